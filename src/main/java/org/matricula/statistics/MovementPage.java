package org.matricula.statistics;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 学生变动情况表: it always balances.
@Controller
@Allowed({
    "registrar", "department-registrar", "academic-office-head", "vice-principal", "archive-keeper",
    "class-teacher", "counsellor", "point-reviewer", "branch-reviewer", "province-reviewer"
})
class MovementPage {

    private static final int LISTED = 50;

    private final MovementTable.Drawing drawing;
    private final ActsBehind behind;
    private final Questions questions;
    private final StudentRowsShown rows;
    private final MovementSheet sheets;
    private final Places places;
    private final StatisticsWords words;
    private final Ledger ledger;
    private final Clock clock;

    MovementPage(
            MovementTable.Drawing drawing,
            ActsBehind behind,
            Questions questions,
            StudentRowsShown rows,
            MovementSheet sheets,
            Places places,
            StatisticsWords words,
            Ledger ledger,
            Clock clock) {
        this.drawing = drawing;
        this.behind = behind;
        this.questions = questions;
        this.rows = rows;
        this.sheets = sheets;
        this.ledger = ledger;
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

    @GetMapping("/statistics/movement/sheet")
    void sheet(
            @RequestParam MultiValueMap<String, String> given,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var period =
                Period.of(
                        questions.dayOrNull(given, "from"),
                        questions.dayOrNull(given, "to"),
                        LocalDate.now(clock));
        var place = questions.place(given);
        var table = drawing.of(place, period.from(), period.to());
        ledger.note(
                Act.of(
                                "statistics.export",
                                place.unitId() == null ? null : "unit:" + place.unitId())
                        .to(Map.of("from", period.from(), "to", period.to())));
        sheets.write(table, locale, response);
    }

    /// Who came or left: each time by itself.
    @GetMapping("/statistics/movement/students")
    String students(@RequestParam MultiValueMap<String, String> given, Model model) {
        var period =
                Period.of(
                        questions.dayOrNull(given, "from"),
                        questions.dayOrNull(given, "to"),
                        LocalDate.now(clock));
        var place = questions.place(given);
        var slice =
                behind.moved(
                        place,
                        period,
                        side(given.getFirst("side")),
                        given.getFirst("verb"),
                        LISTED,
                        given.getFirst("cursor"));
        ledger.note(
                Act.of(
                                "statistics.students",
                                place.unitId() == null ? null : "unit:" + place.unitId())
                        .to(Map.of("asked", given, "shown", slice.items().size())));
        model.addAttribute(
                "shown", rows.done(period.to(), slice, "/statistics/movement/students", given));
        return "statistics/students";
    }

    private static ActsBehind.Side side(@Nullable String word) {
        return Arrays.stream(ActsBehind.Side.values())
                .filter(it -> it.name().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new Refused(
                                Refusal.input("side", "statistics.word", String.valueOf(word))));
    }

    private MovementShown.Row row(Movements.Kind kind) {
        return new MovementShown.Row(kind.verb(), words.verb(kind.verb()), kind.in(), kind.out());
    }
}
