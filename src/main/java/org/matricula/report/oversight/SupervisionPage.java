package org.matricula.report.oversight;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 两中心监管.
@Controller
@RequestMapping("/supervision")
@OpenToSupervision
class SupervisionPage {

    private final SuperviseCentres supervise;
    private final Problems problems;
    private final MessageSource messages;

    SupervisionPage(SuperviseCentres supervise, Problems problems, MessageSource messages) {
        this.supervise = supervise;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("view", supervise.page(List.of()));
        return "report/supervision";
    }

    @PostMapping("/centres/{centre}/guidance")
    @Allowed({"academic-office-head", "vice-principal"})
    String guide(
            @PathVariable UUID centre,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(required = false) @Nullable LocalDate dueOn,
            RedirectAttributes redirect,
            Locale locale) {
        supervise.guide(centre, words, dueOn);
        return told("report.done.guided", redirect, locale);
    }

    @PostMapping("/guidance/{guidance}/answer")
    @Allowed({"registrar", "archive-keeper"})
    String answer(
            @PathVariable UUID guidance,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect,
            Locale locale) {
        supervise.answer(guidance, words);
        return told("report.done.answered", redirect, locale);
    }

    @PostMapping("/guidance/{guidance}/settle")
    @Allowed({"academic-office-head", "vice-principal"})
    String settle(@PathVariable UUID guidance, RedirectAttributes redirect, Locale locale) {
        supervise.settle(guidance);
        return told("report.done.settled", redirect, locale);
    }

    private String told(String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/supervision";
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused, Locale locale) {
        var page = new ModelAndView("report/supervision");
        page.setStatus(Problems.status(refused));
        page.addObject("view", supervise.page(problems.lines(refused, locale)));
        return page;
    }
}
