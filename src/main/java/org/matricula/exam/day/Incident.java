package org.matricula.exam.day;

import java.time.Instant;
import java.util.UUID;

/// 考场情况 that stands.
///
/// @param kind `absent`, `cheating` or `other`
public record Incident(
        UUID id,
        UUID candidateId,
        String name,
        String studentNumber,
        String course,
        String kind,
        String words,
        String reporter,
        Instant reportedAt) {}
