package org.matricula.registration.year;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 学年注册 of an institution.
@Controller
@RequestMapping("/year-registrations")
@Allowed({"registrar", "academic-office-head", "department-registrar"})
class YearPage {

    private static final int SHOWN = 500;

    private final YearRegistrations years;
    private final RegisterYear registerYear;
    private final Terms terms;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    YearPage(
            YearRegistrations years,
            RegisterYear registerYear,
            Terms terms,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.years = years;
        this.registerYear = registerYear;
        this.terms = terms;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String all() {
        var unit = Acting.now().unit();
        var it = unit == null ? null : units.get(unit);
        return it == null || it.institutionId() == null
                ? "registration/year-none"
                : "redirect:/year-registrations/" + it.institutionId();
    }

    @GetMapping("/{institution}")
    String show(
            @PathVariable UUID institution,
            @RequestParam(required = false) @Nullable String year,
            Model model) {
        var it =
                units.find(institution)
                        .filter(unit -> {
                            var scope = Acting.now().scope();
                            return unit.institution()
                                    && unit.pos() <= scope.hi()
                                    && unit.posEnd() >= scope.lo();
                        })
                        .orElseThrow(() -> new org.matricula.kernel.Absent("institution"));
        var counts = years.counts(it.id());
        var shown =
                year != null
                        ? year
                        : terms.lastBegun(it.id(), LocalDate.now(clock))
                                .map(org.matricula.calendar.Term::year)
                                .orElse("");
        model.addAttribute("institution", it);
        model.addAttribute("counts", counts);
        model.addAttribute("year", shown);
        model.addAttribute("lines", years.lines(it.id(), shown, SHOWN));
        model.addAttribute("mayDecide", Acting.now().holds("registrar", "academic-office-head"));
        return "registration/year";
    }

    @PostMapping("/{institution}")
    @Allowed({"registrar", "academic-office-head"})
    String act(
            @PathVariable UUID institution,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String act,
            RedirectAttributes redirect,
            Locale locale) {
        var register = act.equals("register");
        var many =
                register
                        ? registerYear.register(institution, year)
                        : registerYear.lay(institution, year);
        return done(institution, year, register ? "year" : "listed", many, redirect, locale);
    }

    @PostMapping("/{institution}/states")
    @Allowed({"registrar", "academic-office-head"})
    String set(
            @PathVariable UUID institution,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(required = false) @Nullable UUID student,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        registerYear.set(
                institution, year, student, state, reason.isBlank() ? null : reason.strip());
        return done(institution, year, "marked", 1, redirect, locale);
    }

    @GetMapping("/{institution}/list.xlsx")
    @Allowed({"registrar", "academic-office-head"})
    void sheet(
            @PathVariable UUID institution,
            @RequestParam(defaultValue = "") String year,
            HttpServletResponse response)
            throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        registerYear.sheet(institution, year, out);
        response.setContentType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"year.xlsx\"");
        response.getOutputStream().write(out.toByteArray());
    }

    private String done(
            UUID institution,
            String year,
            String key,
            int many,
            RedirectAttributes redirect,
            Locale locale) {
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage("registration.done." + key, new Object[] {many}, locale));
        return "redirect:/year-registrations/" + institution + "?year=" + year;
    }
}
