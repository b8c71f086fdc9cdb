package org.matricula.calendar;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Holidays, shifted working days and terms.
@Controller
@RequestMapping("/calendar")
@Allowed(Allowed.SIGNED_IN)
class CalendarPage {

    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2100;

    private final CalendarViews views;
    private final LoadDays loadDays;
    private final MarkDay markDay;
    private final PlanTerm planTerm;
    private final Problems problems;
    private final MessageSource messages;
    private final Clock clock;

    CalendarPage(
            CalendarViews views,
            LoadDays loadDays,
            MarkDay markDay,
            PlanTerm planTerm,
            Problems problems,
            MessageSource messages,
            Clock clock) {
        this.views = views;
        this.loadDays = loadDays;
        this.markDay = markDay;
        this.planTerm = planTerm;
        this.problems = problems;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String show(@RequestParam(required = false) @Nullable Integer year, Model model) {
        var shown = year == null ? thisYear() : Math.clamp(year, FIRST_YEAR, LAST_YEAR);
        model.addAttribute("view", views.of(shown, List.of()));
        return "calendar/calendar";
    }

    @PostMapping("/days")
    @Allowed("administrator")
    String mark(
            @RequestParam LocalDate on,
            @RequestParam boolean working,
            @RequestParam String name,
            @RequestParam String source,
            RedirectAttributes redirect,
            Locale locale) {
        markDay.mark(on, working, name, source);
        return done(on.getYear(), redirect, locale, "calendar.marked");
    }

    @PostMapping("/file")
    @Allowed("administrator")
    String load(@RequestParam MultipartFile file, RedirectAttributes redirect, Locale locale)
            throws IOException {
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            var loaded = loadDays.load(reader, "file");
            return done(
                    thisYear(),
                    redirect,
                    locale,
                    "calendar.loaded",
                    loaded.added(),
                    loaded.changed(),
                    loaded.unchanged());
        }
    }

    /// @param last the last day of the term, as people name it
    @PostMapping("/terms")
    @Allowed({"administrator", "academic-office-head", "registrar"})
    String plan(
            @RequestParam UUID unit,
            @RequestParam String year,
            @RequestParam int seq,
            @RequestParam String name,
            @RequestParam LocalDate from,
            @RequestParam LocalDate last,
            RedirectAttributes redirect,
            Locale locale) {
        planTerm.plan(unit, year, seq, name, from, last.plusDays(1));
        return done(from.getYear(), redirect, locale, "calendar.term.planned");
    }

    @PostMapping("/terms/change")
    @Allowed({"administrator", "academic-office-head", "registrar"})
    String change(
            @RequestParam UUID unit,
            @RequestParam UUID term,
            @RequestParam String name,
            @RequestParam LocalDate from,
            @RequestParam LocalDate last,
            RedirectAttributes redirect,
            Locale locale) {
        planTerm.change(unit, term, name, from, last.plusDays(1));
        return done(from.getYear(), redirect, locale, "calendar.term.planned");
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused, HttpServletRequest request, Locale locale) {
        var page = new ModelAndView("calendar/calendar");
        page.setStatus(Problems.status(refused));
        page.addObject("view", views.of(thisYear(), problems.lines(refused, locale)));
        return page;
    }

    private int thisYear() {
        return LocalDate.now(clock).getYear();
    }

    private String done(
            int year, RedirectAttributes redirect, Locale locale, String told, Object... args) {
        redirect.addFlashAttribute("flash", messages.getMessage(told, args, locale));
        return "redirect:/calendar?year=" + year;
    }
}
