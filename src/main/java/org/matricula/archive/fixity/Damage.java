package org.matricula.archive.fixity;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One file, volume or archive package that is not what its digest says.
///
/// @param what `file`, `volume` or `packet`
/// @param name file name, volume number, or number and name of a package
/// @param student whose it is, null for papers of nobody
/// @param state `missing` or `altered`
/// @param mendedOn when it was found whole again, or ceased to be kept
/// @param endedAs null where it was mended; `destroyed` by decision, `expired` after its time, or
///   `gone` with the record it belonged to
/// @param endedWhy number of the disposal list, or why the file was discarded
public record Damage(
        UUID id,
        String what,
        UUID subjectId,
        String name,
        @Nullable String student,
        String state,
        LocalDate foundOn,
        @Nullable LocalDate mendedOn,
        @Nullable String endedAs,
        @Nullable String endedWhy) {}
