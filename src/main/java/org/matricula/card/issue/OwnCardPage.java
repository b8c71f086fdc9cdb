package org.matricula.card.issue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.matricula.document.QrCode;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 我的学生证: what a student or guardian sees of the card, and the word that it is lost.
@Controller
@Allowed({"student", "guardian"})
public class OwnCardPage {

    /// @param code the picture that leads to the public page
    public record Own(Cards.Card card, boolean valid, QrCode code) {}

    private final Cards cards;
    private final CardDesk desk;
    private final CardSettings settings;
    private final MessageSource messages;
    private final Clock clock;

    OwnCardPage(
            Cards cards,
            CardDesk desk,
            CardSettings settings,
            MessageSource messages,
            Clock clock) {
        this.cards = cards;
        this.desk = desk;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/own-card")
    String show(Model model) {
        var today = LocalDate.now(clock);
        List<Own> own =
                cards.own().stream()
                        .map(it ->
                                new Own(
                                        it,
                                        it.validOn(today),
                                        QrCode.of(settings.checkAt(it.code()))))
                        .toList();
        model.addAttribute("own", own);
        return "card/own";
    }

    @PostMapping("/own-card/{card}/lost")
    String lost(@PathVariable UUID card, RedirectAttributes redirect, Locale locale) {
        desk.lost(card);
        redirect.addFlashAttribute("flash", messages.getMessage("card.own.lost", null, locale));
        return "redirect:/own-card";
    }

    @PostMapping("/api/v1/own-cards/{card}/lost")
    ResponseEntity<Void> tellLost(@PathVariable UUID card) {
        desk.lost(card);
        return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
    }
}
