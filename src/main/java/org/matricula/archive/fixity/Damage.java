package org.matricula.archive.fixity;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One file or volume that is not what its digest says.
///
/// @param what `file` or `volume`
/// @param name file name or volume number
/// @param student whose it is, null for papers of nobody
/// @param state `missing` or `altered`
/// @param mendedOn when it was found whole again
public record Damage(
        UUID id,
        String what,
        UUID subjectId,
        String name,
        @Nullable String student,
        String state,
        LocalDate foundOn,
        @Nullable LocalDate mendedOn) {}
