package org.matricula.exam.plan;

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

/// 分院盖章、上报、教务处接收: the plan on its way to the academic office.
@Service
public class SealPlan {

    private final WalkSteps walk;
    private final Plans plans;
    private final PlanRows rows;
    private final ChangePlan changePlan;
    private final Ledger ledger;
    private final Clock clock;

    SealPlan(
            WalkSteps walk,
            Plans plans,
            PlanRows rows,
            ChangePlan changePlan,
            Ledger ledger,
            Clock clock) {
        this.walk = walk;
        this.plans = plans;
        this.rows = rows;
        this.changePlan = changePlan;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// 加盖分院公章. A plan that breaks a rule is not sealed.
    @Transactional
    public void seal(UUID round) {
        var it = at(round, "planned", "exam.not-planned");
        Refused.unlessEmpty(changePlan.breaches(it));
        pass(it, "sealed", "exam.seal-plan");
    }

    /// 上报教务处一份.
    @Transactional
    public void handIn(UUID round) {
        pass(at(round, "sealed", "exam.not-sealed"), "handed-in", "exam.hand-in-plan");
    }

    /// 教务处接收: the step is done.
    @Transactional
    public void receive(UUID round) {
        var it = at(round, "handed-in", "exam.not-handed-in");
        pass(it, "received", "exam.receive-plan");
        walk.done(it, ExamStep.PLAN);
    }

    private Round at(UUID round, String state, String otherwise) {
        var it = walk.enter(round, ExamStep.PLAN);
        var stands = plans.find(it.id()).map(Plan::state).orElse("");
        Refused.unlessEmpty(Refusal.all(stands.equals(state) ? null : Refusal.conflict(otherwise)));
        return it;
    }

    private void pass(Round it, String state, String action) {
        rows.pass(it.id(), state, clock.instant());
        ledger.record(
                Act.of(action, "exam-round:" + it.id()).at(it.pos()).to(Map.of("state", state)));
    }
}
