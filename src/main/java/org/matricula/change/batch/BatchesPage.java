package org.matricula.change.batch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Refused;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 成批异动: preparing, looking, approving, undoing.
@Controller
@OpenToBatches
class BatchesPage {

    private static final String MARK = "mark.";

    private final BatchViews views;
    private final PrepareBatch prepare;
    private final MarkBatch mark;
    private final DealBatch deal;
    private final ApproveBatch approve;
    private final UndoBatch undo;
    private final BatchSheet sheet;
    private final Codes codes;
    private final Problems problems;
    private final MessageSource words;
    private final Clock clock;

    BatchesPage(
            BatchViews views,
            PrepareBatch prepare,
            MarkBatch mark,
            DealBatch deal,
            ApproveBatch approve,
            UndoBatch undo,
            BatchSheet sheet,
            Codes codes,
            Problems problems,
            MessageSource words,
            Clock clock) {
        this.views = views;
        this.prepare = prepare;
        this.mark = mark;
        this.deal = deal;
        this.approve = approve;
        this.undo = undo;
        this.sheet = sheet;
        this.codes = codes;
        this.problems = problems;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/batch-changes")
    ModelAndView list(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable UUID cursor) {
        return listed(unit, cursor, List.of());
    }

    @PostMapping("/batch-changes")
    String prepare(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable List<UUID> classes,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable Integer fromLevel,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            RedirectAttributes redirect) {
        var id = prepare.prepare(new BatchRequest(kind, unit, classes, on, fromLevel, reason));
        return told(id, "prepared", locale, redirect);
    }

    @GetMapping("/batch-changes/{id}")
    ModelAndView one(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable UUID cursor) {
        return shown(id, outcome, cursor, List.of());
    }

    @GetMapping("/batch-changes/{id}/list.xlsx")
    void sheet(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var out = new ByteArrayOutputStream();
        sheet.write(id, out);
        response.setContentType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"batch.xlsx\"");
        response.getOutputStream().write(out.toByteArray());
    }

    /// Lines that were left as they are say nothing.
    @PostMapping("/batch-changes/{id}/lines")
    String mark(
            @PathVariable UUID id,
            @RequestParam Map<String, String> form,
            Locale locale,
            RedirectAttributes redirect) {
        var marks = new ArrayList<BatchMark>();
        form.forEach((name, value) -> {
            if (name.startsWith(MARK) && !value.isBlank()) {
                var student = name.substring(MARK.length());
                marks.add(said(UUID.fromString(student), value, form.get("note." + student)));
            }
        });
        mark.mark(id, marks);
        return told(id, "marked", locale, redirect);
    }

    /// `move`, `except`, `move:class` or `keep:class`.
    private static BatchMark said(UUID student, String value, @Nullable String note) {
        var parts = value.split(":", 2);
        return new BatchMark(
                student, parts[0], parts.length > 1 ? UUID.fromString(parts[1]) : null, note);
    }

    @PostMapping("/batch-changes/{id}/deal")
    String deal(@PathVariable UUID id, Locale locale, RedirectAttributes redirect) {
        deal.all(id);
        return told(id, "dealt", locale, redirect);
    }

    @PostMapping("/batch-changes/{id}/refresh")
    String refresh(@PathVariable UUID id, Locale locale, RedirectAttributes redirect) {
        prepare.refresh(id);
        return told(id, "refreshed", locale, redirect);
    }

    @PostMapping("/batch-changes/{id}/approval")
    String approve(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String seen,
            Locale locale,
            RedirectAttributes redirect) {
        approve.approve(id, seen);
        return told(id, "approved", locale, redirect);
    }

    @PostMapping("/batch-changes/{id}/return")
    String sendBack(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            RedirectAttributes redirect) {
        approve.sendBack(id, reason);
        return told(id, "returned", locale, redirect);
    }

    @PostMapping("/batch-changes/{id}/cancellation")
    String cancel(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            RedirectAttributes redirect) {
        prepare.cancel(id, reason);
        return told(id, "cancelled", locale, redirect);
    }

    @PostMapping("/batch-changes/{id}/undo-request")
    String askUndo(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            RedirectAttributes redirect) {
        undo.ask(id, reason);
        return told(id, "undo-asked", locale, redirect);
    }

    @PostMapping("/batch-changes/{id}/undo")
    String undo(@PathVariable UUID id, Locale locale, RedirectAttributes redirect) {
        undo.undo(id);
        return told(id, "undone", locale, redirect);
    }

    @PostMapping("/batch-changes/{id}/undo-refusal")
    String declineUndo(@PathVariable UUID id, Locale locale, RedirectAttributes redirect) {
        undo.decline(id);
        return told(id, "undo-declined", locale, redirect);
    }

    /// The page comes again, with what stood against it.
    @ExceptionHandler
    ModelAndView refused(Refused refused, HttpServletRequest request, Locale locale) {
        var parts = request.getRequestURI().split("/");
        var lines = problems.lines(refused, locale);
        var unit = request.getParameter("unit");
        var page =
                parts.length > 2
                        ? shown(UUID.fromString(parts[2]), null, null, lines)
                        : listed(
                                unit == null || unit.isBlank() ? null : UUID.fromString(unit),
                                null,
                                lines);
        page.setStatus(Problems.status(refused));
        return page;
    }

    private String told(UUID id, String what, Locale locale, RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", words.getMessage("batch.done." + what, null, locale));
        return "redirect:/batch-changes/" + id;
    }

    private ModelAndView listed(@Nullable UUID unit, @Nullable UUID cursor, List<Line> lines) {
        var page = new ModelAndView("change/batch-changes");
        var chosen = unit == null ? null : views.unit(unit);
        page.addObject("list", views.list(cursor, BatchViews.PAGE));
        page.addObject("units", views.choices());
        page.addObject("chosen", chosen);
        page.addObject(
                "siblings",
                chosen == null
                        ? List.of()
                        : views.siblings(chosen).stream()
                                .map(it -> new Choice(it.id().toString(), it.name()))
                                .toList());
        page.addObject("today", LocalDate.now(clock));
        page.addObject("lines", lines);
        return page;
    }

    private ModelAndView shown(
            UUID id, @Nullable String outcome, @Nullable UUID cursor, List<Line> lines) {
        var page = new ModelAndView("change/batch-change");
        page.addObject(
                "view", views.get(id, BatchLine.Outcome.find(outcome), cursor, BatchViews.PAGE));
        page.addObject("outcome", outcome == null ? "" : outcome);
        page.addObject("codes", codes);
        page.addObject("lines", lines);
        return page;
    }
}
