package org.matricula.change.chase;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 疑似辍学: the list, and one pupil's chase.
@Controller
@Allowed({"class-teacher", "registrar", "vice-principal"})
class ChasesPage {

    private static final int PAGE = 50;

    private final Chasing chasing;
    private final Problems problems;
    private final MessageSource words;
    private final Clock clock;

    ChasesPage(Chasing chasing, Problems problems, MessageSource words, Clock clock) {
        this.chasing = chasing;
        this.problems = problems;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/chases")
    ModelAndView list(
            @RequestParam(defaultValue = "false") boolean closed,
            @RequestParam(required = false) @Nullable String cursor) {
        return shown(closed, cursor, List.of());
    }

    @PostMapping("/chases")
    String open(
            @RequestParam(defaultValue = "") String student,
            @RequestParam(required = false) @Nullable LocalDate lostOn,
            @RequestParam(defaultValue = "") String circumstances,
            Locale locale,
            RedirectAttributes redirect) {
        return told(chasing.open(student, lostOn, circumstances), "opened", locale, redirect);
    }

    @GetMapping("/chases/{id}")
    ModelAndView one(@PathVariable UUID id) {
        return shown(id, List.of());
    }

    @PostMapping("/chases/{id}/contacts")
    String contact(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String result,
            Locale locale,
            RedirectAttributes redirect) {
        chasing.contact(id, on, channel, person, result);
        return told(id, "contacted", locale, redirect);
    }

    @PostMapping("/chases/{id}/report")
    String report(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String number,
            Locale locale,
            RedirectAttributes redirect) {
        chasing.report(id, on, number);
        return told(id, "was-reported", locale, redirect);
    }

    @PostMapping("/chases/{id}/outcome")
    String close(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String note,
            Locale locale,
            RedirectAttributes redirect) {
        chasing.close(id, outcome, note);
        return told(id, "was-closed", locale, redirect);
    }

    @PostMapping("/chases/{id}/report-returned")
    String returned(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String note,
            Locale locale,
            RedirectAttributes redirect) {
        chasing.returned(id, note);
        return told(id, "was-returned", locale, redirect);
    }

    @PostMapping("/chases/{id}/reopen")
    String reopen(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String note,
            Locale locale,
            RedirectAttributes redirect) {
        chasing.reopen(id, note);
        return told(id, "was-reopened", locale, redirect);
    }

    /// The form comes again, with what stood against it.
    @ExceptionHandler
    ModelAndView refused(Refused refused, HttpServletRequest request, Locale locale) {
        var parts = request.getRequestURI().split("/");
        var lines = problems.lines(refused, locale);
        var page =
                parts.length > 2
                        ? shown(UUID.fromString(parts[2]), lines)
                        : shown(false, null, lines);
        page.setStatus(Problems.status(refused));
        return page;
    }

    private String told(UUID id, String what, Locale locale, RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", words.getMessage("chase." + what, null, locale));
        return "redirect:/chases/" + id;
    }

    private ModelAndView shown(boolean closed, @Nullable String cursor, List<Line> lines) {
        var page = new ModelAndView("change/chases");
        page.addObject("list", chasing.list(!closed, cursor, PAGE));
        page.addObject("closed", closed);
        page.addObject("today", LocalDate.now(clock));
        page.addObject("lines", lines);
        return page;
    }

    private ModelAndView shown(UUID id, List<Line> lines) {
        var page = new ModelAndView("change/chase");
        page.addObject("it", chasing.get(id));
        page.addObject("contacts", chasing.contacts(id));
        page.addObject("channels", Chasing.CHANNELS);
        page.addObject("outcomes", Chasing.OUTCOMES);
        page.addObject("today", LocalDate.now(clock));
        page.addObject("lines", lines);
        return page;
    }
}
