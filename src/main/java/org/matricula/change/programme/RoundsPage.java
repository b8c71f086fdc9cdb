package org.matricula.change.programme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.matricula.registry.OpenToRegistrars;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 转专业批次: the academic office publishes and notices, the receiving departments assess.
@Controller
@OpenToRegistrars
class RoundsPage {

    private final RoundViews views;
    private final HoldRound holdRound;
    private final NoticeRound noticeRound;
    private final MessageSource messages;

    RoundsPage(
            RoundViews views,
            HoldRound holdRound,
            NoticeRound noticeRound,
            MessageSource messages) {
        this.views = views;
        this.holdRound = holdRound;
        this.noticeRound = noticeRound;
        this.messages = messages;
    }

    @GetMapping("/programme-rounds")
    String list(Model model) {
        model.addAttribute("rounds", views.all());
        var schools = views.schools();
        var teaching = schools.stream().filter(it -> !"school".equals(it.education())).toList();
        model.addAttribute("schools", choices(teaching));
        model.addAttribute("pupilsOnly", teaching.isEmpty() && !schools.isEmpty());
        return "change/programme-rounds";
    }

    @GetMapping("/programme-rounds/{id}")
    String show(@PathVariable UUID id, Model model) {
        model.addAttribute("view", views.get(id));
        model.addAttribute("places", HoldRound.MOST_PLACES);
        return "change/programme-round";
    }

    @PostMapping("/programme-rounds")
    @Allowed({"registrar", "academic-office-head"})
    String open(
            @RequestParam UUID unit,
            @RequestParam String name,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate opensOn,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate closesOn,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate effectiveOn,
            RedirectAttributes redirect,
            Locale locale) {
        var id = holdRound.open(unit, name, opensOn, closesOn, effectiveOn);
        return done(id, "change.round.opened", redirect, locale);
    }

    @PostMapping("/programme-rounds/{id}/places")
    @Allowed({"registrar", "academic-office-head"})
    String places(
            @PathVariable UUID id,
            @RequestParam UUID major,
            @RequestParam int places,
            RedirectAttributes redirect,
            Locale locale) {
        holdRound.places(id, major, places);
        return done(id, "change.round.placed", redirect, locale);
    }

    @PostMapping("/programme-rounds/{id}/send")
    @Allowed({"registrar", "academic-office-head"})
    String send(@PathVariable UUID id, RedirectAttributes redirect, Locale locale) {
        return done(id, "change.round.sent", redirect, locale, holdRound.send(id));
    }

    @PostMapping("/programme-rounds/{id}/assessments")
    String assess(
            @PathVariable UUID id,
            @RequestParam UUID caseId,
            @RequestParam String method,
            @RequestParam BigDecimal score,
            @RequestParam(defaultValue = "false") boolean accepted,
            @RequestParam(required = false) @Nullable UUID classId,
            @RequestParam String opinion,
            @RequestParam(required = false) @Nullable String feeDifference,
            @RequestParam(required = false) @Nullable String credits,
            RedirectAttributes redirect,
            Locale locale) {
        holdRound.assess(
                caseId,
                new ProgrammeCandidates.Assessment(
                        method, score, accepted, classId, opinion, feeDifference, credits));
        return done(id, "change.round.assessed", redirect, locale);
    }

    @PostMapping("/programme-rounds/{id}/notice")
    @Allowed({"registrar", "academic-office-head"})
    String notice(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String office,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "false") boolean open,
            RedirectAttributes redirect,
            Locale locale) {
        var last = noticeRound.notice(id, new NoticeRound.Notice(office, phone, open));
        return done(id, "change.round.noticed", redirect, locale, last.toString());
    }

    @PostMapping("/programme-rounds/{id}/take-back")
    @Allowed({"registrar", "academic-office-head"})
    String takeBack(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        noticeRound.takeBack(id, reason);
        return done(id, "change.round.taken-back", redirect, locale);
    }

    @PostMapping("/programme-rounds/{id}/lists/{publication}/withdraw")
    @Allowed({"registrar", "academic-office-head"})
    String withdraw(
            @PathVariable UUID id,
            @PathVariable UUID publication,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        noticeRound.withdraw(id, publication, reason);
        return done(id, "change.round.list-down", redirect, locale);
    }

    private String done(
            UUID id, String key, RedirectAttributes redirect, Locale locale, Object... args) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, args, locale));
        return "redirect:/programme-rounds/" + id;
    }

    /// So that a receiving department finds the classes of a programme.
    static List<Choice> choices(List<org.matricula.organisation.Unit> units) {
        return units.stream().map(it -> new Choice(it.id().toString(), it.name())).toList();
    }
}
