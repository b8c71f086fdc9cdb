package org.matricula.governance.errand;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.matricula.governance.errand.SetErrand.NewErrand;
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
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// 交办任务: one's own, and those one has set.
@Controller
@RequestMapping("/errands")
@Allowed(Allowed.SIGNED_IN)
class ErrandsPage {

    private final Errands errands;
    private final SetErrand setErrand;
    private final DoErrand doErrand;
    private final Problems problems;
    private final MessageSource messages;

    ErrandsPage(
            Errands errands,
            SetErrand setErrand,
            DoErrand doErrand,
            Problems problems,
            MessageSource messages) {
        this.errands = errands;
        this.setErrand = setErrand;
        this.doErrand = doErrand;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String mine(Model model) {
        model.addAttribute("view", errands.mine());
        return "governance/errands";
    }

    @GetMapping("/set")
    @Setters
    String set(@RequestParam(required = false) @Nullable String cursor, Model model) {
        model.addAttribute("view", errands.set(cursor));
        return "governance/errands";
    }

    @GetMapping("/new")
    @Setters
    String form(Model model, Locale locale) {
        model.addAttribute("view", errands.form(null, List.of(), locale));
        return "governance/newerrand";
    }

    @PostMapping
    @Setters
    String set(
            @RequestParam UUID unit,
            @RequestParam(required = false) @Nullable List<String> roles,
            @RequestParam String title,
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(required = false) @Nullable String href,
            @RequestParam(required = false) @Nullable LocalDate dueOn,
            RedirectAttributes redirect,
            Locale locale) {
        var id = setErrand.set(new NewErrand(unit, roles, title, words, href, dueOn));
        return done(id, "governance.errand.was-set", redirect, locale);
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        model.addAttribute("view", errands.one(id, List.of()));
        return "governance/errand";
    }

    @PostMapping("/{id}/done")
    String markDone(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String note,
            RedirectAttributes redirect,
            Locale locale) {
        doErrand.done(id, note);
        return done(id, "governance.errand.was-done", redirect, locale);
    }

    @PostMapping("/{id}/not-done")
    String markNotDone(@PathVariable UUID id, RedirectAttributes redirect, Locale locale) {
        doErrand.notDone(id);
        return done(id, "governance.errand.was-undone", redirect, locale);
    }

    @PostMapping("/{id}/remind")
    String remind(@PathVariable UUID id, RedirectAttributes redirect, Locale locale) {
        setErrand.remind(id);
        return done(id, "governance.errand.was-reminded", redirect, locale);
    }

    @PostMapping("/{id}/cancel")
    String cancel(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        setErrand.cancel(id, reason);
        return done(id, "governance.errand.was-cancelled", redirect, locale);
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused, HttpServletRequest request, Locale locale) {
        var path =
                (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        var lines = problems.lines(refused, locale);
        var page = new ModelAndView();
        page.setStatus(Problems.status(refused));
        if (path.get("id") == null) {
            page.setViewName("governance/newerrand");
            page.addObject("view", errands.form(request.getParameter("unit"), lines, locale));
        } else {
            page.setViewName("governance/errand");
            var id = UUID.fromString(String.valueOf(path.get("id")));
            page.addObject("view", errands.one(id, lines));
        }
        return page;
    }

    private String done(UUID id, String told, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(told, null, locale));
        return "redirect:/errands/" + id;
    }
}
