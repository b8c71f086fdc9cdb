package org.matricula.exam.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.Round;
import org.matricula.exam.round.WalkSteps;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 手工调整: judged by the rules the plan was made by; what it would break is said, and nothing is
/// written.
@Service
public class ChangePlan {

    private final WalkSteps walk;
    private final Plans plans;
    private final PlanRows rows;
    private final Draft draft;
    private final Scheduler scheduler;
    private final Ledger ledger;

    ChangePlan(
            WalkSteps walk,
            Plans plans,
            PlanRows rows,
            Draft draft,
            Scheduler scheduler,
            Ledger ledger) {
        this.walk = walk;
        this.plans = plans;
        this.rows = rows;
        this.draft = draft;
        this.scheduler = scheduler;
        this.ledger = ledger;
    }

    /// The whole course moves to the time, this part of it into the room. Invigilators stay where
    /// they are named if the room is still used then, else they are found anew.
    @Transactional
    public void move(UUID round, UUID part, UUID slot, UUID room) {
        var it = open(round);
        var laid = draft.standing(it);
        var before = scheduler.breaches(laid.timetable());
        var target =
                laid.timetable().parts().stream()
                        .filter(p -> p.id().equals(part))
                        .findFirst()
                        .orElseThrow(() -> new Absent("part " + part));
        var to =
                plans.slots(it.id()).stream()
                        .filter(s -> s.id().equals(slot))
                        .findFirst()
                        .orElseThrow(() -> new Absent("slot " + slot));
        var into =
                plans.rooms(it.institutionId()).stream()
                        .filter(r -> r.id().equals(room))
                        .findFirst()
                        .orElseThrow(() -> new Absent("room " + room));
        laid.timetable().course(target).slot(to);
        target.room(into);
        refuse(before, scheduler.breaches(laid.timetable()));
        rows.move(it.id(), part, target.course(), slot, room);
        rows.number(it.id());
        rows.dropInvigilators(it.id());
        var watches = scheduler.solve(draft.watches(it, laid));
        rows.duties(it.id(), watches);
        rows.state(
                it.id(),
                scheduler.breaches(laid.timetable()).isEmpty() && watches.holds()
                        ? "planned"
                        : "impossible");
        record(
                "exam.move-part",
                it,
                Map.of(
                        "course",
                        target.course().toString(),
                        "slot",
                        to.words(),
                        "room",
                        into.name()));
    }

    /// Another invigilator for one duty.
    @Transactional
    public void replace(UUID round, UUID duty, UUID account) {
        var it = open(round);
        var who =
                plans.teachers(it.id()).stream()
                        .filter(t -> t.id().equals(account))
                        .findFirst()
                        .orElseThrow(() -> new Absent("account " + account));
        var duties = plans.duties(it.id());
        var theirs = draft.watches(it, draft.standing(it)).all();
        var watches = new ArrayList<Watch>();
        for (var line : duties) {
            theirs.stream()
                    .filter(w ->
                            w.slot().id().equals(line.slotId())
                                    && w.room().id().equals(line.roomId()))
                    .findFirst()
                    .ifPresent(w -> {
                        var named =
                                line.id().equals(duty)
                                        ? who
                                        : new Teacher(line.accountId(), line.name());
                        watches.add(w.by(line.id(), named));
                    });
        }
        if (watches.stream().noneMatch(w -> w.id().equals(duty))) {
            throw new Absent("duty " + duty);
        }
        refuse(List.of(), scheduler.breaches(new Watches(plans.teachers(it.id()), watches)));
        rows.replace(duty, account);
        record(
                "exam.replace-invigilator",
                it,
                Map.of("duty", duty.toString(), "account", account.toString()));
    }

    /// What the plan breaks as it stands.
    @Transactional(readOnly = true)
    public List<Refusal> breaches(Round it) {
        return scheduler.breaches(draft.standing(it).timetable()).stream()
                .map(Breach::refusal)
                .toList();
    }

    private Round open(UUID round) {
        var it = walk.enter(round, ExamStep.PLAN);
        var plan = plans.find(it.id()).orElse(null);
        Refused.unlessEmpty(
                Refusal.all(
                        plan == null || plan.state().equals("failed")
                                ? Refusal.conflict("exam.no-plan")
                                : plan.draft()
                                        ? null
                                        : Refusal.conflict(
                                                plan.planning()
                                                        ? "exam.planning"
                                                        : "exam.sealed")));
        return it;
    }

    /// A plan that was not whole before may become better step by step: only what is new refuses.
    private static void refuse(List<Breach> before, List<Breach> after) {
        Refused.unlessEmpty(
                after.stream().filter(it -> !before.contains(it)).map(Breach::refusal).toList());
    }

    private void record(String action, Round it, Map<String, ?> what) {
        ledger.record(Act.of(action, "exam-round:" + it.id()).at(it.pos()).to(what));
    }
}
