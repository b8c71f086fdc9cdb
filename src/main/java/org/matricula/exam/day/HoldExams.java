package org.matricula.exam.day;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.exam.plan.DutyLine;
import org.matricula.exam.plan.Plans;
import org.matricula.exam.plan.Slot;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.Round;
import org.matricula.exam.round.StepCheck;
import org.matricula.exam.round.WalkSteps;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 监考、巡考: who patrols, who is told of their duty, and what happened in the rooms. Whoever was
/// absent or cheated has their result by it.
@Service
public class HoldExams {

    private static final Set<String> KINDS = Set.of("absent", "cheating", "other");

    /// The last exam is over.
    @Service
    static class Check implements StepCheck {

        private final Plans plans;
        private final Clock clock;

        Check(Plans plans, Clock clock) {
            this.plans = plans;
            this.clock = clock;
        }

        @Override
        public ExamStep step() {
            return ExamStep.SITTING;
        }

        @Override
        public List<Refusal> refusals(Round round) {
            var last =
                    plans.slots(round.id()).stream()
                            .map(Slot::onDay)
                            .max(LocalDate::compareTo)
                            .orElse(round.endsOn());
            return Refusal.all(
                    last.isAfter(LocalDate.now(clock))
                            ? Refusal.rule("exam.not-over", last.toString())
                            : null);
        }
    }

    private final WalkSteps walk;
    private final IncidentRows rows;
    private final Plans plans;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    HoldExams(
            WalkSteps walk,
            IncidentRows rows,
            Plans plans,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.walk = walk;
        this.rows = rows;
        this.plans = plans;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// 巡考: somebody of the school's invigilators who watches no room then.
    @Transactional
    public void patrol(UUID round, UUID slot, UUID account) {
        var it = walk.enter(round, ExamStep.SITTING);
        if (!rows.patrol(it.id(), slot, account)) {
            throw new Refused(Refusal.conflict("exam.patrol-busy"));
        }
        record("exam.add-patrol", it, Map.of("account", account.toString()));
    }

    /// Everybody who has a duty is told of it.
    @Transactional
    public int tellDuties(UUID round) {
        var it = walk.enter(round, ExamStep.SITTING);
        var accounts = plans.duties(it.id()).stream().map(DutyLine::accountId).distinct().toList();
        notices.tell(accounts, "exam.told.duty", "/exam-duties", it.term());
        record("exam.tell-duties", it, Map.of("teachers", accounts.size()));
        return accounts.size();
    }

    /// 考场情况: by whoever watches that room then, or by the office.
    @Transactional
    public void report(UUID round, UUID candidate, String kind, String words) {
        var it = walk.join(round, ExamStep.SITTING);
        var seated =
                rows.seated(candidate)
                        .filter(s -> s.roundId().equals(it.id()) && s.sits())
                        .orElseThrow(() -> new Absent("exam-candidate"));
        Refused.unlessEmpty(
                Refusal.all(
                        KINDS.contains(kind) ? null : Refusal.input("kind", "exam.incident-kind"),
                        words.isBlank() && !kind.equals("absent")
                                ? Refusal.input("words", "exam.incident-words")
                                : null,
                        watches(seated) ? null : Refusal.forbidden("exam.not-your-room")));
        if (!rows.report(candidate, kind, words.strip(), clock.instant())) {
            throw new Refused(Refusal.conflict("exam.incident-twice"));
        }
        ledger.record(
                Act.of("exam.report-incident", "exam-candidate:" + candidate)
                        .at(seated.pos())
                        .to(Map.of("kind", kind)));
    }

    @Transactional
    public void withdraw(UUID round, UUID incident) {
        var it = walk.enter(round, ExamStep.SITTING);
        if (rows.withdraw(it.id(), incident, clock.instant()) == 0) {
            throw new Absent("incident " + incident);
        }
        record("exam.withdraw-incident", it, Map.of("incident", incident.toString()));
    }

    private boolean watches(IncidentRows.Seated seated) {
        var actor = Acting.now();
        return !actor.holds("teacher")
                || actor.account() != null
                        && plans.own(actor.account()).stream()
                                .anyMatch(d ->
                                        d.slotId().equals(seated.slotId())
                                                && (d.roomId() == null
                                                        || d.roomId().equals(seated.roomId())));
    }

    private void record(String action, Round it, Map<String, ?> what) {
        ledger.record(Act.of(action, "exam-round:" + it.id()).at(it.pos()).to(what));
    }
}
