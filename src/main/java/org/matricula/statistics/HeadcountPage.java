package org.matricula.statistics;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/// 在籍人数: by one or two dimensions, on any day as it was then, down to the students.
@Controller
@Allowed({
    "registrar", "department-registrar", "academic-office-head", "vice-principal", "archive-keeper",
    "class-teacher", "counsellor", "point-reviewer", "branch-reviewer", "province-reviewer"
})
@RequestMapping("/statistics/headcount")
class HeadcountPage {

    private static final int LISTED = 50;

    private final HeadcountView view;
    private final StudentsBehind behind;
    private final Places places;
    private final StatisticsWords words;
    private final Ledger ledger;
    private final Clock clock;

    HeadcountPage(
            HeadcountView view,
            StudentsBehind behind,
            Places places,
            StatisticsWords words,
            Ledger ledger,
            Clock clock) {
        this.view = view;
        this.behind = behind;
        this.places = places;
        this.words = words;
        this.ledger = ledger;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable List<String> by,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            Locale locale,
            Model model) {
        var asked = asked(by);
        var place = places.of(unit);
        var day = asOf == null ? LocalDate.now(clock) : asOf;
        var dimensions = dimensions(locale);
        model.addAttribute(
                "shown",
                new HeadcountShown(
                        view.table(place, asked, day, locale),
                        chosen(asked, 0, locale),
                        chosen(asked, 1, locale),
                        day,
                        place.unitId() == null ? null : place.unitId().toString(),
                        places.path(place),
                        places.below(place),
                        dimensions,
                        chart(asked)));
        return "statistics/headcount";
    }

    /// The same figures for the chart; each leads to the students behind it.
    @GetMapping("/chart")
    @ResponseBody
    HeadcountChart chart(
            @RequestParam(required = false) @Nullable List<String> by,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            Locale locale) {
        var day = asOf == null ? LocalDate.now(clock) : asOf;
        var table = view.table(places.of(unit), asked(by), day, locale);
        return HeadcountChart.of(table, words.say("statistics.total", locale));
    }

    @GetMapping("/students")
    String students(
            @RequestParam Map<String, String> asked,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "false") boolean direct,
            @RequestParam(required = false) @Nullable String cursor,
            Locale locale,
            Model model) {
        var place = places.of(unit);
        var day = asOf == null ? LocalDate.now(clock) : asOf;
        var values = values(asked);
        var slice = behind.of(new StudentsBehind.Cell(place, direct, day, values), LISTED, cursor);
        ledger.note(
                Act.of(
                                "statistics.students",
                                place.unitId() == null ? null : "unit:" + place.unitId())
                        .to(Map.of("asked", asked, "shown", slice.items().size())));
        model.addAttribute(
                "shown",
                new StudentsShown(
                        day,
                        slice.items().stream().map(this::row).toList(),
                        slice.next() == null ? null : next(asked, slice.next())));
        return "statistics/students";
    }

    @GetMapping("/sheet")
    void sheet(
            @RequestParam(required = false) @Nullable List<String> by,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var dimensions = asked(by);
        var place = places.of(unit);
        var day = asOf == null ? LocalDate.now(clock) : asOf;
        var table = view.table(place, dimensions, day, locale);
        ledger.note(
                Act.of(
                                "statistics.export",
                                place.unitId() == null ? null : "unit:" + place.unitId())
                        .to(Map.of("by", dimensions, "asOf", day)));
        var title = words.say("statistics.headcount", locale);
        response.setContentType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(title + " " + day + ".xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        write(table, title, dimensions, day, locale, response);
    }

    private void write(
            HeadcountTable table,
            String title,
            List<Dimension> by,
            LocalDate day,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var heads = new ArrayList<String>();
        heads.add(words.dimension(by.getFirst(), locale));
        heads.addAll(table.heads());
        heads.add(words.say("statistics.total", locale));
        try (var sheet =
                SheetWriter.xlsx(response.getOutputStream(), SheetDesign.of(title, heads))) {
            for (var it : table.lines()) {
                sheet.row(cells(it.label(), it.numbers(), it.sum().count()));
            }
            sheet.row(cells(words.say("statistics.total", locale), table.sums(), table.total()));
            sheet.mark(
                    words.say(
                            "statistics.mark",
                            locale,
                            day,
                            Acting.now().name(),
                            LocalDate.now(clock)));
        }
    }

    private static List<Object> cells(
            String label, List<HeadcountTable.Number> numbers, long total) {
        var cells = new ArrayList<Object>();
        cells.add(label);
        numbers.forEach(it -> cells.add(it.count()));
        cells.add(total);
        return cells;
    }

    private static List<Dimension> asked(@Nullable List<String> by) {
        var read = Dimension.read(by == null ? List.of() : by);
        return read.isEmpty() ? List.of(Dimension.GRADE, Dimension.SEX) : read;
    }

    private static Map<Dimension, @Nullable String> values(Map<String, String> asked) {
        var values = new HashMap<Dimension, @Nullable String>();
        for (var it : Dimension.values()) {
            var value = asked.get(it.key());
            if (value != null && it != Dimension.UNIT) {
                values.put(it, value.equals(HeadcountView.UNKNOWN) ? null : value);
            }
        }
        return values;
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
                ? "pyramid"
                : by.size() > 1 ? "stacked" : "bar";
    }

    private StudentsShown.Row row(StudentsBehind.Student it) {
        return new StudentsShown.Row(
                it.name(),
                it.studentNumber(),
                words.code("sex", it.sex()),
                words.code("student-status", it.status()),
                it.gradeLevel(),
                it.unit());
    }

    private static String next(Map<String, String> asked, String cursor) {
        var address = UriComponentsBuilder.fromPath("/statistics/headcount/students");
        asked.forEach((key, value) -> {
            if (!key.equals("cursor")) {
                address.queryParam(key, UriUtils.encode(value, StandardCharsets.UTF_8));
            }
        });
        return address.queryParam("cursor", cursor).build(true).toUriString();
    }
}
