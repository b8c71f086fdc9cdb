package org.matricula.enrolment.admission;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.codebook.Codes;
import org.matricula.enrolment.Matter;
import org.matricula.enrolment.OpenToAdmission;
import org.matricula.kernel.Refused;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 录取批次: the list, and a new one.
@Controller
@RequestMapping("/admissions")
@OpenToAdmission
class AdmissionsPage {

    private final Batches batches;
    private final OpenBatch openBatch;
    private final TargetUnits targets;
    private final Codes codes;
    private final Problems problems;
    private final MessageSource messages;

    AdmissionsPage(
            Batches batches,
            OpenBatch openBatch,
            TargetUnits targets,
            Codes codes,
            Problems problems,
            MessageSource messages) {
        this.batches = batches;
        this.openBatch = openBatch;
        this.targets = targets;
        this.codes = codes;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("batches", batches.all());
        model.addAttribute("counts", batches.counts());
        model.addAttribute("mayOpen", !targets.institutions().isEmpty());
        return "enrolment/batches";
    }

    @GetMapping("/new")
    String ask(@ModelAttribute("form") BatchForm form, Model model) {
        return form(List.of(), model);
    }

    @PostMapping("/new")
    String open(
            @ModelAttribute("form") BatchForm form,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Locale locale) {
        try {
            var id = openBatch.open(form);
            redirect.addFlashAttribute(
                    "flash", messages.getMessage("enrolment.batch.opened", null, locale));
            return "redirect:/admissions/" + id;
        } catch (Refused refused) {
            response.setStatus(Problems.status(refused).value());
            return form(problems.lines(refused, locale), model);
        }
    }

    private String form(List<Line> lines, Model model) {
        model.addAttribute("lines", lines);
        model.addAttribute("institutions", targets.institutions());
        model.addAttribute("choices", choices("level", "study-form", "student-kind"));
        model.addAttribute("matters", Arrays.stream(Matter.values()).map(Matter::code).toList());
        return "enrolment/batch-new";
    }

    private Map<String, List<Choice>> choices(String... tables) {
        return Stream.of(tables)
                .collect(
                        Collectors.toMap(
                                Function.identity(),
                                table ->
                                        codes.list(table).stream()
                                                .map(it -> new Choice(it.code(), it.label()))
                                                .toList()));
    }
}
