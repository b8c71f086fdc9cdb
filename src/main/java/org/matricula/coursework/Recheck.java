package org.matricula.coursework;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 复查单: the mark that a student asks to have looked at again, and what was found.
///
/// @param state of the case, as [org.matricula.workflow.CaseState] has it
/// @param finding `unchanged` or `mistaken`, null until somebody has looked
/// @param correction the case by which a mistake is mended, null before there is one
public record Recheck(
        UUID caseId,
        @Nullable String number,
        String state,
        UUID gradeId,
        UUID taskId,
        String name,
        @Nullable String studentNumber,
        String code,
        String course,
        String term,
        String teacher,
        String attempt,
        @Nullable BigDecimal exam,
        @Nullable Integer total,
        @Nullable String mark,
        @Nullable String finding,
        @Nullable String words,
        @Nullable String finder,
        @Nullable Instant foundAt,
        @Nullable UUID correction,
        @Nullable String correctionNumber) {

    /// Before the offices conclude on it.
    public boolean underWay() {
        return state.equals("submitted") || state.equals("in-progress");
    }
}
