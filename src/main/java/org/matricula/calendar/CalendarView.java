package org.matricula.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Line;

/// What the calendar's page shows for one year.
///
/// @param unit whose terms are shown, null where the reader acts for none
/// @param mayDays whether the reader may change holidays
/// @param mayTerms whether the reader may plan terms of the unit
/// @param reckoned whether some of the year's days still wait for their notice
public record CalendarView(
        int year,
        List<Month> months,
        List<Marked> marked,
        @Nullable UUID unit,
        @Nullable String unitName,
        List<TermLine> terms,
        boolean mayDays,
        boolean mayTerms,
        boolean reckoned,
        int workingDays,
        List<Line> lines) {

    /// @param blanks empty cells before the first, weeks beginning on Monday
    public record Month(int number, int blanks, List<Day> days) {}

    /// @param kind `ordinary`, `weekend`, `off` or `work`
    public record Day(int number, String kind, @Nullable String name, boolean today) {}

    public record Marked(
            LocalDate on, boolean working, String name, String source, String standing) {}

    /// @param last the last day, as people name it
    public record TermLine(
            UUID id, String year, int seq, String name, LocalDate from, LocalDate last) {}
}
