package org.matricula.calendar;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.CalendarView.Day;
import org.matricula.calendar.CalendarView.Marked;
import org.matricula.calendar.CalendarView.Month;
import org.matricula.calendar.CalendarView.TermLine;
import org.matricula.kernel.Acting;
import org.matricula.organisation.TreeKeepers;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.organisation.UnitsInSight;
import org.matricula.page.Line;
import org.springframework.stereotype.Component;

/// Puts together what the calendar's page shows.
@Component
class CalendarViews {

    private final DayRows rows;
    private final WorkingDays workingDays;
    private final Terms terms;
    private final Units units;
    private final UnitsInSight inSight;
    private final Clock clock;

    CalendarViews(
            DayRows rows,
            WorkingDays workingDays,
            Terms terms,
            Units units,
            UnitsInSight inSight,
            Clock clock) {
        this.rows = rows;
        this.workingDays = workingDays;
        this.terms = terms;
        this.units = units;
        this.inSight = inSight;
        this.clock = clock;
    }

    CalendarView of(int year, List<Line> lines) {
        var actor = Acting.now();
        var special = rows.of(year);
        var byDay = special.stream().collect(Collectors.toMap(SpecialDay::on, Function.identity()));
        var at = inSight.unit();
        var unit = at == null ? null : institution(units.get(at));
        return new CalendarView(
                year,
                IntStream.rangeClosed(1, 12)
                        .mapToObj(it -> month(YearMonth.of(year, it), byDay))
                        .toList(),
                special.stream().map(CalendarViews::marked).toList(),
                unit == null ? null : unit.id(),
                unit == null ? null : unit.name(),
                unit == null
                        ? List.of()
                        : terms.of(unit.id()).stream().map(CalendarViews::line).toList(),
                actor.holds("administrator"),
                unit != null && TreeKeepers.may(actor, unit),
                special.isEmpty()
                        || special.stream().anyMatch(it -> it.standing().equals("recalled")),
                workingDays.between(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31)),
                lines);
    }

    /// Terms belong to the school, whichever of its units the reader acts for.
    private @Nullable Unit institution(Unit unit) {
        return unit.institutionId() == null ? unit : units.get(unit.institutionId());
    }

    private Month month(YearMonth month, Map<LocalDate, SpecialDay> special) {
        var today = LocalDate.now(clock);
        var first = month.atDay(1);
        var days =
                first.datesUntil(first.plusMonths(1))
                        .map(it -> day(it, special.get(it), it.equals(today)))
                        .toList();
        return new Month(month.getMonthValue(), first.getDayOfWeek().getValue() - 1, days);
    }

    private static Day day(LocalDate day, @Nullable SpecialDay special, boolean today) {
        var weekend =
                day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (special == null) {
            return new Day(day.getDayOfMonth(), weekend ? "weekend" : "ordinary", null, today);
        }
        return new Day(
                day.getDayOfMonth(), special.working() ? "work" : "off", special.name(), today);
    }

    private static Marked marked(SpecialDay it) {
        return new Marked(it.on(), it.working(), it.name(), it.source(), it.standing());
    }

    private static TermLine line(Term it) {
        return new TermLine(
                it.id(), it.year(), it.seq(), it.name(), it.from(), it.until().minusDays(1));
    }
}
