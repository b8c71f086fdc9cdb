package org.matricula.registry.check;

import java.util.Locale;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.registry.OpenToRegistrars;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 登记核对: the desk of whoever checks.
@Controller
@RequestMapping("/students/check")
@OpenToRegistrars
class CheckPage {

    private static final int SHOWN = 200;

    private final UncheckedRows rows;
    private final CheckRegistration check;
    private final MessageSource messages;

    CheckPage(UncheckedRows rows, CheckRegistration check, MessageSource messages) {
        this.rows = rows;
        this.check = check;
        this.messages = messages;
    }

    @GetMapping
    String show(Model model) {
        var reader = Acting.now().account();
        model.addAttribute(
                "entered",
                rows.waiting(SHOWN).stream()
                        .map(it ->
                                new Entered(
                                        it.enrolment(),
                                        it.name(),
                                        it.unit(),
                                        it.registration(),
                                        it.maker(),
                                        it.isOf(reader),
                                        it.note()))
                        .toList());
        return "registry/check";
    }

    @PostMapping("/{enrolment}/approve")
    String approve(@PathVariable UUID enrolment, RedirectAttributes redirect, Locale locale) {
        check.approve(enrolment);
        return done("registry.check.approved", redirect, locale);
    }

    @PostMapping("/{enrolment}/send-back")
    String sendBack(
            @PathVariable UUID enrolment,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect,
            Locale locale) {
        check.sendBack(enrolment, note);
        return done("registry.check.sent-back", redirect, locale);
    }

    @PostMapping("/{enrolment}/again")
    String again(@PathVariable UUID enrolment, RedirectAttributes redirect, Locale locale) {
        check.enterAgain(enrolment);
        return done("registry.check.again.done", redirect, locale);
    }

    private String done(String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/students/check";
    }
}
