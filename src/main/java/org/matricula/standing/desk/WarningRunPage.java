package org.matricula.standing.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.matricula.standing.OpenToWarningOffice;
import org.matricula.standing.OpenToWarningStaff;
import org.matricula.standing.report.FailedLists;
import org.matricula.standing.report.HandInFailedList;
import org.matricula.standing.report.WarningLists;
import org.matricula.standing.run.BeginWarningRun;
import org.matricula.standing.run.CompareRehearsal;
import org.matricula.standing.run.WarningRuns;
import org.matricula.standing.warning.ConfirmWarnings;
import org.matricula.standing.warning.ReviewWarnings;
import org.matricula.standing.warning.TellWarnings;
import org.matricula.standing.warning.Warnings;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One run: how far it is, whom it has found, and what the department and the office do about it.
@Controller
@RequestMapping("/warnings/runs/{run}")
class WarningRunPage {

    private static final int PAGE = 50;
    private static final int CHANGED = 500;

    private final WarningDesk desk;
    private final WarningRuns runs;
    private final Warnings warnings;
    private final CompareRehearsal comparison;
    private final FailedLists failedLists;
    private final WarningLists lists;
    private final HandInFailedList handIn;
    private final BeginWarningRun beginRun;
    private final ReviewWarnings reviewWarnings;
    private final ConfirmWarnings confirmWarnings;
    private final TellWarnings tellWarnings;
    private final MessageSource messages;

    WarningRunPage(
            WarningDesk desk,
            WarningRuns runs,
            Warnings warnings,
            CompareRehearsal comparison,
            FailedLists failedLists,
            WarningLists lists,
            HandInFailedList handIn,
            BeginWarningRun beginRun,
            ReviewWarnings reviewWarnings,
            ConfirmWarnings confirmWarnings,
            TellWarnings tellWarnings,
            MessageSource messages) {
        this.desk = desk;
        this.runs = runs;
        this.warnings = warnings;
        this.comparison = comparison;
        this.failedLists = failedLists;
        this.lists = lists;
        this.handIn = handIn;
        this.beginRun = beginRun;
        this.reviewWarnings = reviewWarnings;
        this.confirmWarnings = confirmWarnings;
        this.tellWarnings = tellWarnings;
        this.messages = messages;
    }

    @GetMapping
    @OpenToWarningStaff
    String show(
            @PathVariable UUID run,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        var it = desk.run(run);
        var actor = Acting.now();
        var reviewer = actor.holds("department-registrar", "registrar", "point-reviewer");
        var ended = it.done() || it.confirmed();
        model.addAttribute("run", it);
        model.addAttribute("unit", unit);
        model.addAttribute("level", level);
        model.addAttribute("state", state);
        model.addAttribute("first", after == null);
        var sought = new Warnings.Sought(run, unit, number(level), state);
        var page = warnings.page(sought, after, PAGE);
        model.addAttribute("warnings", page.items());
        model.addAttribute("next", page.next());
        model.addAttribute("unreviewed", it.done() && it.earnest() ? runs.unreviewed(run) : 0);
        model.addAttribute("mayReview", reviewer && it.earnest() && it.done());
        model.addAttribute(
                "mayTell",
                it.confirmed() && !actor.holds("academic-office-head", "vice-principal"));
        model.addAttribute(
                "mayConfirm",
                actor.holds("academic-office-head", "vice-principal")
                        && confirmWarnings.refusals(it).isEmpty());
        model.addAttribute(
                "mayCancel",
                it.under() && actor.holds("registrar", "academic-office-head", "point-reviewer"));
        var lister = !actor.holds("class-teacher", "counsellor");
        model.addAttribute("mayList", lister && ended);
        model.addAttribute("mayHandIn", actor.holds("department-registrar", "registrar"));
        model.addAttribute("mayReceive", actor.holds("academic-office-head", "registrar"));
        if (lister && ended && it.earnest()) {
            model.addAttribute("lists", failedLists.of(run, it.institutionId(), it.listedFrom()));
        }
        if (!it.earnest() && it.done()) {
            runs.standing(it.institutionId(), it.termId())
                    .ifPresent(standing -> {
                        model.addAttribute("tally", comparison.tally(run, standing.id()));
                        model.addAttribute(
                                "changed", comparison.changed(run, standing.id(), CHANGED));
                    });
        }
        return "standing/run";
    }

    @PostMapping("/cancel")
    @OpenToWarningOffice
    String cancel(@PathVariable UUID run) {
        beginRun.cancel(run);
        return to(run);
    }

    @PostMapping("/reviews")
    @Allowed({"department-registrar", "registrar", "point-reviewer"})
    String review(
            @PathVariable UUID run,
            @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
            @RequestParam(defaultValue = "keep") String verdict,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        desk.run(run);
        var done =
                reviewWarnings.review(
                        run, ids == null ? List.of() : ids, verdict.equals("keep"), reason);
        return done(run, "reviewed", done, redirect, locale);
    }

    @PostMapping("/confirmation")
    @Allowed({"academic-office-head", "vice-principal"})
    String confirm(@PathVariable UUID run, RedirectAttributes redirect, Locale locale) {
        return done(run, "confirmed", confirmWarnings.confirm(run), redirect, locale);
    }

    @PostMapping("/notices")
    @Allowed({"class-teacher", "counsellor", "department-registrar", "registrar", "point-reviewer"})
    String tell(
            @PathVariable UUID run,
            @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
            RedirectAttributes redirect,
            Locale locale) {
        desk.run(run);
        return done(
                run, "told", tellWarnings.tell(ids == null ? List.of() : ids), redirect, locale);
    }

    @PostMapping("/reports")
    @Allowed({"department-registrar", "registrar"})
    String handIn(
            @PathVariable UUID run,
            @RequestParam(required = false) @Nullable UUID unit,
            RedirectAttributes redirect,
            Locale locale) {
        desk.run(run);
        handIn.handIn(run, unit == null ? new UUID(0, 0) : unit);
        return done(run, "handed-in", 1, redirect, locale);
    }

    @PostMapping("/reports/{report}/receipt")
    @Allowed({"academic-office-head", "registrar"})
    String receive(
            @PathVariable UUID run,
            @PathVariable UUID report,
            RedirectAttributes redirect,
            Locale locale) {
        handIn.receive(run, report);
        return done(run, "received", 1, redirect, locale);
    }

    @GetMapping("/reports/{report}")
    @Allowed({
        "department-registrar",
        "registrar",
        "academic-office-head",
        "vice-principal",
        "point-reviewer"
    })
    ResponseEntity<byte[]> report(@PathVariable UUID run, @PathVariable UUID report)
            throws IOException {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .body(handIn.open(run, report).bytes());
    }

    @GetMapping("/list.xlsx")
    @Allowed({
        "department-registrar",
        "registrar",
        "academic-office-head",
        "vice-principal",
        "point-reviewer"
    })
    void sheet(
            @PathVariable UUID run,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String state,
            HttpServletResponse response)
            throws IOException {
        var it = desk.run(run);
        var out = new ByteArrayOutputStream();
        lists.sheet(it, new Warnings.Sought(run, unit, number(level), state), out);
        response.setContentType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"warnings.xlsx\"");
        response.getOutputStream().write(out.toByteArray());
    }

    @GetMapping("/list.pdf")
    @Allowed({
        "department-registrar",
        "registrar",
        "academic-office-head",
        "vice-principal",
        "point-reviewer"
    })
    ResponseEntity<byte[]> print(
            @PathVariable UUID run, @RequestParam(required = false) @Nullable UUID unit) {
        var it = desk.run(run);
        var of = desk.part(it, unit);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .body(lists.print(it, of.id(), of.name()));
    }

    private static int number(String level) {
        return level.matches("[0-3]") ? Integer.parseInt(level) : -1;
    }

    private static String to(UUID run) {
        return "redirect:/warnings/runs/" + run;
    }

    private String done(
            UUID run, String what, int many, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute(
                "flash", messages.getMessage("warning.done." + what, new Object[] {many}, locale));
        return to(run);
    }
}
