package org.matricula.standing.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.matricula.standing.OpenToWarningStaff;
import org.matricula.standing.treatment.DecideTreatment;
import org.matricula.standing.treatment.OpenTreatmentCase;
import org.matricula.standing.treatment.Treatment;
import org.matricula.standing.treatment.TreatmentDays;
import org.matricula.standing.treatment.Treatments;
import org.matricula.standing.warning.FollowWarning;
import org.matricula.standing.warning.WarningDetails;
import org.matricula.standing.warning.Warnings;
import org.matricula.standing.warning.WhatLifts;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One student's warning: why, what was done, and what the academic office decided.
@Controller
@RequestMapping("/warnings/{warning}")
class WarningPage {

    private final Warnings warnings;
    private final WarningDetails details;
    private final WhatLifts whatLifts;
    private final FollowWarning follow;
    private final Treatments treatments;
    private final TreatmentDays days;
    private final DecideTreatment decideTreatment;
    private final OpenTreatmentCase openCase;
    private final MessageSource messages;
    private final Clock clock;

    WarningPage(
            Warnings warnings,
            WarningDetails details,
            WhatLifts whatLifts,
            FollowWarning follow,
            Treatments treatments,
            TreatmentDays days,
            DecideTreatment decideTreatment,
            OpenTreatmentCase openCase,
            MessageSource messages,
            Clock clock) {
        this.warnings = warnings;
        this.details = details;
        this.whatLifts = whatLifts;
        this.follow = follow;
        this.treatments = treatments;
        this.days = days;
        this.decideTreatment = decideTreatment;
        this.openCase = openCase;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    @OpenToWarningStaff
    String show(@PathVariable UUID warning, Model model) {
        var it = warnings.get(warning);
        var actor = Acting.now();
        model.addAttribute("it", it);
        model.addAttribute("grounds", details.grounds(warning));
        model.addAttribute("courses", details.courses(warning));
        model.addAttribute("talks", details.talks(warning));
        model.addAttribute("steps", details.done(warning));
        model.addAttribute("needs", whatLifts.of(it));
        model.addAttribute("today", LocalDate.now(clock));
        treatments.find(warning).ifPresent(one -> model.addAttribute("treatment", one));
        days.dueOn(it.institutionId(), it.termFrom())
                .ifPresent(due -> model.addAttribute("dueOn", due));
        model.addAttribute(
                "mayFollow", it.open() && !actor.holds("academic-office-head", "vice-principal"));
        model.addAttribute(
                "mayProve",
                (it.open() || it.candidate() && it.runState().equals("done"))
                        && !actor.holds("academic-office-head", "vice-principal"));
        model.addAttribute("mayTalk", it.open() && actor.holds("class-teacher", "counsellor"));
        model.addAttribute(
                "mayLift", it.open() && actor.holds("academic-office-head", "vice-principal"));
        model.addAttribute(
                "mayDecide",
                it.runState().equals("confirmed")
                        && it.decision() == null
                        && actor.holds("academic-office-head", "vice-principal"));
        model.addAttribute("mayOpenCase", actor.holds("registrar", "counsellor", "point-reviewer"));
        model.addAttribute("decisions", Treatment.DECISIONS);
        return "standing/warning";
    }

    @PostMapping("/receipt")
    @Followers
    String receipt(
            @PathVariable UUID warning,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate student,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate guardian,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(name = "receiptScan", required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect,
            Locale locale) {
        follow.receipt(warning, student, guardian, way, WarningDesk.scan(file));
        return done(warning, "receipt", redirect, locale);
    }

    @PostMapping("/plan")
    @Followers
    String plan(
            @PathVariable UUID warning,
            @RequestParam(defaultValue = "") String mentor,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate until,
            RedirectAttributes redirect,
            Locale locale) {
        follow.plan(warning, mentor, plan, until);
        return done(warning, "plan", redirect, locale);
    }

    @PostMapping("/follow-ups")
    @Followers
    String followUp(
            @PathVariable UUID warning,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(name = "followScan", required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect,
            Locale locale) {
        follow.followUp(warning, on, note, WarningDesk.scan(file));
        return done(warning, "follow-up", redirect, locale);
    }

    @PostMapping("/evidence")
    @Followers
    String evidence(
            @PathVariable UUID warning,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect,
            Locale locale) {
        follow.evidence(warning, note, WarningDesk.scan(file));
        return done(warning, "evidence", redirect, locale);
    }

    @PostMapping("/form")
    @Followers
    String form(@PathVariable UUID warning, RedirectAttributes redirect, Locale locale) {
        follow.form(warning);
        return done(warning, "form", redirect, locale);
    }

    @PostMapping("/lift")
    @Allowed({"academic-office-head", "vice-principal"})
    String lift(
            @PathVariable UUID warning,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(name = "liftScan", required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect,
            Locale locale) {
        follow.lift(warning, reason, WarningDesk.scan(file));
        return done(warning, "lift", redirect, locale);
    }

    @PostMapping("/treatment")
    @Allowed({"academic-office-head", "vice-principal"})
    String decide(
            @PathVariable UUID warning,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        decideTreatment.decide(warning, decision, reason);
        return done(warning, "treatment", redirect, locale);
    }

    @PostMapping("/treatment/case")
    @Allowed({"registrar", "counsellor", "point-reviewer"})
    String open(@PathVariable UUID warning) {
        return "redirect:/cases/" + openCase.open(warning);
    }

    private String done(UUID warning, String what, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute(
                "flash", messages.getMessage("warning.kept." + what, null, locale));
        return "redirect:/warnings/" + warning;
    }
}
