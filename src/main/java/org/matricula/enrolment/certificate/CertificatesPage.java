package org.matricula.enrolment.certificate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Choice;
import org.matricula.registry.OpenToRegistrars;
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

/// 学籍证书: issue, hand-over, void ones and those issued in their place.
@Controller
@RequestMapping("/certificates")
@OpenToRegistrars
class CertificatesPage {

    private static final int SHOWN = 100;
    private static final int UNITS = 1000;

    private final Certificates certificates;
    private final IssueCertificates issueCertificates;
    private final HandOverCertificates handOverCertificates;
    private final VoidCertificate voidCertificate;
    private final MessageSource messages;
    private final Clock clock;

    CertificatesPage(
            Certificates certificates,
            IssueCertificates issueCertificates,
            HandOverCertificates handOverCertificates,
            VoidCertificate voidCertificate,
            MessageSource messages,
            Clock clock) {
        this.certificates = certificates;
        this.issueCertificates = issueCertificates;
        this.handOverCertificates = handOverCertificates;
        this.voidCertificate = voidCertificate;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable UUID after,
            Model model,
            Locale locale) {
        var wanted = Certificates.State.of(state);
        model.addAttribute(
                "page", certificates.page(new Certificates.Sought(q, wanted, after, SHOWN)));
        model.addAttribute("q", q);
        model.addAttribute("state", state);
        model.addAttribute("further", after != null);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute(
                "states",
                Arrays.stream(Certificates.State.values())
                        .map(it ->
                                new Choice(
                                        it.code(),
                                        text(locale, "enrolment.certificate.state." + it.code())))
                        .toList());
        model.addAttribute(
                "units",
                certificates.missing(UNITS).stream()
                        .map(it ->
                                new Choice(
                                        it.unitId().toString(),
                                        text(
                                                locale,
                                                "enrolment.certificate.missing",
                                                it.unit(),
                                                String.valueOf(it.students()))))
                        .toList());
        return "enrolment/certificates";
    }

    /// To one student if a number is given, else to a unit.
    @PostMapping
    String issue(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "") String student,
            RedirectAttributes redirect,
            Locale locale) {
        var it =
                student.isBlank()
                        ? issueCertificates.toUnit(unit)
                        : issueCertificates.toStudent(student);
        return done(
                redirect,
                text(
                        locale,
                        "enrolment.certificates.issued",
                        it.numbers().size(),
                        it.standing(),
                        it.unregistered()));
    }

    @PostMapping("/hand-over")
    String handOver(
            @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect,
            Locale locale) {
        var some = ids == null ? List.<UUID>of() : ids;
        handOverCertificates.handOver(some, to, on, note);
        return done(redirect, text(locale, "enrolment.certificates.handed", some.size()));
    }

    @PostMapping("/{certificate}/void")
    String end(
            @PathVariable UUID certificate,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        voidCertificate.end(certificate, reason);
        return done(redirect, text(locale, "enrolment.certificates.voided"));
    }

    @PostMapping("/{certificate}/reissue")
    String reissue(
            @PathVariable UUID certificate,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        var it = voidCertificate.reissue(certificate, reason);
        return done(redirect, text(locale, "enrolment.certificates.reissued", it.number()));
    }

    private String text(Locale locale, String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    private static String done(RedirectAttributes redirect, String words) {
        redirect.addFlashAttribute("flash", words);
        return "redirect:/certificates";
    }
}
