package org.matricula.credential.stock;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.credential.OpenToCertificates;
import org.matricula.page.Choice;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 空白证书: the balance, the ledger of movements, and each movement.
@Controller
@RequestMapping("/diploma-blanks")
@OpenToCertificates
class BlanksPage {

    private static final int SHOWN = 100;

    private final Blanks blanks;
    private final BlankDesk desk;
    private final DestroyBlanks destroyBlanks;
    private final DestructionRows destructions;
    private final MessageSource messages;

    BlanksPage(
            Blanks blanks,
            BlankDesk desk,
            DestroyBlanks destroyBlanks,
            DestructionRows destructions,
            MessageSource messages) {
        this.blanks = blanks;
        this.desk = desk;
        this.destroyBlanks = destroyBlanks;
        this.destructions = destructions;
        this.messages = messages;
    }

    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable UUID before,
            @RequestParam(required = false) @Nullable String spoiled,
            Model model,
            Locale locale) {
        model.addAttribute("balances", blanks.balances());
        model.addAttribute("moves", blanks.moves(before, SHOWN));
        model.addAttribute("spoiled", blanks.spoiled(spoiled, SHOWN));
        model.addAttribute("further", before != null || spoiled != null);
        model.addAttribute("lists", destructions.open());
        model.addAttribute(
                "forms",
                BlankDesk.FORMS.stream()
                        .map(it -> new Choice(it, say("certificate.kind." + it, locale)))
                        .toList());
        return "credential/certificate/blanks";
    }

    @PostMapping
    String receive(
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String prefix,
            @RequestParam(defaultValue = "0") int digits,
            @RequestParam(defaultValue = "-1") long first,
            @RequestParam(defaultValue = "-1") long last,
            @RequestParam(defaultValue = "0") int boxes,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect,
            Locale locale) {
        desk.receive(
                new BlankDesk.Receipt(
                        null, form, prefix.strip(), digits, first, last, boxes, note));
        return done(redirect, say("blank.done.received", locale, last - first + 1));
    }

    @PostMapping("/hand")
    String hand(
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "0") int some,
            @RequestParam(defaultValue = "") String holder,
            RedirectAttributes redirect,
            Locale locale) {
        desk.hand(null, form, some, holder);
        return done(redirect, say("blank.done.handed", locale, some));
    }

    @PostMapping("/destroy")
    String destroy(
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String list,
            RedirectAttributes redirect,
            Locale locale) {
        destroyBlanks.propose(null, form, list);
        return done(redirect, say("blank.done.listed", locale));
    }

    /// 监销, by a second person under their own account.
    @PostMapping("/destroy/{list}/witness")
    String witness(@PathVariable UUID list, RedirectAttributes redirect, Locale locale) {
        destroyBlanks.witness(list);
        return done(redirect, say("blank.done.destroyed", locale));
    }

    @PostMapping("/destroy/{list}/withdrawal")
    String withdraw(@PathVariable UUID list, RedirectAttributes redirect, Locale locale) {
        destroyBlanks.withdraw(list);
        return done(redirect, say("blank.done.unlisted", locale));
    }

    @PostMapping("/count")
    String count(
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "-1") int found,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect,
            Locale locale) {
        var more = desk.count(null, form, found, note);
        return done(redirect, say("blank.done.counted", locale, more));
    }

    /// @param act `back`, `spoil` or `give-back`
    @PostMapping("/{act}")
    String move(
            @PathVariable String act,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        moved(desk, act, null, form, from, to, reason);
        return done(redirect, say("blank.done.moved", locale));
    }

    static void moved(
            BlankDesk desk,
            String act,
            @Nullable UUID institution,
            String form,
            String from,
            String to,
            String reason) {
        switch (act) {
            case "back" -> desk.back(institution, form, from, to);
            case "spoil" -> desk.spoil(institution, form, from, to, reason);
            case "give-back" -> desk.giveBack(institution, form, from, to, reason);
            default -> throw new org.matricula.kernel.Absent("act");
        }
    }

    private static String done(RedirectAttributes redirect, String flash) {
        redirect.addFlashAttribute("flash", flash);
        return "redirect:/diploma-blanks";
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
