package org.matricula.exam.round;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The order of the steps: none begins before what it needs is done, and one is taken back only
/// while nothing that needs it has begun.
@Service
public class WalkSteps {

    private final Rounds rounds;
    private final RoundRows rows;
    private final List<StepCheck> checks;
    private final ApplicationEventPublisher events;
    private final Ledger ledger;
    private final Clock clock;

    WalkSteps(
            Rounds rounds,
            RoundRows rows,
            List<StepCheck> checks,
            ApplicationEventPublisher events,
            Ledger ledger,
            Clock clock) {
        this.rounds = rounds;
        this.rows = rows;
        this.checks = checks;
        this.events = events;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Holds the round for an act in one of its steps: two acts upon one round come one after the
    /// other.
    @Transactional(propagation = Propagation.MANDATORY)
    public Round enter(UUID round, ExamStep step) {
        rows.hold(round);
        return entered(rounds.get(round), step);
    }

    /// As [#enter], for somebody who reaches only a part of the institution.
    @Transactional(propagation = Propagation.MANDATORY)
    public Round join(UUID round, ExamStep step) {
        rows.hold(round);
        return entered(rounds.inSight(round), step);
    }

    private Round entered(Round it, ExamStep step) {
        Refused.unlessEmpty(refusals(it, step));
        rows.begin(it.id(), step, clock.instant());
        return it;
    }

    /// Why nothing may be done in a step now.
    public List<Refusal> refusals(Round it, ExamStep step) {
        var states = rounds.steps(it.id());
        var refusals = new ArrayList<Refusal>();
        if (it.published()) {
            refusals.add(Refusal.conflict("exam.published"));
        }
        for (var needed : step.needs()) {
            if (!states.get(needed.number() - 1).done()) {
                refusals.add(Refusal.conflict("exam.step-before", String.valueOf(needed.number())));
            }
        }
        if (states.get(step.number() - 1).done()) {
            refusals.add(Refusal.conflict("exam.step-done", String.valueOf(step.number())));
        }
        return refusals;
    }

    /// 完成步骤, when nothing is left to do in it.
    @Transactional
    public void finish(UUID round, ExamStep step) {
        var it = enter(round, step);
        var check =
                checks.stream()
                        .filter(c -> c.step() == step)
                        .findFirst()
                        .orElseThrow(() -> new Refused(Refusal.rule("exam.step-own-act")));
        Refused.unlessEmpty(check.refusals(it));
        done(it, step);
    }

    /// Whether a step can be finished though nobody has begun it: of a round without assessed
    /// courses nothing is to be done in the tenth.
    boolean nothingLeft(Round it, ExamStep step) {
        return checks.stream()
                .anyMatch(check -> check.step() == step && check.refusals(it).isEmpty());
    }

    /// The last act of a step, whose round is held.
    @Transactional(propagation = Propagation.MANDATORY)
    public void done(Round it, ExamStep step) {
        rows.finish(it.id(), step, clock.instant());
        if (step == ExamStep.PUBLICATION) {
            rows.published(it.id());
        }
        record("exam.finish-step", it, step);
    }

    /// 撤销步骤.
    @Transactional
    public void undo(UUID round, ExamStep step) {
        rows.hold(round);
        var it = rounds.get(round);
        var states = rounds.steps(it.id());
        var refusals = new ArrayList<Refusal>();
        if (it.published()) {
            refusals.add(Refusal.conflict("exam.published"));
        }
        if (!states.get(step.number() - 1).begun()) {
            refusals.add(Refusal.conflict("exam.step-not-begun"));
        }
        for (var later : step.followers()) {
            if (states.get(later.number() - 1).begun()) {
                refusals.add(Refusal.conflict("exam.step-after", String.valueOf(later.number())));
            }
        }
        Refused.unlessEmpty(refusals);
        rows.reopen(it.id(), step);
        events.publishEvent(new StepUndone(it, step));
        record("exam.undo-step", it, step);
    }

    /// 集中批改地点.
    @Transactional(propagation = Propagation.MANDATORY)
    public void markingPlace(Round it, String place) {
        rows.markingPlace(it.id(), place);
    }

    private void record(String action, Round it, ExamStep step) {
        ledger.record(
                Act.of(action, "exam-round:" + it.id())
                        .at(it.pos())
                        .to(Map.of("step", step.number())));
    }
}
