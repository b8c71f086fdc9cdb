package org.matricula.coursework.recognition;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of the list of recognitions.
///
/// @param state of the case, null for a reader who does not reach the case itself
/// @param lines that were not declined
public record RecognitionListed(
        UUID caseId,
        @Nullable String number,
        @Nullable String state,
        String name,
        @Nullable String studentNumber,
        String kind,
        String programme,
        int lines,
        @Nullable Instant grantedAt,
        @Nullable Instant reversedAt) {}
