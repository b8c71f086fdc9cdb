package org.matricula.exam.plan;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.Rounds;
import org.matricula.exam.round.WalkSteps;
import org.matricula.job.Job;
import org.matricula.job.Jobs;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// 编排: asked for in one moment, searched for beside the pages, written whole or not at all.
@Service
public class MakePlan implements Job {

    static final String NAME = "exam-plan";

    private static final Logger LOG = LoggerFactory.getLogger(MakePlan.class);

    private final WalkSteps walk;
    private final Rounds rounds;
    private final Plans plans;
    private final PlanRows rows;
    private final Draft draft;
    private final Scheduler scheduler;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Ledger ledger;
    private final Clock clock;

    MakePlan(
            WalkSteps walk,
            Rounds rounds,
            Plans plans,
            PlanRows rows,
            Draft draft,
            Scheduler scheduler,
            Jobs jobs,
            TransactionTemplate transaction,
            Ledger ledger,
            Clock clock) {
        this.walk = walk;
        this.rounds = rounds;
        this.plans = plans;
        this.rows = rows;
        this.draft = draft;
        this.scheduler = scheduler;
        this.jobs = jobs;
        this.transaction = transaction;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public void ask(UUID round) {
        var it = walk.enter(round, ExamStep.PLAN);
        var standing = plans.find(it.id()).orElse(null);
        Refused.unlessEmpty(
                Refusal.all(
                        standing != null && standing.planning()
                                ? Refusal.conflict("exam.planning")
                                : null,
                        standing != null && standing.sealedAt() != null
                                ? Refusal.conflict("exam.sealed")
                                : null,
                        plans.rooms(it.institutionId()).isEmpty()
                                ? Refusal.rule("exam.no-rooms")
                                : null,
                        plans.slots(it.id()).isEmpty() ? Refusal.rule("exam.no-slots") : null,
                        plans.teachers(it.id()).isEmpty()
                                ? Refusal.rule("exam.no-teachers")
                                : null));
        rows.ask(it.id(), clock.instant());
        ledger.record(Act.of("exam.make-plan", "exam-round:" + it.id()).at(it.pos()));
        jobs.begin(NAME, it.id());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID round) {
        try {
            search(round);
        } catch (RuntimeException unexpected) {
            LOG.error("the plan of round {} was not made", round, unexpected);
            transaction.executeWithoutResult(it -> rows.state(round, "failed"));
        }
    }

    /// Searches outside any transaction; what was asked anew or taken back meanwhile stays as it
    /// is.
    private void search(UUID round) {
        var it = rounds.get(round);
        var asked = plans.find(round).filter(Plan::planning);
        if (asked.isEmpty()) {
            return;
        }
        var fresh = draft.fresh(it);
        var timetable = scheduler.solve(fresh.timetable());
        var laid = new Draft.Laid(timetable, fresh.seats());
        var watches = scheduler.solve(draft.watches(it, laid));
        transaction.executeWithoutResult(status -> {
            if (rows.waits(round, asked.get().askedAt())) {
                write(round, laid, watches);
                rows.state(round, timetable.holds() && watches.holds() ? "planned" : "impossible");
                ledger.record(
                        Act.of("exam.plan-made", "exam-round:" + round)
                                .at(it.pos())
                                .to(
                                        Map.of(
                                                "parts",
                                                timetable.parts().size(),
                                                "holds",
                                                timetable.holds() && watches.holds())));
            }
        });
    }

    private void write(UUID round, Draft.Laid laid, Watches watches) {
        rows.clear(round);
        rows.parts(round, laid.timetable());
        var candidates = new ArrayList<UUID>();
        var parts = new ArrayList<UUID>();
        laid.seats()
                .forEach((part, own) ->
                        own.forEach(who -> {
                            candidates.add(who.id());
                            parts.add(part);
                        }));
        rows.seat(candidates, parts);
        rows.number(round);
        rows.duties(round, watches);
    }
}
