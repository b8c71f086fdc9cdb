package org.matricula.enrolment.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.Matter;
import org.matricula.enrolment.OpenToAdmission;
import org.matricula.enrolment.admission.Batches;
import org.matricula.kernel.Acting;
import org.matricula.page.Choice;
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

/// The offices' desk: who waits for a verdict, who has not come, who asks to come later.
@Controller
@RequestMapping("/admissions")
@OpenToAdmission
class ReviewPage {

    private static final int SHOWN = 500;

    private final ReviewVerdicts verdicts;
    private final Absences absences;
    private final Batches batches;
    private final GiveVerdict giveVerdict;
    private final MarkAbsent markAbsent;
    private final AskPostponement askPostponement;
    private final DecidePostponement decidePostponement;
    private final MessageSource messages;
    private final Clock clock;

    ReviewPage(
            ReviewVerdicts verdicts,
            Absences absences,
            Batches batches,
            GiveVerdict giveVerdict,
            MarkAbsent markAbsent,
            AskPostponement askPostponement,
            DecidePostponement decidePostponement,
            MessageSource messages,
            Clock clock) {
        this.verdicts = verdicts;
        this.absences = absences;
        this.batches = batches;
        this.giveVerdict = giveVerdict;
        this.markAbsent = markAbsent;
        this.askPostponement = askPostponement;
        this.decidePostponement = decidePostponement;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/review")
    String queue(
            @RequestParam(required = false) @Nullable UUID batch,
            @RequestParam(required = false) @Nullable String matter,
            Model model) {
        var actor = Acting.now();
        var seen = clock.instant();
        var waiting =
                verdicts.waiting(
                        actor.role(),
                        batch,
                        actor.account() == null ? new UUID(0, 0) : actor.account(),
                        SHOWN);
        var matters = waiting.stream().map(ReviewVerdicts.Waiting::matter).distinct().toList();
        var chosen = matter == null || matter.isBlank() ? null : matter;
        model.addAttribute("matters", matters);
        model.addAttribute(
                "matter", chosen != null ? chosen : matters.isEmpty() ? "" : matters.getFirst());
        model.addAttribute("waiting", waiting);
        model.addAttribute("seen", seen);
        model.addAttribute(
                "batches",
                batches.all().stream()
                        .map(it -> new Choice(it.id().toString(), it.name()))
                        .toList());
        model.addAttribute("batch", batch == null ? "" : batch.toString());
        return "enrolment/review";
    }

    @PostMapping("/review")
    String judge(
            @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
            @RequestParam(defaultValue = "") String matter,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable Instant seen,
            RedirectAttributes redirect,
            Locale locale) {
        var some = ids == null ? List.<UUID>of() : ids;
        giveVerdict.give(
                some, Matter.of(matter).orElse(null), verdict.equals("passed"), reason, seen);
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage(
                        "enrolment.verdict.given."
                                + (verdict.equals("passed") ? "passed" : "failed"),
                        new Object[] {some.size()},
                        locale));
        return "redirect:/admissions/review?matter=" + Matter.of(matter).orElseThrow().code();
    }

    @GetMapping("/{batch}/absent")
    String absent(@PathVariable UUID batch, Model model) {
        var it = batches.get(batch);
        var today = LocalDate.now(clock);
        model.addAttribute("batch", it);
        model.addAttribute("absent", absences.of(batch, today, SHOWN));
        model.addAttribute("from", markAbsent.from(it));
        model.addAttribute("due", !today.isBefore(markAbsent.from(it)));
        return "enrolment/absent";
    }

    @PostMapping("/{batch}/absent")
    String mark(
            @PathVariable UUID batch,
            @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        var some = ids == null ? List.<UUID>of() : ids;
        markAbsent.mark(batch, some, reason);
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage("enrolment.absent.marked", new Object[] {some.size()}, locale));
        return "redirect:/admissions/" + batch + "/absent";
    }

    @PostMapping("/candidates/{candidate}/postponements")
    String ask(
            @PathVariable UUID candidate,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate until,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        askPostponement.ask(candidate, until, reason);
        redirect.addFlashAttribute(
                "flash", messages.getMessage("enrolment.postponement.asked", null, locale));
        return "redirect:/admissions/candidates/" + candidate;
    }

    @PostMapping("/postponements/{postponement}")
    String decide(
            @PathVariable UUID postponement,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect,
            Locale locale) {
        var candidate = decidePostponement.decide(postponement, decision.equals("grant"), note);
        redirect.addFlashAttribute(
                "flash", messages.getMessage("enrolment.postponement.decided", null, locale));
        return "redirect:/admissions/candidates/" + candidate;
    }
}
