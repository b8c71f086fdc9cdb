package org.matricula.registry.person;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Refused;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.matricula.registry.OpenToRegistrars;
import org.matricula.registry.roster.RosterUnits;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 登记新生: one student typed in.
@Controller
@RequestMapping("/students/new")
@OpenToRegistrars
class NewStudentPage {

    private final RegisterStudent registerStudent;
    private final RosterUnits units;
    private final Codes codes;
    private final Problems problems;
    private final MessageSource messages;

    NewStudentPage(
            RegisterStudent registerStudent,
            RosterUnits units,
            Codes codes,
            Problems problems,
            MessageSource messages) {
        this.registerStudent = registerStudent;
        this.units = units;
        this.codes = codes;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String ask(@ModelAttribute("form") NewStudentForm form, Model model) {
        return form(List.of(), model);
    }

    @PostMapping
    String register(
            @ModelAttribute("form") NewStudentForm form,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Locale locale) {
        try {
            var enrolment = registerStudent.register(form);
            redirect.addFlashAttribute(
                    "flash", messages.getMessage("registry.registered", null, locale));
            return "redirect:/students/" + enrolment;
        } catch (Refused refused) {
            response.setStatus(Problems.status(refused).value());
            return form(problems.lines(refused, locale), model);
        }
    }

    private String form(List<Line> lines, Model model) {
        model.addAttribute("lines", lines);
        model.addAttribute("units", units.choices());
        model.addAttribute("choices", choices());
        return "registry/new";
    }

    private Map<String, List<Choice>> choices() {
        return Stream.of(
                        "sex",
                        "ethnicity",
                        "political-status",
                        "document-type",
                        "household-type",
                        "relation",
                        "health",
                        "level",
                        "boarding")
                .collect(Collectors.toMap(Function.identity(), this::choices));
    }

    private List<Choice> choices(String table) {
        return codes.list(table).stream()
                .map(it -> new Choice(it.code(), it.label(LocaleContextHolder.getLocale())))
                .toList();
    }
}
