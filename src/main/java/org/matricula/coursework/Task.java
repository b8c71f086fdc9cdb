package org.matricula.coursework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 教学任务.
///
/// @param unit as it is named, with the group's name behind it
/// @param group 教学班: empty for a whole class
/// @param programmeId null for a group whose students follow several
/// @param usualPercent share of the usual part of a total, 0 to 100; as `midtermPercent` and
///   `practicalPercent`, what is left is the exam's
/// @param closesOn last day on which grades are entered
/// @param lateUntil last day by approval, null without one
/// @param examOn day of the exam, null where none is set
/// @param stage `entering`, `submitted`, `reviewed`, `published`
/// @param lessonTimes 上课时间, null where it is not said
/// @param students how many take it
/// @param blank how many of them have neither a total nor a mark yet
public record Task(
        UUID id,
        UUID institutionId,
        long scopePos,
        UUID unitId,
        String unit,
        String group,
        UUID termId,
        String term,
        UUID courseId,
        String code,
        String course,
        @Nullable BigDecimal credits,
        String nature,
        @Nullable UUID programmeId,
        UUID teacherId,
        String teacher,
        String scale,
        int usualPercent,
        int midtermPercent,
        int practicalPercent,
        LocalDate opensOn,
        LocalDate closesOn,
        @Nullable LocalDate lateUntil,
        @Nullable LocalDate examOn,
        String stage,
        @Nullable UUID submittedBy,
        @Nullable String lessonTimes,
        int students,
        int blank) {

    public boolean entering() {
        return stage.equals("entering");
    }

    public Formula formula() {
        return new Formula(usualPercent, midtermPercent, practicalPercent);
    }

    /// The parts that are typed, none on other scales than that of a hundred.
    public List<String> parts() {
        return scale.equals("hundred") ? formula().parts() : List.of();
    }

    public LocalDate lastDay() {
        return lateUntil == null || lateUntil.isBefore(closesOn) ? closesOn : lateUntil;
    }

    public boolean openOn(LocalDate day) {
        return entering() && !day.isBefore(opensOn) && !day.isAfter(lastDay());
    }
}
