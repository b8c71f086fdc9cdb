package org.matricula.discipline.delivery;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.discipline.DisciplinePapers.Upload;
import org.matricula.discipline.OpenToDeliveries;
import org.matricula.page.Choice;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 送达登记: what is still to be delivered, and how it was.
@Controller
@OpenToDeliveries
class DeliveriesPage {

    private static final int SHOWN = 200;

    private final OpenDeliveries open;
    private final DeliverDecision deliverDecision;
    private final MessageSource words;
    private final Clock clock;

    DeliveriesPage(
            OpenDeliveries open,
            DeliverDecision deliverDecision,
            MessageSource words,
            Clock clock) {
        this.open = open;
        this.deliverDecision = deliverDecision;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/deliveries")
    String list(Model model) {
        model.addAttribute("list", open.outstanding(SHOWN));
        return "discipline/deliveries";
    }

    @GetMapping("/deliveries/{of}/{what}")
    String one(@PathVariable UUID of, @PathVariable String what, Locale locale, Model model) {
        model.addAttribute("paper", deliverDecision.paper(of, what));
        model.addAttribute("of", of);
        model.addAttribute("proofs", open.proofs(of, what));
        model.addAttribute("what", what);
        model.addAttribute("delivered", open.find(of, what).orElse(null));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute(
                "ways",
                DeliverDecision.WAYS.stream()
                        .map(it ->
                                new Choice(it, words.getMessage("case.option." + it, null, locale)))
                        .toList());
        return "discipline/delivery";
    }

    @PostMapping("/deliveries/{of}/{what}")
    String deliver(
            @PathVariable UUID of,
            @PathVariable String what,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String receiver,
            @RequestParam(defaultValue = "") String witnesses,
            @RequestParam(defaultValue = "") String tracking,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        deliverDecision.deliver(
                of,
                what,
                new DeliverDecision.Told(way, on, receiver, witnesses, tracking, reason),
                file == null || file.isEmpty()
                        ? null
                        : new Upload(
                                Objects.requireNonNullElse(file.getOriginalFilename(), "proof"),
                                file.getInputStream()));
        redirect.addFlashAttribute("flash", words.getMessage("discipline.delivered", null, locale));
        return "redirect:/deliveries/" + of + "/" + what;
    }
}
