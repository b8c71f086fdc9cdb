package org.matricula.exam.paper;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.WalkSteps;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 说明理由: the list goes on without the courses whose results are not published.
@Service
public class GoOnWithout {

    private final WalkSteps walk;
    private final UnpublishedRows rows;
    private final Ledger ledger;
    private final Clock clock;

    GoOnWithout(WalkSteps walk, UnpublishedRows rows, Ledger ledger, Clock clock) {
        this.walk = walk;
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @return how many courses it goes without
    @Transactional
    public int goOn(UUID round, String why) {
        var it = walk.enter(round, ExamStep.LIST);
        var tasks = rows.count(it.id());
        Refused.unlessEmpty(
                Refusal.all(
                        tasks == 0 ? Refusal.conflict("exam.all-published") : null,
                        why.isBlank() ? Refusal.input("reason", "field.missing") : null));
        rows.goOn(it.id(), tasks, why.strip(), clock.instant());
        ledger.record(
                Act.of("exam.go-on-without", "exam-round:" + it.id())
                        .at(it.pos())
                        .because(why.strip())
                        .to(Map.of("tasks", tasks)));
        return tasks;
    }
}
