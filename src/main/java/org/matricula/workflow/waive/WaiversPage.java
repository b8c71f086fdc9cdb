package org.matricula.workflow.waive;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// 特批: the leaders' list of exceptions, and their decision.
@Controller
class WaiversPage {

    private static final int PAGE = 50;

    private final Waivers waivers;
    private final AskWaiver askWaiver;
    private final DecideWaiver decideWaiver;
    private final Problems problems;
    private final MessageSource words;

    WaiversPage(
            Waivers waivers,
            AskWaiver askWaiver,
            DecideWaiver decideWaiver,
            Problems problems,
            MessageSource words) {
        this.waivers = waivers;
        this.askWaiver = askWaiver;
        this.decideWaiver = decideWaiver;
        this.problems = problems;
        this.words = words;
    }

    @GetMapping("/exceptions")
    @Allowed({"academic-office-head", "province-reviewer", "registrar", "vice-principal"})
    String list(@RequestParam(required = false) @Nullable String cursor, Model model) {
        model.addAllAttributes(shown(cursor, List.of()).getModel());
        return "workflow/waivers";
    }

    @PostMapping("/exceptions/{id}/decision")
    @Allowed({"academic-office-head", "province-reviewer", "vice-principal"})
    String decide(
            @PathVariable UUID id,
            @RequestParam String decision,
            @RequestParam(defaultValue = "") String opinion,
            Locale locale,
            RedirectAttributes redirect) {
        decideWaiver.decide(id, decision.equals("grant"), opinion);
        redirect.addFlashAttribute("flash", words.getMessage("waiver.was-decided", null, locale));
        return "redirect:/exceptions";
    }

    @PostMapping("/cases/{id}/exceptions")
    @Allowed(Allowed.SIGNED_IN)
    String ask(
            @PathVariable UUID id,
            @RequestParam String rule,
            @RequestParam(defaultValue = "") String why,
            Locale locale,
            RedirectAttributes redirect) {
        askWaiver.ask(id, rule, why);
        redirect.addFlashAttribute("flash", words.getMessage("waiver.was-asked", null, locale));
        return "redirect:/cases/" + id;
    }

    /// The leader sees the list again with what stood against it; the applicant a page of its own.
    @ExceptionHandler
    Object refused(Refused refused, HttpServletRequest request, Locale locale) {
        if (!request.getRequestURI().startsWith("/exceptions")) {
            throw refused;
        }
        var page = shown(null, problems.lines(refused, locale));
        page.setStatus(Problems.status(refused));
        return page;
    }

    private ModelAndView shown(@Nullable String cursor, List<Line> lines) {
        var page = new ModelAndView("workflow/waivers");
        page.addObject("waiting", waivers.waiting());
        page.addObject("decided", waivers.decided(cursor, PAGE));
        page.addObject("others", waivers.others());
        page.addObject("may", Acting.now().holds(DecideWaiver.DECIDERS.toArray(String[]::new)));
        page.addObject("lines", lines);
        return page;
    }
}
