package org.matricula.credential.certificate;

import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.credential.OpenToCertificates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One certificate: what it says, where it is, and how it reached its owner.
@Controller
@RequestMapping("/diplomas/{certificate}")
@OpenToCertificates
class DiplomaPage {

    private final Diplomas certificates;
    private final Handings handings;
    private final HandOverCertificate handOver;
    private final PrintCertificates print;
    private final CertificateEditions editions;
    private final EnglishAnnex annexes;
    private final Sealings sealings;
    private final SealCertificates sealCertificates;
    private final Voidings voidings;
    private final MessageSource messages;

    DiplomaPage(
            Diplomas certificates,
            Handings handings,
            HandOverCertificate handOver,
            PrintCertificates print,
            CertificateEditions editions,
            EnglishAnnex annexes,
            Sealings sealings,
            SealCertificates sealCertificates,
            Voidings voidings,
            MessageSource messages) {
        this.certificates = certificates;
        this.handings = handings;
        this.handOver = handOver;
        this.print = print;
        this.editions = editions;
        this.annexes = annexes;
        this.sealings = sealings;
        this.sealCertificates = sealCertificates;
        this.voidings = voidings;
        this.messages = messages;
    }

    @GetMapping
    String show(@PathVariable UUID certificate, Model model) {
        var it = certificates.get(certificate);
        model.addAttribute("it", it);
        model.addAttribute("others", certificates.of(it.enrolmentId()));
        model.addAttribute("handing", handings.of(certificate).orElse(null));
        model.addAttribute("sealings", sealings.of(certificate));
        model.addAttribute("voidings", voidings.of(certificate));
        model.addAttribute("uncancelled", voidings.uncancelled(certificate));
        model.addAttribute("day", DiplomaSheets.inWords(it.datedOn()));
        return "credential/certificate/diploma";
    }

    @PostMapping("/hand-over")
    String hand(
            @PathVariable UUID certificate,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String taker,
            @RequestParam(defaultValue = "") String takerId,
            @RequestParam(defaultValue = "") String strokes,
            @RequestParam(defaultValue = "") String carrier,
            @RequestParam(defaultValue = "") String tracking,
            @RequestParam(required = false) @Nullable MultipartFile letter,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        handOver.hand(
                certificate,
                new HandOverCertificate.Taken(
                        way,
                        taker,
                        takerId,
                        strokes.strip(),
                        letter == null ? null : letter.getBytes(),
                        carrier,
                        tracking));
        return done(redirect, "certificate.handed-over", certificate, locale);
    }

    /// 贴照片、盖钢印、盖公章.
    @PostMapping("/sealings")
    String seal(
            @PathVariable UUID certificate,
            @RequestParam(defaultValue = "") String act,
            RedirectAttributes redirect,
            Locale locale) {
        sealCertificates.seal(certificate, act);
        return done(redirect, "certificate.sealed", certificate, locale);
    }

    @PostMapping("/spoil")
    String spoil(
            @PathVariable UUID certificate,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        print.spoil(certificate, reason);
        return done(redirect, "certificate.spoiled", certificate, locale);
    }

    @PostMapping("/unprint")
    String unprint(@PathVariable UUID certificate, RedirectAttributes redirect, Locale locale) {
        print.unprint(certificate);
        return done(redirect, "certificate.unprinted", certificate, locale);
    }

    /// 电子版.
    @PostMapping("/edition")
    String edition(@PathVariable UUID certificate) {
        return "redirect:/documents/" + editions.of(certificate);
    }

    /// 英文附页.
    @PostMapping("/annex")
    String annex(@PathVariable UUID certificate) {
        return "redirect:/documents/" + annexes.of(certificate);
    }

    private String done(RedirectAttributes redirect, String key, UUID certificate, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/diplomas/" + certificate;
    }
}
