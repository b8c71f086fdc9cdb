package org.matricula.enrolment.recheck;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.OpenToAdmission;
import org.matricula.enrolment.admission.Batches;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 入学资格复查: the campaign of one batch.
@Controller
@RequestMapping("/admissions/{batch}/recheck")
@OpenToAdmission
class RecheckPage {

    private static final int SHOWN = 1000;

    private final Batches batches;
    private final Rechecks rechecks;
    private final OpenRecheck openRecheck;
    private final JudgeRecheck judgeRecheck;
    private final ConcludeRecheck concludeRecheck;
    private final MessageSource messages;
    private final Clock clock;

    RecheckPage(
            Batches batches,
            Rechecks rechecks,
            OpenRecheck openRecheck,
            JudgeRecheck judgeRecheck,
            ConcludeRecheck concludeRecheck,
            MessageSource messages,
            Clock clock) {
        this.batches = batches;
        this.rechecks = rechecks;
        this.openRecheck = openRecheck;
        this.judgeRecheck = judgeRecheck;
        this.concludeRecheck = concludeRecheck;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable UUID batch, Model model) {
        var it = batches.get(batch);
        var recheck = rechecks.of(batch).orElse(null);
        model.addAttribute("batch", it);
        model.addAttribute(
                "matters", Arrays.stream(RecheckMatter.values()).map(RecheckMatter::code).toList());
        if (recheck != null) {
            var progress = rechecks.progress(recheck.id());
            model.addAttribute("recheck", recheck);
            model.addAttribute("seen", clock.instant());
            model.addAttribute("progress", progress);
            model.addAttribute("rows", rechecks.lines(recheck.id(), SHOWN));
            model.addAttribute(
                    "mine",
                    progress.stream()
                            .filter(p -> Acting.now().holds(p.role()))
                            .map(Rechecks.Progress::matter)
                            .toList());
            model.addAttribute(
                    "mayEnd", Acting.now().holds("academic-office-head", "vice-principal"));
        }
        return "enrolment/recheck";
    }

    @PostMapping
    @Allowed({"registrar", "academic-office-head", "vice-principal", "branch-reviewer"})
    String open(
            @PathVariable UUID batch,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate opensOn,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate closesOn,
            @RequestParam(required = false) @Nullable List<String> matters,
            RedirectAttributes redirect,
            Locale locale) {
        openRecheck.open(batch, opensOn, closesOn, matters == null ? List.of() : matters);
        return done(batch, "enrolment.recheck.opened", 0, redirect, locale);
    }

    @PostMapping("/top-up")
    String topUp(@PathVariable UUID batch, RedirectAttributes redirect, Locale locale) {
        var added = openRecheck.topUp(batch);
        return done(batch, "enrolment.recheck.topped-up", added, redirect, locale);
    }

    @PostMapping("/judge")
    String judge(
            @PathVariable UUID batch,
            @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable Instant seen,
            RedirectAttributes redirect,
            Locale locale) {
        var some = ids == null ? List.<UUID>of() : ids;
        var parts = verdict.split(":", 2);
        judgeRecheck.judge(
                batch,
                some,
                RecheckMatter.of(parts[0]).orElse(null),
                parts.length == 2 && parts[1].equals("passed"),
                reason,
                seen);
        return done(batch, "enrolment.recheck.judged", some.size(), redirect, locale);
    }

    @PostMapping("/conclude")
    String conclude(
            @PathVariable UUID batch,
            @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String documentNo,
            RedirectAttributes redirect,
            Locale locale) {
        var some = ids == null ? List.<UUID>of() : ids;
        concludeRecheck.conclude(
                batch, some, ConcludeRecheck.Outcome.of(outcome).orElse(null), reason, documentNo);
        return done(batch, "enrolment.recheck.concluded", some.size(), redirect, locale);
    }

    private String done(
            UUID batch, String key, int many, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, new Object[] {many}, locale));
        return "redirect:/admissions/" + batch + "/recheck";
    }
}
