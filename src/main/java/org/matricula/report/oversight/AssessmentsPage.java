package org.matricula.report.oversight;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refused;
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

/// 年度考核.
@Controller
@RequestMapping("/assessments")
@OpenToAssessed
class AssessmentsPage {

    private static final Pattern ID =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final AssessUnits assess;
    private final Problems problems;
    private final MessageSource messages;

    AssessmentsPage(AssessUnits assess, Problems problems, MessageSource messages) {
        this.assess = assess;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable Integer year, Model model) {
        model.addAttribute("view", assess.page(year, List.of()));
        return "report/assessments";
    }

    @PostMapping("/criteria")
    @OpenToOversight
    String add(
            @RequestParam int year,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable String basis,
            @RequestParam(defaultValue = "0") int weight) {
        assess.add(year, name, basis, weight);
        return "redirect:/assessments?year=" + year;
    }

    @PostMapping("/criteria/{criterion}/drop")
    @OpenToOversight
    String drop(@PathVariable UUID criterion, @RequestParam int year) {
        assess.drop(year, criterion);
        return "redirect:/assessments?year=" + year;
    }

    @PostMapping("/begin")
    @OpenToOversight
    String begin(@RequestParam int year, RedirectAttributes redirect, Locale locale) {
        var units = assess.begin(year);
        redirect.addFlashAttribute(
                "flash", messages.getMessage("report.done.begun", new Object[] {units}, locale));
        return "redirect:/assessments?year=" + year;
    }

    @GetMapping("/{assessment}")
    String show(@PathVariable UUID assessment, Model model) {
        model.addAttribute("view", assess.one(assessment, List.of()));
        return "report/assessment";
    }

    @PostMapping("/{assessment}/score")
    @OpenToOversight
    String score(
            @PathVariable UUID assessment,
            @RequestParam Map<String, String> all,
            @RequestParam(required = false) @Nullable String comment,
            RedirectAttributes redirect,
            Locale locale) {
        assess.score(assessment, typed("points-", all), typed("comment-", all), comment);
        return told(assessment, "report.done.scored", redirect, locale);
    }

    private static Map<UUID, String> typed(String prefix, Map<String, String> all) {
        var read = new HashMap<UUID, String>();
        all.forEach((name, value) -> {
            if (name.startsWith(prefix) && ID.matcher(name.substring(prefix.length())).matches()) {
                read.put(UUID.fromString(name.substring(prefix.length())), value);
            }
        });
        return read;
    }

    @PostMapping("/{assessment}/publish")
    @OpenToOversight
    String publish(@PathVariable UUID assessment, RedirectAttributes redirect, Locale locale) {
        assess.publish(assessment);
        return told(assessment, "report.done.published", redirect, locale);
    }

    @PostMapping("/{assessment}/send-back")
    @OpenToOversight
    String sendBack(
            @PathVariable UUID assessment,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes redirect,
            Locale locale) {
        assess.sendBack(assessment, why);
        return told(assessment, "report.done.sent-back", redirect, locale);
    }

    @PostMapping("/{assessment}/answer")
    String answer(
            @PathVariable UUID assessment,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect,
            Locale locale) {
        assess.answer(assessment, words);
        return told(assessment, "report.done.answered", redirect, locale);
    }

    private String told(UUID id, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/assessments/" + id;
    }

    /// What was sent stands in the form again, so that one wrong figure does not cost the others.
    private static Map<String, String> typed(HttpServletRequest request) {
        var typed = new HashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> typed.put(name, values[0]));
        return typed;
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused, HttpServletRequest request, Locale locale) {
        var path =
                (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        var lines = problems.lines(refused, locale);
        var page = new ModelAndView();
        page.setStatus(Problems.status(refused));
        page.addObject("typed", typed(request));
        if (path.get("assessment") == null) {
            page.setViewName("report/assessments");
            var year = request.getParameter("year");
            page.addObject(
                    "view",
                    assess.page(
                            year == null || !year.matches("20\\d\\d")
                                    ? null
                                    : Integer.valueOf(year),
                            lines));
        } else {
            page.setViewName("report/assessment");
            page.addObject(
                    "view",
                    assess.one(UUID.fromString(String.valueOf(path.get("assessment"))), lines));
        }
        return page;
    }
}
