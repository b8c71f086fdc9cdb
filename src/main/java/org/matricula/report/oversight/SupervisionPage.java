package org.matricula.report.oversight;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Line;
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
import org.springframework.web.servlet.HandlerMapping;
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
    ModelAndView refused(Refused refused, HttpServletRequest request, Locale locale) {
        var page = new ModelAndView("report/supervision");
        page.setStatus(Problems.status(refused));
        var path =
                (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        var at = path.values().stream().findFirst().map(String::valueOf).orElse("");
        page.addObject("view", supervise.page(within(at, problems.lines(refused, locale))));
        page.addObject("at", at);
        page.addObject("words", Objects.requireNonNullElse(request.getParameter("words"), ""));
        page.addObject("dueOn", Objects.requireNonNullElse(request.getParameter("dueOn"), ""));
        return page;
    }

    /// The page has a form of the same fields for each centre: which one it was.
    private static List<Line> within(String at, List<Line> lines) {
        return lines.stream()
                .map(it ->
                        it.field() == null
                                ? it
                                : new Line(
                                        at + it.field(),
                                        it.code(),
                                        it.message(),
                                        it.remedy(),
                                        it.source()))
                .toList();
    }
}
