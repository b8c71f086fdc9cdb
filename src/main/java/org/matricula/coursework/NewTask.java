package org.matricula.coursework;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A teaching task to be opened.
///
/// @param unit the class; of a group the unit whose students it takes
/// @param group 教学班, null or blank for a whole class
/// @param scale `hundred`, `five-level` or `pass-fail`
/// @param usualPercent share of the usual part, 0 to 100; as `midtermPercent` and
///   `practicalPercent`, null for none
/// @param closesOn last day on which grades are entered
record NewTask(
        UUID unit,
        UUID term,
        UUID course,
        UUID teacher,
        String scale,
        int usualPercent,
        @Nullable Integer midtermPercent,
        @Nullable Integer practicalPercent,
        LocalDate opensOn,
        LocalDate closesOn,
        @Nullable String group) {

    NewTask(
            UUID unit,
            UUID term,
            UUID course,
            UUID teacher,
            String scale,
            int usualPercent,
            LocalDate opensOn,
            LocalDate closesOn) {
        this(unit, term, course, teacher, scale, usualPercent, 0, 0, opensOn, closesOn, null);
    }

    /// Empty for a whole class.
    String named() {
        return group == null ? "" : group.strip();
    }

    Formula formula() {
        return new Formula(
                usualPercent,
                midtermPercent == null ? 0 : midtermPercent,
                practicalPercent == null ? 0 : practicalPercent);
    }
}
