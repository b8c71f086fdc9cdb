package org.matricula.workflow.turnaround;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.page.Allowed;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.matricula.workflow.turnaround.Turnaround.Figures;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/// 办理时效: table, chart, sheet and interface.
@Controller
@Allowed({
    "registrar",
    "department-registrar",
    "academic-office-head",
    "vice-principal",
    "point-reviewer",
    "branch-reviewer",
    "province-reviewer"
})
class TurnaroundPage {

    /// As the chart reads it.
    record Chart(List<String> categories, List<Series> series, String unit) {}

    record Series(String name, List<Double> data) {}

    private final CountTurnaround turnaround;
    private final Ledger ledger;
    private final MessageSource words;

    TurnaroundPage(CountTurnaround turnaround, Ledger ledger, MessageSource words) {
        this.turnaround = turnaround;
        this.ledger = ledger;
        this.words = words;
    }

    @GetMapping("/turnaround")
    String show(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            Locale locale,
            Model model) {
        model.addAttribute("shown", turnaround.count(unit, from, to, locale));
        return "workflow/turnaround";
    }

    @GetMapping("/api/v1/turnaround")
    @ResponseBody
    Turnaround list(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            Locale locale) {
        return turnaround.count(unit, from, to, locale);
    }

    @GetMapping("/turnaround/chart")
    @ResponseBody
    Chart chart(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            Locale locale) {
        var totals = turnaround.count(unit, from, to, locale).totals();
        return new Chart(
                totals.stream().map(Turnaround.Office::office).toList(),
                List.of(
                        series("turnaround.median", totals, Figures::median, locale),
                        series("turnaround.ninetieth", totals, Figures::ninetieth, locale)),
                say("turnaround.days", locale));
    }

    @GetMapping("/turnaround/sheet")
    void sheet(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var counted = turnaround.count(unit, from, to, locale);
        ledger.note(
                Act.of("turnaround.export", unit == null ? null : "unit:" + unit)
                        .to(Map.of("from", counted.from(), "to", counted.to())));
        var title = say("turnaround.title", locale);
        response.setContentType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(
                                title + " " + counted.from() + " " + counted.to() + ".xlsx",
                                StandardCharsets.UTF_8)
                        .build()
                        .toString());
        var heads = new ArrayList<String>();
        for (var key :
                List.of(
                        "office",
                        "process",
                        "open",
                        "overdue",
                        "decided",
                        "median",
                        "ninetieth",
                        "share")) {
            heads.add(say("turnaround." + key, locale));
        }
        try (var sheet =
                SheetWriter.xlsx(response.getOutputStream(), SheetDesign.of(title, heads))) {
            for (var it : counted.offices()) {
                var process =
                        Objects.requireNonNullElse(it.process(), say("turnaround.all", locale));
                sheet.row(cells(it.office(), process, it.figures()));
            }
            sheet.row(cells(say("turnaround.all", locale), "", counted.all()));
        }
    }

    private static List<Object> cells(String office, String process, Figures figures) {
        return List.of(
                office,
                process,
                figures.open(),
                figures.overdue(),
                figures.decided(),
                Figures.told(figures.median()),
                Figures.told(figures.ninetieth()),
                Figures.told(figures.share()));
    }

    private Series series(
            String key,
            List<Turnaround.Office> offices,
            Function<Figures, @Nullable Double> figure,
            Locale locale) {
        return new Series(
                say(key, locale),
                offices.stream()
                        .map(it -> Objects.requireNonNullElse(figure.apply(it.figures()), 0.0))
                        .toList());
    }

    private String say(String key, Locale locale) {
        return words.getMessage(key, null, locale);
    }
}
