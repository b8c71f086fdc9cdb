package org.matricula.graduation.round;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.graduation.audit.Requirements;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 毕业条件: what the school demands today, what it demanded before, and a change from today on.
@Controller
@RequestMapping("/graduation/requirements")
class GraduationRequirementsPage {

    private final Requirements requirements;
    private final Units units;
    private final Clock clock;

    GraduationRequirementsPage(Requirements requirements, Units units, Clock clock) {
        this.requirements = requirements;
        this.units = units;
        this.clock = clock;
    }

    @GetMapping
    @Allowed({"department-registrar", "registrar", "academic-office-head", "vice-principal"})
    String show(Model model) {
        var school = school();
        model.addAttribute("school", units.get(school).name());
        model.addAttribute("rules", requirements.on(school, LocalDate.now(clock)));
        model.addAttribute("versions", requirements.versions(school));
        model.addAttribute("office", Acting.now().holds("registrar", "academic-office-head"));
        return "graduation/requirements";
    }

    @PostMapping
    @Allowed({"registrar", "academic-office-head"})
    String change(
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(required = false) @Nullable BigDecimal threshold,
            @RequestParam(defaultValue = "false") boolean enabled,
            @RequestParam(defaultValue = "") String source) {
        requirements.change(school(), rule, threshold, enabled, source);
        return "redirect:/graduation/requirements";
    }

    private UUID school() {
        var unit = Acting.now().unit();
        var school = unit == null ? null : units.get(unit).institutionId();
        if (school == null) {
            throw new Absent("institution");
        }
        return school;
    }
}
