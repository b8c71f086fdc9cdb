package org.matricula.exam.paper;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.Round;
import org.matricula.exam.round.WalkSteps;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 试卷缴印清单: filled in, signed by the head of the academic office, taken to the print room with the
/// originals.
@Service
public class OrderPapers {

    private final WalkSteps walk;
    private final OrderRows rows;
    private final Ledger ledger;
    private final Clock clock;

    OrderPapers(WalkSteps walk, OrderRows rows, Ledger ledger, Clock clock) {
        this.walk = walk;
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public void make(UUID round) {
        var it = walk.enter(round, ExamStep.ORDER);
        Refused.unlessEmpty(
                Refusal.all(
                        rows.find(it.id()).filter(o -> !o.state().equals("made")).isPresent()
                                ? Refusal.conflict("exam.order-signed")
                                : null));
        rows.make(it.id(), clock.instant());
        record("exam.make-order", it);
    }

    /// 教务科长签字.
    @Transactional
    public void approve(UUID round) {
        var it = at(round, "made", "exam.order-missing");
        rows.approve(it.id(), clock.instant());
        record("exam.approve-order", it);
    }

    /// 交文印室: the step is done.
    ///
    /// @param printer who took it
    @Transactional
    public void send(UUID round, String printer) {
        var it = at(round, "approved", "exam.order-unsigned");
        Refused.unlessEmpty(
                Refusal.all(printer.isBlank() ? Refusal.input("printer", "field.missing") : null));
        rows.send(it.id(), printer.strip(), clock.instant());
        record("exam.send-order", it);
        walk.done(it, ExamStep.ORDER);
    }

    private Round at(UUID round, String state, String otherwise) {
        var it = walk.enter(round, ExamStep.ORDER);
        var stands = rows.find(it.id()).map(Order::state).orElse("");
        Refused.unlessEmpty(Refusal.all(stands.equals(state) ? null : Refusal.conflict(otherwise)));
        return it;
    }

    private void record(String action, Round it) {
        ledger.record(
                Act.of(action, "exam-round:" + it.id())
                        .at(it.pos())
                        .to(Map.of("step", ExamStep.ORDER.number())));
    }
}
