package org.matricula.teaching.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 教学检查: what somebody saw of a course, and the measure that came of it.
///
/// @param kind `listening` 听课, `papers` 试卷抽查, `materials` 教学资料检查
/// @param lookedAt how many papers were looked at, null for a lesson
/// @param rating 5 the best
/// @param measure null where nothing has to change
public record Inspection(
        UUID id,
        UUID taskId,
        long scopePos,
        String course,
        String unit,
        String term,
        UUID teacherId,
        String teacher,
        String kind,
        LocalDate heldOn,
        String subject,
        @Nullable Integer lookedAt,
        int rating,
        String findings,
        @Nullable UUID inspectorId,
        String inspector,
        @Nullable String measure,
        @Nullable LocalDate dueOn,
        @Nullable String doneWords,
        @Nullable Instant doneAt,
        @Nullable String confirmer,
        @Nullable Instant confirmedAt) {

    /// `none`, `due`, `done` (reported, not yet confirmed), `confirmed`.
    public String state() {
        return measure == null
                ? "none"
                : confirmedAt != null ? "confirmed" : doneAt != null ? "done" : "due";
    }

    public boolean lateOn(LocalDate day) {
        return state().equals("due") && dueOn != null && day.isAfter(dueOn);
    }
}
