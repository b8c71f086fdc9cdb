package org.matricula.credential.certificate;

import java.util.Locale;
import java.util.UUID;
import org.matricula.credential.OpenToCertificates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 原件收回: the original of one certificate at the registry's desk.
@Controller
@RequestMapping("/diplomas/{certificate}/original")
@OpenToCertificates
class OriginalPage {

    private final Diplomas certificates;
    private final Surrenders surrenders;
    private final ReceiveOriginal receiveOriginal;
    private final MessageSource messages;

    OriginalPage(
            Diplomas certificates,
            Surrenders surrenders,
            ReceiveOriginal receiveOriginal,
            MessageSource messages) {
        this.certificates = certificates;
        this.surrenders = surrenders;
        this.receiveOriginal = receiveOriginal;
        this.messages = messages;
    }

    @GetMapping
    String show(@PathVariable UUID certificate, Model model) {
        model.addAttribute("it", certificates.get(certificate));
        model.addAttribute("all", surrenders.of(certificate));
        model.addAttribute("held", surrenders.held(certificate));
        model.addAttribute("handedOver", surrenders.handedOver(certificate));
        return "credential/certificate/original";
    }

    @PostMapping
    String receive(
            @PathVariable UUID certificate,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect,
            Locale locale) {
        receiveOriginal.receive(certificate, note);
        return done(redirect, "certificate.original.received", certificate, locale);
    }

    @PostMapping("/return")
    String giveBack(@PathVariable UUID certificate, RedirectAttributes redirect, Locale locale) {
        receiveOriginal.giveBack(certificate);
        return done(redirect, "certificate.original.returned", certificate, locale);
    }

    private String done(RedirectAttributes redirect, String key, UUID certificate, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/diplomas/" + certificate + "/original";
    }
}
