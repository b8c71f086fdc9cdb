package org.matricula.workflow.walk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.WorkingDays;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policy;
import org.matricula.policy.Rehearsal;
import org.matricula.policy.RehearsalResult;
import org.matricula.policy.RehearsalResult.Difference;
import org.matricula.policy.Trial;
import org.matricula.workflow.engine.Drawings;
import org.springframework.stereotype.Component;

/// How many turns would have been overdue had each office had so many working days.
@Component
class StepDaysRehearsed implements Rehearsal<Integer> {

    private static final int MOST = 5_000;

    private final PastSteps steps;
    private final Drawings drawings;
    private final WorkingDays workingDays;
    private final Clock clock;

    StepDaysRehearsed(PastSteps steps, Drawings drawings, WorkingDays workingDays, Clock clock) {
        this.steps = steps;
        this.drawings = drawings;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    @Override
    public Policy<Integer> policy() {
        return WalkPolicies.DAYS;
    }

    @Override
    public RehearsalResult run(Trial<Integer> trial) {
        var found = steps.decided(trial.institutions(), trial.period(), MOST + 1);
        var examined = found.subList(0, Math.min(found.size(), MOST));
        var differing = new ArrayList<Difference>();
        for (var it : examined) {
            var decidedOn = LocalDate.ofInstant(it.decidedAt(), clock.getZone());
            var before = late(it.dueOn(), decidedOn);
            var after = late(due(it, trial.value()), decidedOn);
            if ((before == null) != (after == null)) {
                differing.add(
                        new Difference(
                                "%s %s · %s"
                                        .formatted(
                                                it.number(),
                                                it.student(),
                                                drawings.version(it.drawing()).nameOf(it.task())),
                                "/cases/" + it.caseId(),
                                Refusal.all(before),
                                Refusal.all(after)));
            }
        }
        return new RehearsalResult(examined.size(), found.size() > MOST, differing);
    }

    private LocalDate due(PastSteps.Decided it, int days) {
        var drawn = drawings.version(it.drawing()).turn(it.task());
        var given = days > 0 ? days : drawn.map(Drawings.Turn::workingDays).orElse(0);
        return workingDays.plus(LocalDate.ofInstant(it.openedAt(), clock.getZone()), given);
    }

    private static @Nullable Refusal late(LocalDate due, LocalDate decidedOn) {
        return Refusal.when(
                decidedOn.isAfter(due), "step.late", due.toString(), decidedOn.toString());
    }
}
