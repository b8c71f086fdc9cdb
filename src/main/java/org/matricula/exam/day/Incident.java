package org.matricula.exam.day;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 考场情况 that stands.
///
/// @param kind `absent`, `cheating` or `other`
/// @param offence number of the offence it became, null without one
public record Incident(
        UUID id,
        UUID candidateId,
        String name,
        String studentNumber,
        String course,
        String kind,
        String words,
        String reporter,
        Instant reportedAt,
        @Nullable String offence) {}
