package org.matricula.overview;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Choice;

/// The overview as its page shows it.
///
/// @param lines what each line is of, with what it leads to
/// @param query asks for the same again
public record OverviewShown(
        List<Line> lines,
        Line sum,
        String by,
        List<Choice> kinds,
        String term,
        List<Choice> terms,
        @Nullable String unit,
        List<Choice> path,
        List<Choice> below,
        String query) {

    /// @param href the students of a class or major, or a student's file; null for neither
    /// @param numbers 人数, 男, 女, 修读门次, 有成绩, 不及格, 旷课, 迟到早退, 请假
    public record Line(
            String label,
            String above,
            String number,
            @Nullable String href,
            List<Long> numbers,
            String mean,
            String passed,
            String credits) {}
}
