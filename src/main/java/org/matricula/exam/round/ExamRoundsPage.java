package org.matricula.exam.round;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Terms;
import org.matricula.exam.OpenToRounds;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
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

/// 补考批次 and its ten steps.
@Controller
@RequestMapping("/exam-rounds")
@OpenToRounds
class ExamRoundsPage {

    private static final int SHOWN = 50;

    private final Rounds rounds;
    private final StepViews views;
    private final OpenRound openRound;
    private final WalkSteps walk;
    private final Units units;
    private final Terms terms;
    private final MessageSource messages;

    ExamRoundsPage(
            Rounds rounds,
            StepViews views,
            OpenRound openRound,
            WalkSteps walk,
            Units units,
            Terms terms,
            MessageSource messages) {
        this.rounds = rounds;
        this.views = views;
        this.openRound = openRound;
        this.walk = walk;
        this.units = units;
        this.terms = terms;
        this.messages = messages;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable UUID after, Model model) {
        var actor = Acting.now();
        model.addAttribute(
                "page",
                Slice.of(rounds.page(after, SHOWN + 1), SHOWN, (Round it) -> it.id().toString()));
        var own = actor.unit() == null ? null : units.get(actor.unit());
        var institution = own != null && own.institution() ? own.id() : null;
        model.addAttribute(
                "institution",
                actor.holds("registrar", "academic-office-head") ? institution : null);
        model.addAttribute(
                "terms",
                institution == null
                        ? List.<Choice>of()
                        : terms.of(institution).stream()
                                .map(it ->
                                        new Choice(it.id().toString(), it.year() + " " + it.name()))
                                .toList());
        return "exam/rounds";
    }

    @PostMapping
    @Allowed({"registrar", "academic-office-head"})
    String open(
            @RequestParam UUID institution,
            @RequestParam(defaultValue = Round.MAKE_UP) String kind,
            @RequestParam UUID term,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate endsOn,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate closesOn) {
        return "redirect:/exam-rounds/" + openRound.open(institution, kind, term, endsOn, closesOn);
    }

    @GetMapping("/{round}")
    String show(@PathVariable UUID round, Model model) {
        var it = rounds.get(round);
        model.addAttribute("round", it);
        model.addAttribute("steps", views.all(it));
        return "exam/round";
    }

    @PostMapping("/{round}/steps/{step}/done")
    @Allowed({"registrar", "academic-office-head"})
    String finish(
            @PathVariable UUID round,
            @PathVariable int step,
            RedirectAttributes redirect,
            Locale locale) {
        walk.finish(round, step(step));
        return done(round, "exam.step-finished", redirect, locale);
    }

    @PostMapping("/{round}/steps/{step}/undo")
    @Allowed({"registrar", "academic-office-head"})
    String undo(
            @PathVariable UUID round,
            @PathVariable int step,
            RedirectAttributes redirect,
            Locale locale) {
        walk.undo(round, step(step));
        return done(round, "exam.step-undone", redirect, locale);
    }

    private static ExamStep step(int number) {
        return ExamStep.of(number).orElseThrow(() -> new Absent("exam-round"));
    }

    private String done(UUID round, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/exam-rounds/" + round;
    }
}
