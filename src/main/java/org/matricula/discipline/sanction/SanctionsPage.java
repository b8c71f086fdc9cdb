package org.matricula.discipline.sanction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.discipline.OpenToDiscipline;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 处分名册, and what follows a sanction once it is in force.
@Controller
@OpenToDiscipline
class SanctionsPage {

    private static final int PAGE = 50;
    static final List<String> STATES =
            List.of("decided", "in-force", "lifted", "revoked", "changed");

    private final SanctionDesk desk;
    private final OpenExpulsion openExpulsion;
    private final MessageSource words;
    private final Clock clock;

    SanctionsPage(
            SanctionDesk desk, OpenExpulsion openExpulsion, MessageSource words, Clock clock) {
        this.desk = desk;
        this.openExpulsion = openExpulsion;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/sanctions")
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable UUID cursor,
            Model model,
            Locale locale) {
        model.addAttribute("list", desk.page(state, cursor, PAGE));
        model.addAttribute("state", state);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute(
                "states",
                STATES.stream()
                        .map(it ->
                                new Choice(
                                        it,
                                        words.getMessage("discipline.state." + it, null, locale)))
                        .toList());
        model.addAttribute(
                "lifts",
                Acting.now()
                        .holds("class-teacher", "counsellor", "student-affairs", "point-reviewer"));
        model.addAttribute(
                "expels",
                Acting.now()
                        .holds(
                                "student-affairs",
                                "department-registrar",
                                "registrar",
                                "point-reviewer"));
        return "discipline/sanctions";
    }

    @PostMapping("/sanctions/{id}/lifting")
    @Allowed({"class-teacher", "counsellor", "student-affairs", "point-reviewer"})
    String lifting(@PathVariable UUID id) {
        return "redirect:/cases/" + desk.lifting(id);
    }

    @PostMapping("/sanctions/{id}/expulsion")
    @Allowed({"student-affairs", "department-registrar", "registrar", "point-reviewer"})
    String expulsion(@PathVariable UUID id, RedirectAttributes redirect, Locale locale) {
        var opened = openExpulsion.open(id);
        redirect.addFlashAttribute(
                "flash", words.getMessage("discipline.expulsion.opened", null, locale));
        return "redirect:/cases/" + opened;
    }
}
