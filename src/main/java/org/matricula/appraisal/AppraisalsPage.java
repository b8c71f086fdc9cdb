package org.matricula.appraisal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 考核与表彰: the rounds of a school, and what one of them came to.
@Controller
@RequestMapping("/appraisals")
@OpenToConduct
class AppraisalsPage {

    private static final int SHOWN = 50;
    private static final int LISTED = 200;

    private final ReadAppraisal readAppraisal;
    private final HoldAppraisal holdAppraisal;
    private final MessageSource messages;

    AppraisalsPage(
            ReadAppraisal readAppraisal, HoldAppraisal holdAppraisal, MessageSource messages) {
        this.readAppraisal = readAppraisal;
        this.holdAppraisal = holdAppraisal;
        this.messages = messages;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable UUID after, Model model) {
        var actor = Acting.now();
        var mayOpen = actor.holds("registrar", "academic-office-head") && actor.unit() != null;
        model.addAttribute(
                "page",
                Slice.of(
                        readAppraisal.rounds(after, SHOWN + 1),
                        SHOWN,
                        (Round it) -> it.id().toString()));
        model.addAttribute("institution", mayOpen ? actor.unit() : null);
        model.addAttribute("terms", mayOpen ? readAppraisal.terms() : List.of());
        return "appraisal/rounds";
    }

    @PostMapping
    @Allowed({"registrar", "academic-office-head"})
    String open(
            @RequestParam UUID institution,
            @RequestParam UUID term,
            RedirectAttributes redirect,
            Locale locale) {
        return done(
                holdAppraisal.open(institution, term), redirect, text(locale, "appraisal.opened"));
    }

    @GetMapping("/{round}")
    String show(
            @PathVariable UUID round,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        var actor = Acting.now();
        var it = readAppraisal.round(round);
        model.addAttribute("round", it);
        var slice =
                Slice.of(
                        readAppraisal.scored(round, !all, after, LISTED + 1),
                        LISTED,
                        (Scored line) -> line.subject().toString());
        model.addAttribute("lines", slice.items());
        model.addAttribute("next", slice.next());
        model.addAttribute("further", after != null);
        model.addAttribute("all", all);
        model.addAttribute("mayReckon", actor.holds("registrar", "academic-office-head"));
        model.addAttribute(
                "mayConfirm",
                actor.holds("academic-office-head", "vice-principal")
                        && (it.openerId() == null || !it.openerId().equals(actor.account())));
        return "appraisal/round";
    }

    @PostMapping("/{round}/reckon")
    @Allowed({"registrar", "academic-office-head"})
    String reckon(@PathVariable UUID round, RedirectAttributes redirect, Locale locale) {
        var many = holdAppraisal.reckon(round);
        return done(round, redirect, text(locale, "appraisal.reckoned", String.valueOf(many)));
    }

    @PostMapping("/{round}/changes")
    @Allowed({"registrar", "academic-office-head"})
    String change(
            @PathVariable UUID round,
            @RequestParam UUID subject,
            @RequestParam boolean proposed,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        holdAppraisal.change(round, subject, proposed, reason);
        return done(round, redirect, text(locale, "appraisal.changed.done"));
    }

    @PostMapping("/{round}/confirm")
    @Allowed({"academic-office-head", "vice-principal"})
    String confirm(@PathVariable UUID round, RedirectAttributes redirect, Locale locale) {
        var many = holdAppraisal.confirm(round);
        return done(round, redirect, text(locale, "appraisal.confirmed", String.valueOf(many)));
    }

    @PostMapping("/{round}/revocations")
    @Allowed({"academic-office-head", "vice-principal"})
    String revoke(
            @PathVariable UUID round,
            @RequestParam UUID subject,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        holdAppraisal.revoke(round, subject, reason);
        return done(round, redirect, text(locale, "appraisal.revoked"));
    }

    @GetMapping("/{round}/list.xlsx")
    void sheet(@PathVariable UUID round, Locale locale, HttpServletResponse response)
            throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        readAppraisal.sheet(round, locale, out);
        response.setContentType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"appraisal.xlsx\"");
        response.getOutputStream().write(out.toByteArray());
    }

    private String text(Locale locale, String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    private static String done(UUID round, RedirectAttributes redirect, String words) {
        redirect.addFlashAttribute("flash", words);
        return "redirect:/appraisals/" + round;
    }
}
