package org.matricula.registration.term;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 我的注册: each term of one's own, and registering oneself where the school allows it.
@Controller
@RequestMapping("/own-registrations")
class OwnRegistrationsPage {

    private final Registrations registrations;
    private final RegisterStudents registerStudents;
    private final MessageSource messages;
    private final Clock clock;

    OwnRegistrationsPage(
            Registrations registrations,
            RegisterStudents registerStudents,
            MessageSource messages,
            Clock clock) {
        this.registrations = registrations;
        this.registerStudents = registerStudents;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    @Allowed({"student", "guardian"})
    String show(Model model) {
        var today = LocalDate.now(clock);
        var own = registrations.own(today);
        Set<UUID> open =
                own.stream()
                        .filter(it -> !today.isAfter(it.closesOn()))
                        .filter(it -> it.state().equals("open"))
                        .filter(it -> it.clear(today))
                        .filter(it -> registerStudents.mayThemselves(it.institution()))
                        .map(Registrations.Own::enrolment)
                        .collect(Collectors.toSet());
        model.addAttribute("lines", own);
        model.addAttribute("open", open);
        return "registration/own";
    }

    @PostMapping("/{opening}/{enrolment}")
    @Allowed("student")
    String register(
            @PathVariable UUID opening,
            @PathVariable UUID enrolment,
            RedirectAttributes redirect,
            Locale locale) {
        registerStudents.registerOwn(opening, enrolment);
        redirect.addFlashAttribute(
                "flash", messages.getMessage("registration.done.self", null, locale));
        return "redirect:/own-registrations";
    }
}
