package org.matricula.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 学生变动情况表: it always balances.
@Controller
@Allowed({
    "registrar", "department-registrar", "academic-office-head", "vice-principal", "archive-keeper",
    "class-teacher", "counsellor", "point-reviewer", "branch-reviewer", "province-reviewer"
})
class MovementPage {

    private final MovementTable.Drawing drawing;
    private final Places places;
    private final StatisticsWords words;
    private final Clock clock;

    MovementPage(MovementTable.Drawing drawing, Places places, StatisticsWords words, Clock clock) {
        this.drawing = drawing;
        this.places = places;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/statistics/movement")
    String show(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            Model model) {
        var period = Period.of(from, to, LocalDate.now(clock));
        var place = places.of(unit);
        var table = drawing.of(place, period.from(), period.to());
        model.addAttribute(
                "shown",
                new MovementShown(
                        table.from(),
                        table.to(),
                        table.opening(),
                        table.kinds().stream().map(this::row).toList(),
                        table.in(),
                        table.out(),
                        table.closing(),
                        place.unitId() == null ? null : place.unitId().toString(),
                        places.path(place),
                        places.below(place)));
        return "statistics/movement";
    }

    private MovementShown.Row row(Movements.Kind kind) {
        return new MovementShown.Row(words.verb(kind.verb()), kind.in(), kind.out());
    }
}
