package org.matricula.standing.warning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 学业预警 of one student. Its words are the message keys `warning.level.<level>` and
/// `warning.state.<state>`.
///
/// @param term the term up to whose results it speaks
/// @param unit the class
/// @param level 0 for somebody who only stands on the list, 1 to 3
/// @param inARow how many there have been without a term between, this one among them
/// @param limitOn last day of the longest time of study, null where none is set
/// @param decision what the academic office has decided, null while it has not
public record Warning(
        UUID id,
        UUID runId,
        String runState,
        UUID institutionId,
        String term,
        LocalDate termFrom,
        UUID enrolmentId,
        UUID personId,
        long scopePos,
        String name,
        String studentNumber,
        @Nullable LocalDate birthOn,
        UUID unitId,
        String unit,
        int level,
        int failedCourses,
        BigDecimal failedCredits,
        BigDecimal takenCredits,
        BigDecimal earnedCredits,
        BigDecimal yearTaken,
        BigDecimal yearEarned,
        int inARow,
        BigDecimal years,
        @Nullable LocalDate limitOn,
        String state,
        @Nullable String reviewReason,
        @Nullable String reviewer,
        @Nullable UUID noticeId,
        @Nullable LocalDate noticedOn,
        @Nullable LocalDate studentSignedOn,
        @Nullable LocalDate guardianSignedOn,
        @Nullable String guardianWay,
        @Nullable String mentor,
        @Nullable String plan,
        @Nullable LocalDate planUntil,
        @Nullable LocalDate closedOn,
        @Nullable String closedWhy,
        @Nullable String closer,
        @Nullable String decision) {

    public boolean candidate() {
        return state.equals("found") || state.equals("kept") || state.equals("dropped");
    }

    public boolean open() {
        return state.equals("open");
    }

    public boolean closed() {
        return closedOn != null;
    }

    /// 未成年人 (民法典 第十七条).
    public boolean minorOn(LocalDate day) {
        return birthOn != null && birthOn.plusYears(18).isAfter(day);
    }
}
