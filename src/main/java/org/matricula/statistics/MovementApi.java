package org.matricula.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The movement table for other systems.
@RestController
@Allowed({
    "registrar", "department-registrar", "academic-office-head", "vice-principal", "archive-keeper",
    "class-teacher", "counsellor", "point-reviewer", "branch-reviewer", "province-reviewer"
})
class MovementApi {

    record Coded(String code, String label) {}

    record Moved(Coded kind, long count) {}

    record Answer(
            LocalDate from,
            LocalDate to,
            long opening,
            List<Moved> in,
            List<Moved> out,
            long closing) {}

    private final MovementTable.Drawing drawing;
    private final Places places;
    private final StatisticsWords words;
    private final Clock clock;

    MovementApi(MovementTable.Drawing drawing, Places places, StatisticsWords words, Clock clock) {
        this.drawing = drawing;
        this.places = places;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/api/v1/statistics/movement")
    Answer move(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        var period = Period.of(from, to, LocalDate.now(clock));
        var table = drawing.of(places.of(unit), period.from(), period.to());
        return new Answer(
                table.from(),
                table.to(),
                table.opening(),
                kinds(table, Movements.Kind::in),
                kinds(table, Movements.Kind::out),
                table.closing());
    }

    private List<Moved> kinds(MovementTable table, ToLongFunction<Movements.Kind> count) {
        return table.kinds().stream()
                .filter(it -> count.applyAsLong(it) != 0)
                .map(it -> new Moved(kind(it.verb()), count.applyAsLong(it)))
                .toList();
    }

    private Coded kind(String verb) {
        return new Coded(words.code(verb).orElse(verb), words.verb(verb));
    }
}
