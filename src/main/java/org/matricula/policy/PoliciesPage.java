package org.matricula.policy;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.DateRange;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Problems;
import org.matricula.policy.ChangePolicy.Change;
import org.matricula.policy.PolicyView.Differing;
import org.matricula.policy.PolicyView.Outcome;
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

    private static final int MOST_SHOWN = 200;

    private final Declared declared;
    private final PolicyViews views;
    private final ChangePolicy changePolicy;
    private final RehearsePolicy rehearsePolicy;
    private final Problems problems;
    private final MessageSource messages;

    PoliciesPage(
            Declared declared,
            PolicyViews views,
            ChangePolicy changePolicy,
            RehearsePolicy rehearsePolicy,
            Problems problems,
            MessageSource messages) {
        this.declared = declared;
        this.views = views;
        this.changePolicy = changePolicy;
        this.rehearsePolicy = rehearsePolicy;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String show(@RequestParam(required = false) @Nullable UUID unit, Model model) {
        var at = views.unit(unit);
        model.addAttribute("unitName", at == null ? null : at.name());
        model.addAttribute("unit", at == null ? null : at.id());
        model.addAttribute("policies", views.lines(at));
        return "policy/policies";
    }

    @GetMapping("/{key}")
    String one(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable UUID unit,
            Model model) {
        model.addAttribute("view", views.one(key, views.unit(unit), null, List.of()));
        return "policy/policy";
    }

    @PostMapping("/{key}")
    @Allowed({"administrator", "academic-office-head", "registrar"})
    String change(
            @PathVariable String key,
            @RequestParam UUID unit,
            @RequestParam String value,
            @RequestParam LocalDate from,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam String reason,
            RedirectAttributes redirect,
            Locale locale) {
        changePolicy.change(new Change(key, unit, null, value, from, source, reason));
        redirect.addFlashAttribute("flash", messages.getMessage("policy.changed", null, locale));
        return "redirect:/policies/" + key + "?unit=" + unit;
    }

    /// Changes nothing: what would have come out of the period's decisions with another value.
    @PostMapping("/{key}/rehearsal")
    @Allowed({"administrator", "academic-office-head", "registrar"})
    String rehearse(
            @PathVariable String key,
            @RequestParam UUID unit,
            @RequestParam String value,
            @RequestParam LocalDate from,
            @RequestParam LocalDate last,
            Model model,
            Locale locale) {
        if (last.isBefore(from)) {
            throw new Refused(Refusal.input("last", "policy.period"));
        }
        var policy = declared.find(key).orElseThrow(() -> new Absent("policy " + key));
        var read =
                policy.read(value)
                        .orElseThrow(() ->
                                new Refused(
                                        Refusal.input("value", "policy.value", policy.bounds())));
        var at = views.unit(unit);
        var result =
                rehearsePolicy.rehearse(key, unit, new DateRange(from, last.plusDays(1)), read);
        var outcome = new Outcome(value, from, last, result.examined(), differing(result, locale));
        model.addAttribute("view", views.one(key, at, outcome, List.of()));
        return "policy/policy";
    }

    private List<Differing> differing(RehearsalResult result, Locale locale) {
        return result.differences().stream()
                .limit(MOST_SHOWN)
                .map(it ->
                        new Differing(
                                it.subject(),
                                it.href(),
                                problems.lines(new Refused(it.before()), locale),
                                problems.lines(new Refused(it.after()), locale)))
                .toList();
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused, HttpServletRequest request, Locale locale) {
        var path =
                (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        var unit = request.getParameter("unit");
        var at = views.unit(unit == null ? null : UUID.fromString(unit));
        var page = new ModelAndView("policy/policy");
        page.setStatus(Problems.status(refused));
        page.addObject(
                "view",
                views.one(
                        String.valueOf(path.get("key")),
                        at,
                        null,
                        problems.lines(refused, locale)));
        return page;
    }
}
