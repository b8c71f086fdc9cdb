package org.matricula.statistics;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.matricula.statistics.Headcounts.Question;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// 统计图: pictures of the register, each with the table it was drawn from.
@Controller
@Allowed({
    "registrar", "department-registrar", "academic-office-head", "vice-principal", "archive-keeper",
    "class-teacher", "counsellor", "point-reviewer", "branch-reviewer", "province-reviewer"
})
class ChartsPage {

    private static final List<Dimension> FIRST = List.of(Dimension.LEVEL);

    private final ChartTables tables;
    private final Questions questions;
    private final HeadcountSheet sheets;
    private final Filters filters;
    private final Places places;
    private final StatisticsWords words;
    private final Ledger ledger;
    private final Clock clock;

    ChartsPage(
            ChartTables tables,
            Questions questions,
            HeadcountSheet sheets,
            Filters filters,
            Places places,
            StatisticsWords words,
            Ledger ledger,
            Clock clock) {
        this.tables = tables;
        this.questions = questions;
        this.sheets = sheets;
        this.filters = filters;
        this.places = places;
        this.words = words;
        this.ledger = ledger;
        this.clock = clock;
    }

    @GetMapping("/statistics/charts")
    String first() {
        return "redirect:/statistics/charts/" + ChartKind.PYRAMID.key();
    }

    @GetMapping("/statistics/charts/{kind}")
    String show(
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> given,
            Locale locale,
            Model model) {
        var chart = ChartKind.of(kind);
        var asked = questions.read(given, FIRST);
        var from = from(given, asked);
        model.addAttribute(
                "shown",
                new ChartShown(
                        chart.key(),
                        tables.of(chart, asked, from, locale),
                        kinds(locale),
                        asked.asOf(),
                        chart == ChartKind.FLOW ? from : null,
                        asked.by().getFirst().key(),
                        chart == ChartKind.TREND ? dimensions(locale) : List.of(),
                        asked.place().unitId() == null ? null : asked.place().unitId().toString(),
                        places.path(asked.place()),
                        places.below(asked.place()),
                        filters.chosen(asked, "/statistics/charts/" + chart.key(), locale),
                        Filters.kept(asked),
                        Questions.kept(asked),
                        query(chart, asked, from),
                        chart.drawn(),
                        chart.horizontal()));
        return "statistics/charts";
    }

    @GetMapping("/statistics/charts/{kind}/sheet")
    void sheet(
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> given,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var chart = ChartKind.of(kind);
        var asked = questions.read(given, FIRST);
        var table = tables.of(chart, asked, from(given, asked), locale);
        var unit = asked.place().unitId();
        ledger.note(
                Act.of("statistics.export", unit == null ? null : "unit:" + unit)
                        .to(Map.of("chart", chart.key(), "asOf", asked.asOf())));
        sheets.write(
                words.say("statistics.chart." + chart.key(), locale) + " " + asked.asOf(),
                table.heads(),
                table.rows(),
                List.of(
                        words.say(
                                "statistics.mark",
                                locale,
                                asked.asOf(),
                                Acting.now().name(),
                                LocalDate.now(clock))),
                response);
    }

    /// A year before the last day, where nothing is asked.
    private LocalDate from(MultiValueMap<String, String> given, Question asked) {
        var from = questions.dayOrNull(given, "from");
        return Period.of(
                        from == null ? asked.asOf().minusYears(1) : from,
                        asked.asOf(),
                        asked.asOf())
                .from();
    }

    private static String query(ChartKind chart, Question asked, LocalDate from) {
        return switch (chart) {
            case TREND -> Questions.again(asked);
            case FLOW -> Questions.same(asked) + "&from=" + from;
            case PYRAMID, ORIGIN, COHORT -> Questions.same(asked);
        };
    }

    private List<Choice> kinds(Locale locale) {
        return Arrays.stream(ChartKind.values())
                .map(it -> new Choice(it.key(), words.say("statistics.chart." + it.key(), locale)))
                .toList();
    }

    private List<Choice> dimensions(Locale locale) {
        return Arrays.stream(Dimension.values())
                .filter(it -> it != Dimension.CLASS)
                .map(it -> new Choice(it.key(), words.dimension(it, locale)))
                .toList();
    }
}
