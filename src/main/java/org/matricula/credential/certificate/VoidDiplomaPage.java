package org.matricula.credential.certificate;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.credential.OpenToCertificates;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 撤回与作废: by one person before a certificate is handed over, by two afterwards.
@Controller
@RequestMapping("/diplomas")
@OpenToCertificates
class VoidDiplomaPage {

    private static final int ID = 36;

    private final WithdrawCertificates withdraw;
    private final VoidCertificates voids;
    private final MessageSource messages;

    VoidDiplomaPage(WithdrawCertificates withdraw, VoidCertificates voids, MessageSource messages) {
        this.withdraw = withdraw;
        this.voids = voids;
        this.messages = messages;
    }

    /// @param what institution and decision, as `institution/number`
    @PostMapping("/withdrawals")
    String decision(
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        if (!what.matches("[0-9a-f-]{36}/.+")) {
            throw new Refused(Refusal.input("what", "certificate.decision"));
        }
        var it =
                withdraw.ofDecision(
                        UUID.fromString(what.substring(0, ID)), what.substring(ID + 1), reason);
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage(
                        "certificate.withdrawn-some",
                        new Object[] {it.withdrawn(), it.left(), it.handed()},
                        locale));
        return "redirect:/diplomas";
    }

    @PostMapping("/{certificate}/withdrawal")
    String withdraw(
            @PathVariable UUID certificate,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        withdraw.withdraw(certificate, reason);
        return done(redirect, "certificate.withdrawn", certificate, locale);
    }

    @PostMapping("/{certificate}/voiding")
    String propose(
            @PathVariable UUID certificate,
            @RequestParam(defaultValue = "") String documentNo,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean surrendered,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        voids.propose(
                certificate,
                new VoidCertificates.Proposed(
                        documentNo,
                        on,
                        reason,
                        surrendered,
                        file == null
                                ? ""
                                : Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                        file == null ? null : file.getBytes()));
        return done(redirect, "certificate.void-proposed", certificate, locale);
    }

    /// 确认, by a second person under their own account.
    @PostMapping("/{certificate}/voiding/confirmation")
    String confirm(
            @PathVariable UUID certificate,
            @RequestParam(required = false) @Nullable UUID voiding,
            RedirectAttributes redirect,
            Locale locale) {
        voids.confirm(certificate, voiding);
        return done(redirect, "certificate.voided", certificate, locale);
    }

    @PostMapping("/{certificate}/voiding/withdrawal")
    String takeBack(
            @PathVariable UUID certificate,
            @RequestParam(required = false) @Nullable UUID voiding,
            RedirectAttributes redirect,
            Locale locale) {
        voids.withdraw(certificate, voiding);
        return done(redirect, "certificate.void-taken-back", certificate, locale);
    }

    /// 已报注销.
    @PostMapping("/{certificate}/cancellation")
    String cancelled(
            @PathVariable UUID certificate,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect,
            Locale locale) {
        voids.cancelled(certificate, on, note);
        return done(redirect, "certificate.cancelled", certificate, locale);
    }

    private String done(RedirectAttributes redirect, String key, UUID certificate, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/diplomas/" + certificate;
    }
}
