package org.matricula.standing.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.matricula.calendar.Term;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.standing.run.WarningRuns;
import org.springframework.stereotype.Component;

/// By when the warning on each term is to be confirmed, and by when each year's students are to be
/// treated: the first term of a year alone has that day.
@Component
class WarningDuties implements DutySource {

    private final TreatmentDays days;
    private final WarningRuns runs;
    private final Treatments treatments;
    private final Units units;

    WarningDuties(TreatmentDays days, WarningRuns runs, Treatments treatments, Units units) {
        this.days = days;
        this.runs = runs;
        this.treatments = treatments;
        this.units = units;
    }

    @Override
    public List<Duty> duties(LocalDate from, LocalDate until) {
        var unit = Acting.now().unit();
        var institution = unit == null ? null : units.get(unit).institutionId();
        return institution == null ? List.of() : of(units.get(institution), from, until);
    }

    private List<Duty> of(Unit school, LocalDate from, LocalDate until) {
        var all = new ArrayList<Duty>();
        var terms = days.inOrder(school.id());
        for (var i = 1; i < terms.size(); i++) {
            var before = terms.get(i - 1);
            var now = terms.get(i);
            all.add(
                    new Duty(
                            days.runBy(school.id(), now),
                            "warning-run",
                            before.year() + " " + before.name(),
                            confirmed(school.id(), before) ? 0 : 1,
                            "/warnings"));
            if (!before.year().equals(now.year())) {
                all.add(
                        new Duty(
                                days.lastDay(school.id(), now),
                                "warning-treatment",
                                before.year(),
                                left(school.id(), before),
                                "/treatments"));
            }
        }
        return all.stream()
                .filter(it -> !it.on().isBefore(from) && it.on().isBefore(until))
                .toList();
    }

    private boolean confirmed(UUID school, Term term) {
        return runs.standing(school, term.id()).filter(it -> it.confirmed()).isPresent();
    }

    private long left(UUID school, Term term) {
        return runs.standing(school, term.id())
                .filter(it -> it.confirmed())
                .map(it -> (long) treatments.tally(it.id()).left())
                .orElse(0L);
    }
}
