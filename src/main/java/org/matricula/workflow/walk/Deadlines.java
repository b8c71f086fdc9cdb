package org.matricula.workflow.walk;

import org.matricula.calendar.DaysChanged;
import org.matricula.calendar.WorkingDays;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.workflow.record.StepRows;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// 办理时限 follow the calendar: a holiday put in or taken out moves the deadline of every open turn.
/// What was decided keeps the one it had.
@Component
class Deadlines {

    private final StepRows steps;
    private final WorkingDays workingDays;
    private final TransactionTemplate transaction;

    Deadlines(StepRows steps, WorkingDays workingDays, PlatformTransactionManager transactions) {
        this.steps = steps;
        this.workingDays = workingDays;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// After the change is there for everybody, and the calendar has forgotten what it kept.
    @TransactionalEventListener(fallbackExecution = true)
    void changed(DaysChanged change) {
        Acting.as(
                Actor.system("calendar"),
                () -> transaction.executeWithoutResult(status -> reckonAgain()));
    }

    private void reckonAgain() {
        var clocks = steps.clocks();
        steps.due(
                clocks,
                clocks.stream().map(it -> workingDays.plus(it.from(), it.workingDays())).toList());
    }
}
