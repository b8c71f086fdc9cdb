package org.matricula.policy;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Problems;
import org.matricula.policy.ChangePolicy.Change;
import org.matricula.policy.PolicyView.Entered;
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

/// The policies with their sources, their history, their change and its rehearsal.
@Controller
@RequestMapping("/policies")
@Allowed(Allowed.SIGNED_IN)
class PoliciesPage {

    private final PolicyViews views;
    private final ChangePolicy changePolicy;
    private final Outcomes outcomes;
    private final Problems problems;
    private final MessageSource messages;

    PoliciesPage(
            PolicyViews views,
            ChangePolicy changePolicy,
            Outcomes outcomes,
            Problems problems,
            MessageSource messages) {
        this.views = views;
        this.changePolicy = changePolicy;
        this.outcomes = outcomes;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable String education,
            Model model) {
        var place = views.place(unit, education);
        model.addAttribute("where", views.where(place));
        model.addAttribute("policies", views.lines(place));
        return "policy/policies";
    }

    @GetMapping("/{key}")
    String one(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable String education,
            Model model) {
        var place = views.place(unit, education);
        model.addAttribute("view", views.one(key, place, Entered.NOTHING, null, List.of()));
        return "policy/policy";
    }

    @PostMapping("/{key}")
    @Allowed({"administrator", "academic-office-head", "registrar", "province-reviewer"})
    String change(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable String education,
            @RequestParam String value,
            @RequestParam LocalDate from,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam String reason,
            RedirectAttributes redirect,
            Locale locale) {
        var kind = education == null || education.isBlank() ? null : education;
        changePolicy.change(new Change(key, unit, kind, value, from, source, reason));
        redirect.addFlashAttribute("flash", messages.getMessage("policy.changed", null, locale));
        return "redirect:/policies/" + key + views.place(unit, kind).query();
    }

    /// Changes nothing: what would have come out of the period's decisions with another value. Sent
    /// from the form of a change, whose other fields come back as they were.
    @PostMapping("/{key}/rehearsal")
    @Allowed({"administrator", "academic-office-head", "registrar", "province-reviewer"})
    String rehearse(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable String education,
            @RequestParam String value,
            @RequestParam(required = false) @Nullable LocalDate periodFrom,
            @RequestParam(required = false) @Nullable LocalDate periodLast,
            HttpServletRequest request,
            Model model,
            Locale locale) {
        var place = views.place(unit, education);
        var outcome = outcomes.of(key, place, value, periodFrom, periodLast, locale);
        model.addAttribute("view", views.one(key, place, entered(request), outcome, List.of()));
        return "policy/policy";
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused, HttpServletRequest request, Locale locale) {
        var path =
                (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        var unit = request.getParameter("unit");
        var place =
                views.place(
                        unit == null || unit.isBlank() ? null : UUID.fromString(unit),
                        request.getParameter("education"));
        var page = new ModelAndView("policy/policy");
        page.setStatus(Problems.status(refused));
        page.addObject(
                "view",
                views.one(
                        String.valueOf(path.get("key")),
                        place,
                        entered(request),
                        null,
                        problems.lines(refused, locale)));
        return page;
    }

    private static Entered entered(HttpServletRequest request) {
        return new Entered(
                request.getParameter("value"),
                day(request.getParameter("from")),
                request.getParameter("source"),
                request.getParameter("reason"));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
