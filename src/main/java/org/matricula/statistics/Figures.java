package org.matricula.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.matricula.kernel.Actor;
import org.springframework.stereotype.Service;

/// The few numbers a leader's first page begins with.
@Service
public class Figures {

    /// @param key message key of its words
    /// @param href the table behind it
    public record Figure(String key, long value, String href) {}

    private static final String ON_LEAVE = "02";

    private final Headcounts headcounts;
    private final MovementTable.Drawing drawing;
    private final Places places;
    private final Clock clock;

    Figures(Headcounts headcounts, MovementTable.Drawing drawing, Places places, Clock clock) {
        this.headcounts = headcounts;
        this.drawing = drawing;
        this.places = places;
        this.clock = clock;
    }

    /// Of the acting person's own unit, today and in the current month; nothing for whoever has no
    /// unit of their own, and for students and guardians.
    public List<Figure> of(Actor actor) {
        if (actor.unit() == null || !actor.scope().persons().isEmpty()) {
            return List.of();
        }
        var today = LocalDate.now(clock);
        var place = places.of(actor.unit());
        var month = drawing.of(place, today.withDayOfMonth(1), today);
        var moved = "/statistics/movement?from=" + month.from() + "&to=" + month.to();
        return List.of(
                new Figure(
                        "statistics.figure.total",
                        month.closing(),
                        "/statistics/headcount?by=grade&by=sex"),
                new Figure(
                        "statistics.figure.leave",
                        onLeave(place, today),
                        "/statistics/headcount?by=unit&by=status"),
                new Figure("statistics.figure.in", month.in(), moved),
                new Figure("statistics.figure.out", month.out(), moved));
    }

    private long onLeave(Place place, LocalDate today) {
        var by = List.of(Dimension.STATUS);
        return headcounts.cells(new Headcounts.Question(place, by, today, null)).stream()
                .filter(it -> ON_LEAVE.equals(it.keys().getFirst()))
                .mapToLong(Crosses.Cell::count)
                .sum();
    }
}
