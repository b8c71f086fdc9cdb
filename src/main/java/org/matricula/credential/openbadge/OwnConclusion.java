package org.matricula.credential.openbadge;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A conclusion of oneself, of which a verifiable credential may be had.
///
/// @param issued whether one was given
/// @param revoked whether it was revoked
public record OwnConclusion(
        UUID conclusionId,
        String name,
        String school,
        String outcome,
        LocalDate concludedOn,
        @Nullable String degreeName,
        boolean issued,
        boolean revoked) {}
