package org.matricula.teaching.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 课程评估 of a term.
///
/// @param least answers to a course below which nothing of it is shown, as the rule was when it was
///   opened
/// @param releasedAt since when the results may be read
public record Evaluation(
        UUID id,
        UUID institutionId,
        UUID termId,
        String term,
        LocalDate opensOn,
        LocalDate closesOn,
        int least,
        String opener,
        @Nullable Instant releasedAt) {

    public boolean openOn(LocalDate day) {
        return releasedAt == null && !day.isBefore(opensOn) && !day.isAfter(closesOn);
    }

    public boolean closedOn(LocalDate day) {
        return day.isAfter(closesOn);
    }

    public boolean released() {
        return releasedAt != null;
    }
}
