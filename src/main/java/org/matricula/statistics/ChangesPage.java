package org.matricula.statistics;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 两日对比: what was counted on one day and on another, and what happened in between.
@Controller
@Allowed({
    "registrar", "department-registrar", "academic-office-head", "vice-principal", "archive-keeper",
    "class-teacher", "counsellor", "point-reviewer", "branch-reviewer", "province-reviewer"
})
class ChangesPage {

    private static final int LISTED = 50;

    private final ChangesTable.Drawing drawing;
    private final Flows flows;
    private final Questions questions;
    private final HeadcountSheet sheets;
    private final StudentRowsShown rows;
    private final Filters filters;
    private final Places places;
    private final StatisticsWords words;
    private final Ledger ledger;
    private final Clock clock;

    ChangesPage(
            ChangesTable.Drawing drawing,
            Flows flows,
            Questions questions,
            HeadcountSheet sheets,
            StudentRowsShown rows,
            Filters filters,
            Places places,
            StatisticsWords words,
            Ledger ledger,
            Clock clock) {
        this.drawing = drawing;
        this.flows = flows;
        this.questions = questions;
        this.sheets = sheets;
        this.rows = rows;
        this.filters = filters;
        this.places = places;
        this.words = words;
        this.ledger = ledger;
        this.clock = clock;
    }

    @GetMapping("/statistics/changes")
    String show(@RequestParam MultiValueMap<String, String> given, Locale locale, Model model) {
        var by = by(given);
        var span = span(given);
        var asked = asked(span, by);
        var place = span.place();
        model.addAttribute(
                "shown",
                new ChangesShown(
                        drawing.of(span, by, locale),
                        asked,
                        span.from(),
                        span.to(),
                        new Choice(by.key(), words.dimension(by, locale)),
                        dimensions(locale),
                        filters.chosen(asked, "/statistics/changes", locale),
                        Filters.kept(asked),
                        Questions.kept(asked),
                        place.unitId() == null ? null : place.unitId().toString(),
                        places.path(place),
                        places.below(place),
                        query(span, asked)));
        return "statistics/changes";
    }

    @GetMapping("/statistics/changes/students")
    String students(@RequestParam MultiValueMap<String, String> given, Model model) {
        var span = span(given);
        var value = given.getFirst("value");
        var slice =
                flows.students(
                        span,
                        by(given),
                        new Flows.Behind(
                                side(given.getFirst("side")),
                                value == null,
                                Questions.UNKNOWN.equals(value) ? null : value,
                                given.getOrDefault("verb", List.of())),
                        LISTED,
                        given.getFirst("cursor"));
        noted(span, given, slice.items().size());
        model.addAttribute(
                "shown", rows.of(span.to(), slice, "/statistics/changes/students", given));
        return "statistics/students";
    }

    /// What was done, each time by itself.
    @GetMapping("/statistics/changes/acts")
    String acts(@RequestParam MultiValueMap<String, String> given, Model model) {
        var span = span(given);
        var slice =
                flows.acts(
                        span,
                        by(given),
                        given.getOrDefault("verb", List.of()),
                        LISTED,
                        given.getFirst("cursor"));
        noted(span, given, slice.items().size());
        model.addAttribute("shown", rows.done(span.to(), slice, "/statistics/changes/acts", given));
        return "statistics/students";
    }

    private void noted(Flows.Span span, MultiValueMap<String, String> given, int shown) {
        var unit = span.place().unitId();
        ledger.note(
                Act.of("statistics.students", unit == null ? null : "unit:" + unit)
                        .to(Map.of("asked", given, "shown", shown)));
    }

    @GetMapping("/statistics/changes/sheet")
    void sheet(
            @RequestParam MultiValueMap<String, String> given,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var by = by(given);
        var span = span(given);
        var table = drawing.of(span, by, locale);
        var unit = span.place().unitId();
        ledger.note(
                Act.of("statistics.export", unit == null ? null : "unit:" + unit)
                        .to(Map.of("by", by, "from", span.from(), "to", span.to())));
        var lines = new ArrayList<List<Object>>();
        table.lines().forEach(it -> lines.add(cells(it)));
        lines.add(cells(table.sum()));
        sheets.write(
                words.say("statistics.changes", locale) + " " + span.from() + " " + span.to(),
                List.of(
                        words.dimension(by, locale),
                        span.from().toString(),
                        words.say("statistics.changes.in", locale),
                        words.say("statistics.changes.out", locale),
                        words.say("statistics.changes.moved-in", locale),
                        words.say("statistics.changes.moved-out", locale),
                        span.to().toString()),
                lines,
                List.of(
                        words.say(
                                "statistics.mark",
                                locale,
                                span.to(),
                                Acting.now().name(),
                                LocalDate.now(clock))),
                response);
    }

    private static List<Object> cells(ChangesTable.Line it) {
        return List.of(
                it.label(),
                it.opening(),
                it.in(),
                it.out(),
                it.movedIn(),
                it.movedOut(),
                it.closing());
    }

    private Flows.Span span(MultiValueMap<String, String> given) {
        var period =
                Period.of(
                        questions.dayOrNull(given, "from"),
                        questions.dayOrNull(given, "to"),
                        LocalDate.now(clock));
        return new Flows.Span(
                questions.place(given),
                period.from(),
                period.to(),
                questions.knownAt(given),
                Questions.filters(given));
    }

    private static Dimension by(MultiValueMap<String, String> given) {
        var by = Dimension.read(given.getOrDefault("by", List.of()));
        return by.isEmpty() ? Dimension.STATUS : by.getFirst();
    }

    private static Flows.Side side(@Nullable String word) {
        return Arrays.stream(Flows.Side.values())
                .filter(it -> it.name().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new Refused(
                                Refusal.input("side", "statistics.word", String.valueOf(word))));
    }

    private static Headcounts.Question asked(Flows.Span span, Dimension by) {
        return new Headcounts.Question(
                span.place(), List.of(by), span.to(), span.knownAt(), span.filters());
    }

    private static String query(Flows.Span span, Headcounts.Question asked) {
        return Questions.again(asked) + "&from=" + span.from() + "&to=" + span.to();
    }

    private List<Choice> dimensions(Locale locale) {
        return Arrays.stream(Dimension.values())
                .map(it -> new Choice(it.key(), words.dimension(it, locale)))
                .toList();
    }
}
