package org.matricula.standing.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.standing.OpenToWarned;
import org.matricula.standing.talk.Talks;
import org.matricula.standing.treatment.Treatment;
import org.matricula.standing.treatment.Treatments;
import org.matricula.standing.warning.Warning;
import org.matricula.standing.warning.WarningDetails;
import org.matricula.standing.warning.Warnings;
import org.matricula.standing.warning.WhatLifts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// 我的预警: why one is warned, what would lift it, and what was agreed in talks.
@Controller
public class OwnWarningsPage {

    /// A warning with all that its student may know of it.
    public record Shown(
            Warning it,
            List<WarningDetails.Ground> grounds,
            List<WarningDetails.FailedCourse> courses,
            List<WhatLifts.Need> needs,
            @Nullable Treatment treatment) {}

    private final Warnings warnings;
    private final WarningDetails details;
    private final WhatLifts whatLifts;
    private final Treatments treatments;
    private final Talks talks;
    private final Clock clock;

    OwnWarningsPage(
            Warnings warnings,
            WarningDetails details,
            WhatLifts whatLifts,
            Treatments treatments,
            Talks talks,
            Clock clock) {
        this.warnings = warnings;
        this.details = details;
        this.whatLifts = whatLifts;
        this.treatments = treatments;
        this.talks = talks;
        this.clock = clock;
    }

    @GetMapping("/own-warnings")
    @OpenToWarned
    String show(Model model) {
        model.addAttribute("warnings", own());
        model.addAttribute("talks", talks.own(LocalDate.now(clock)));
        return "standing/own";
    }

    List<Shown> own() {
        return warnings.own(LocalDate.now(clock)).stream()
                .map(it ->
                        new Shown(
                                it,
                                details.grounds(it.id()),
                                details.courses(it.id()),
                                it.open() ? whatLifts.of(it) : List.of(),
                                treatments.find(it.id()).orElse(null)))
                .toList();
    }
}
