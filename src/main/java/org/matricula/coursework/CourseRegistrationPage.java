package org.matricula.coursework;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Terms;
import org.matricula.curriculum.OpenToPlanners;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
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

/// 课程注册: a class for a term, one student with another class, and the student's own declaration.
@Controller
class CourseRegistrationPage {

    private final RegisterTerm registerTerm;
    private final JoinTask joinTask;
    private final DeclareDegreeAim declareDegreeAim;
    private final Units units;
    private final Terms terms;
    private final MessageSource messages;

    CourseRegistrationPage(
            RegisterTerm registerTerm,
            JoinTask joinTask,
            DeclareDegreeAim declareDegreeAim,
            Units units,
            Terms terms,
            MessageSource messages) {
        this.registerTerm = registerTerm;
        this.joinTask = joinTask;
        this.declareDegreeAim = declareDegreeAim;
        this.units = units;
        this.terms = terms;
        this.messages = messages;
    }

    @GetMapping("/course-registration")
    @OpenToPlanners
    String show(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable UUID term,
            Model model) {
        var place = Acting.now().unit();
        model.addAttribute(
                "classes",
                place == null
                        ? List.of()
                        : units.below(place, "class").stream()
                                .map(it -> new Choice(it.id().toString(), it.name()))
                                .toList());
        model.addAttribute(
                "terms",
                place == null
                        ? List.of()
                        : terms.of(place).stream()
                                .map(it ->
                                        new Choice(it.id().toString(), it.year() + " " + it.name()))
                                .toList());
        model.addAttribute("unit", unit == null ? "" : unit.toString());
        model.addAttribute("term", term == null ? "" : term.toString());
        if (unit != null && term != null) {
            model.addAttribute("sheet", registerTerm.preview(unit, term));
        }
        return "coursework/course-registration";
    }

    @PostMapping("/course-registration")
    @OpenToPlanners
    String register(
            @RequestParam UUID unit,
            @RequestParam UUID term,
            RedirectAttributes redirect,
            Locale locale) {
        var outcome = registerTerm.register(unit, term);
        redirect.addFlashAttribute(
                "flash",
                say(
                        locale,
                        "coursework.registration.done",
                        String.valueOf(outcome.registered()),
                        String.valueOf(outcome.refused())));
        return "redirect:/course-registration?unit=" + unit + "&term=" + term;
    }

    /// @param number 学号 of somebody of another class
    @PostMapping("/teaching-tasks/{task}/students")
    @OpenToPlanners
    String join(
            @PathVariable UUID task,
            @RequestParam(defaultValue = "") String number,
            RedirectAttributes redirect,
            Locale locale) {
        joinTask.join(task, number);
        redirect.addFlashAttribute("flash", say(locale, "coursework.joined"));
        return "redirect:/teaching-tasks/" + task;
    }

    @GetMapping("/own-degree-aim")
    @OpenToOwn
    String own(Model model) {
        model.addAttribute("aims", declareDegreeAim.own());
        model.addAttribute("mayDeclare", Acting.now().holds("student"));
        return "coursework/own-degree-aim";
    }

    @PostMapping("/own-degree-aim")
    @Allowed("student")
    String declare(
            @RequestParam UUID enrolment,
            @RequestParam boolean aims,
            RedirectAttributes redirect,
            Locale locale) {
        declareDegreeAim.declare(enrolment, aims);
        redirect.addFlashAttribute("flash", say(locale, "coursework.aim.declared"));
        return "redirect:/own-degree-aim";
    }

    private String say(Locale locale, String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
