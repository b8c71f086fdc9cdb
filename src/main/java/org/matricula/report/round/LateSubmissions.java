package org.matricula.report.round;

import java.time.LocalDate;
import java.util.List;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.matricula.calendar.WorkingDays;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 逾期未报: in the calendar before the day, on the forgotten list after it; the unit is reminded a
/// working day ahead and on the first working day after.
@Service
class LateSubmissions implements ForgottenFinder, DutySource {

    private static final int MOST = 10_000;

    private final ReportRows rounds;
    private final TakeIn takeIn;
    private final WorkingDays workingDays;

    LateSubmissions(ReportRows rounds, TakeIn takeIn, WorkingDays workingDays) {
        this.rounds = rounds;
        this.takeIn = takeIn;
        this.workingDays = workingDays;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Forgotten> find(LocalDate today, int limit) {
        return rounds.owed(today.minusDays(1), limit).stream()
                .map(it ->
                        new Forgotten(
                                "report-late",
                                it.round(),
                                "/reports/" + it.id(),
                                it.dueOn(),
                                it.unit(),
                                true))
                .toList();
    }

    @Override
    @Transactional
    public void remind(LocalDate today) {
        var tomorrow = workingDays.plus(today, 1);
        for (var it : rounds.owed(tomorrow, MOST)) {
            var due = it.dueOn();
            if (due.equals(tomorrow)
                    || due.isBefore(today) && workingDays.between(due, today) == 1) {
                takeIn.remind(it, rounds.get(it.roundId()));
            }
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Duty> duties(LocalDate from, LocalDate until) {
        var actor = Acting.now();
        if (!concerned(actor)) {
            return List.of();
        }
        return rounds.owed(until.minusDays(1), MOST).stream()
                .filter(it -> !it.dueOn().isBefore(from))
                .map(it -> new Duty(it.dueOn(), "report-due", it.round(), 1, "/reports/" + it.id()))
                .toList();
    }

    private static boolean concerned(Actor actor) {
        return actor.holds(Roles.HANDLERS)
                || actor.holds(Roles.HEADS)
                || actor.holds(Roles.SUPERIORS)
                || actor.holds("system");
    }
}
