package org.matricula.statistics;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.matricula.statistics.Headcounts.Question;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/// 在籍人数: by one or two dimensions, on any day as it was then and as it was known at any instant,
/// narrowed to any values, down to the students.
@Controller
@Allowed({
    "registrar", "department-registrar", "academic-office-head", "vice-principal", "archive-keeper",
    "class-teacher", "counsellor", "point-reviewer", "branch-reviewer", "province-reviewer"
})
@RequestMapping("/statistics/headcount")
class HeadcountPage {

    private static final int LISTED = 50;
    private static final List<Dimension> FIRST = List.of(Dimension.GRADE, Dimension.SEX);

    private final Questions questions;
    private final HeadcountView view;
    private final HeadcountSheet sheets;
    private final Filters filters;
    private final StudentsBehind behind;
    private final StudentRowsShown rows;
    private final Places places;
    private final StatisticsWords words;
    private final Ledger ledger;
    private final Clock clock;

    HeadcountPage(
            Questions questions,
            HeadcountView view,
            HeadcountSheet sheets,
            Filters filters,
            StudentsBehind behind,
            StudentRowsShown rows,
            Places places,
            StatisticsWords words,
            Ledger ledger,
            Clock clock) {
        this.questions = questions;
        this.view = view;
        this.sheets = sheets;
        this.filters = filters;
        this.behind = behind;
        this.rows = rows;
        this.places = places;
        this.words = words;
        this.ledger = ledger;
        this.clock = clock;
    }

    @GetMapping
    String show(@RequestParam MultiValueMap<String, String> given, Locale locale, Model model) {
        var asked = questions.read(given, FIRST);
        model.addAttribute(
                "shown",
                new HeadcountShown(
                        view.table(asked, locale),
                        chosen(asked.by(), 0, locale),
                        chosen(asked.by(), 1, locale),
                        asked.asOf(),
                        knownAt(asked),
                        asked.place().unitId() == null ? null : asked.place().unitId().toString(),
                        places.path(asked.place()),
                        places.below(asked.place()),
                        dimensions(locale),
                        filters.offered(asked, locale),
                        filters.chosen(asked, "/statistics/headcount", locale),
                        Questions.again(asked),
                        Questions.kept(asked),
                        chart(asked.by())));
        return "statistics/headcount";
    }

    /// The same figures for the chart; each leads to the students behind it.
    @GetMapping("/chart")
    @ResponseBody
    HeadcountChart chart(@RequestParam MultiValueMap<String, String> given, Locale locale) {
        var table = view.table(questions.read(given, FIRST), locale);
        return HeadcountChart.of(table, words.say("statistics.total", locale));
    }

    @GetMapping("/students")
    String students(@RequestParam MultiValueMap<String, String> given, Model model) {
        var cell = questions.cell(given);
        var slice = behind.of(cell, LISTED, given.getFirst("cursor"));
        var unit = cell.place().unitId();
        ledger.note(
                Act.of("statistics.students", unit == null ? null : "unit:" + unit)
                        .to(Map.of("asked", given, "shown", slice.items().size())));
        model.addAttribute(
                "shown", rows.of(cell.asOf(), slice, "/statistics/headcount/students", given));
        return "statistics/students";
    }

    @GetMapping("/sheet")
    void sheet(
            @RequestParam MultiValueMap<String, String> given,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var asked = questions.read(given, FIRST);
        var table = view.table(asked, locale);
        var unit = asked.place().unitId();
        ledger.note(
                Act.of("statistics.export", unit == null ? null : "unit:" + unit)
                        .to(
                                Map.of(
                                        "by",
                                        asked.by(),
                                        "asOf",
                                        asked.asOf(),
                                        "filters",
                                        filters.told(asked, locale))));
        sheets.write(table, asked, locale, response);
    }

    private String knownAt(Question asked) {
        return asked.knownAt() == null
                ? ""
                : asked.knownAt()
                        .atZone(clock.getZone())
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString();
    }

    private List<Choice> dimensions(Locale locale) {
        return Arrays.stream(Dimension.values())
                .map(it -> new Choice(it.key(), words.dimension(it, locale)))
                .toList();
    }

    private Choice chosen(List<Dimension> by, int at, Locale locale) {
        return at < by.size()
                ? new Choice(by.get(at).key(), words.dimension(by.get(at), locale))
                : new Choice("", "");
    }

    private static String chart(List<Dimension> by) {
        return by.equals(List.of(Dimension.BIRTH_YEAR, Dimension.SEX))
                        || by.equals(List.of(Dimension.AGE, Dimension.SEX))
                ? "pyramid"
                : by.size() > 1 ? "stacked" : "bar";
    }
}
