package org.matricula.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;

/// 学期.
///
/// @param year 学年, such as `2026-2027`
/// @param seq the how-manieth of its year
/// @param until first day after it
public record Term(UUID id, String year, int seq, String name, LocalDate from, LocalDate until) {

    /// 教学周: weeks run from Monday, the first day of term lies in week 1; before it 0 or less.
    public int week(LocalDate day) {
        var first = from.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var asked = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return (int) ChronoUnit.WEEKS.between(first, asked) + 1;
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }
}
