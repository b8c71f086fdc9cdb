package org.matricula.selection;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 复核、公示、授予.
@Controller
@RequestMapping("/selections/{round}")
@Deciders
class DecidePage {

    private final DecideSelection decide;
    private final MessageSource messages;

    DecidePage(DecideSelection decide, MessageSource messages) {
        this.decide = decide;
        this.messages = messages;
    }

    @PostMapping("/review")
    String review(
            @PathVariable UUID round,
            @RequestParam(defaultValue = "false") boolean approved,
            @RequestParam(required = false) @Nullable String review,
            RedirectAttributes redirect,
            Locale locale) {
        decide.review(round, approved, review);
        return told(round, "selection.done.reviewed", redirect, locale);
    }

    @PostMapping("/publish")
    String publish(
            @PathVariable UUID round,
            @RequestParam(defaultValue = "") String office,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(required = false) @Nullable Integer days,
            @RequestParam(defaultValue = "false") boolean open,
            RedirectAttributes redirect,
            Locale locale) {
        decide.publish(round, office, phone, days, open);
        return told(round, "selection.done.published", redirect, locale);
    }

    @PostMapping("/award")
    String award(@PathVariable UUID round, RedirectAttributes redirect, Locale locale) {
        decide.award(round);
        return told(round, "selection.done.awarded", redirect, locale);
    }

    @PostMapping("/take-back")
    String takeBack(
            @PathVariable UUID round,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        decide.takeBack(round, reason);
        return told(round, "selection.done.taken-back", redirect, locale);
    }

    @PostMapping("/revoke")
    String revoke(
            @PathVariable UUID round,
            @RequestParam UUID enrolment,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        decide.revoke(round, enrolment, reason);
        return told(round, "selection.done.revoked", redirect, locale);
    }

    private String told(UUID id, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/selections/" + id;
    }
}
