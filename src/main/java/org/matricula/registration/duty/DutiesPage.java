package org.matricula.registration.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// 工作日历: the term's dated duties of whoever asks, with what is left to do, and what is about to be
/// forgotten.
@Controller
class DutiesPage {

    private static final int FORGOTTEN = 50;
    private static final int DAYS = 180;

    private final List<DutySource> sources;
    private final List<ForgottenFinder> finders;
    private final Terms terms;
    private final Clock clock;

    DutiesPage(List<DutySource> sources, List<ForgottenFinder> finders, Terms terms, Clock clock) {
        this.sources = sources;
        this.finders = finders;
        this.terms = terms;
        this.clock = clock;
    }

    @GetMapping("/duties")
    @Allowed({"registrar", "academic-office-head", "department-registrar"})
    String show(Model model) {
        var today = LocalDate.now(clock);
        var unit = Acting.now().unit();
        var term = unit == null ? null : terms.lastBegun(unit, today).orElse(null);
        var from = term == null ? today.minusDays(DAYS) : term.from();
        var until = term == null ? today.plusDays(DAYS) : term.until();
        model.addAttribute("today", today);
        model.addAttribute("term", term == null ? "" : term.year() + " " + term.name());
        model.addAttribute(
                "duties",
                sources.stream()
                        .flatMap(it -> it.duties(from, until).stream())
                        .sorted(Comparator.comparing(Duty::on))
                        .toList());
        model.addAttribute(
                "forgotten",
                finders.stream()
                        .flatMap(it -> it.find(today, FORGOTTEN).stream())
                        .sorted(Comparator.comparing(org.matricula.workflow.Forgotten::on))
                        .limit(FORGOTTEN)
                        .toList());
        return "registration/duties";
    }
}
