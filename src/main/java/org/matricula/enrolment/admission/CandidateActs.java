package org.matricula.enrolment.admission;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.OpenToAdmission;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What can become of an admission besides enrolment.
@Controller
@RequestMapping("/admissions/candidates/{candidate}")
@OpenToAdmission
class CandidateActs {

    private final DeferAdmission deferAdmission;
    private final RestoreAdmission restoreAdmission;
    private final GiveUpAdmission giveUpAdmission;
    private final CancelAdmission cancelAdmission;
    private final MessageSource messages;

    CandidateActs(
            DeferAdmission deferAdmission,
            RestoreAdmission restoreAdmission,
            GiveUpAdmission giveUpAdmission,
            CancelAdmission cancelAdmission,
            MessageSource messages) {
        this.deferAdmission = deferAdmission;
        this.restoreAdmission = restoreAdmission;
        this.giveUpAdmission = giveUpAdmission;
        this.cancelAdmission = cancelAdmission;
        this.messages = messages;
    }

    @PostMapping("/defer")
    String defer(
            @PathVariable UUID candidate,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate until,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        deferAdmission.defer(candidate, until, reason);
        return done(candidate, "DEFERRED", redirect, locale);
    }

    @PostMapping("/restore")
    String restore(
            @PathVariable UUID candidate,
            @RequestParam(required = false) @Nullable UUID batch,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        restoreAdmission.restore(candidate, batch, reason);
        return done(candidate, "ADMITTED", redirect, locale);
    }

    @PostMapping("/give-up")
    String giveUp(
            @PathVariable UUID candidate,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        giveUpAdmission.giveUp(candidate, reason);
        return done(candidate, "GIVEN_UP", redirect, locale);
    }

    @PostMapping("/cancel")
    String cancel(
            @PathVariable UUID candidate,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String documentNo,
            RedirectAttributes redirect,
            Locale locale) {
        cancelAdmission.cancel(candidate, reason, documentNo);
        return done(candidate, "CANCELLED", redirect, locale);
    }

    private String done(UUID candidate, String state, RedirectAttributes redirect, Locale locale) {
        var words = messages.getMessage("enrolment.state." + state, null, locale);
        redirect.addFlashAttribute(
                "flash", messages.getMessage("enrolment.moved", new Object[] {words}, locale));
        return "redirect:/admissions/candidates/" + candidate;
    }
}
