package org.matricula.standing.desk;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.matricula.standing.run.WarningRun;
import org.matricula.standing.treatment.TreatmentDays;
import org.matricula.standing.treatment.Treatments;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 学籍处理: whoever is to be treated after a year's last term, and by when.
@Controller
class TreatmentsPage {

    private static final int SHOWN = 200;
    private static final int LINES = 1_000;

    private final WarningDesk desk;
    private final Treatments treatments;
    private final TreatmentDays days;

    TreatmentsPage(WarningDesk desk, Treatments treatments, TreatmentDays days) {
        this.desk = desk;
        this.treatments = treatments;
        this.days = days;
    }

    @GetMapping("/treatments")
    @Allowed({
        "department-registrar",
        "registrar",
        "academic-office-head",
        "vice-principal",
        "point-reviewer"
    })
    String show(@RequestParam(required = false) @Nullable UUID run, Model model) {
        List<WarningRun> runs =
                desk.seen(SHOWN).stream()
                        .filter(WarningRun::confirmed)
                        .filter(it -> days.endsYear(it.institutionId(), it.termFrom()))
                        .toList();
        var chosen = run == null ? runs.stream().findFirst().orElse(null) : desk.run(run);
        model.addAttribute(
                "runs",
                runs.stream()
                        .map(it ->
                                new Choice(it.id().toString(), it.institution() + " " + it.term()))
                        .toList());
        if (chosen != null) {
            model.addAttribute("run", chosen);
            model.addAttribute("lines", treatments.lines(chosen.id(), LINES));
            model.addAttribute("tally", treatments.tally(chosen.id()));
            days.dueOn(chosen.institutionId(), chosen.termFrom())
                    .ifPresent(it -> model.addAttribute("dueOn", it));
        }
        return "standing/treatments";
    }
}
