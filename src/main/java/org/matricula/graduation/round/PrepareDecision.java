package org.matricula.graduation.round;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.WorkingDays;
import org.matricula.graduation.audit.Requirements;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// From the department's review to the published list: 教务处复审, 会议审定, 公示. Each step is done once, in
/// this order.
@Service
public class PrepareDecision {

    private static final int LONGEST = 60;

    private final GraduationRounds rounds;
    private final VerdictSteps verdicts;
    private final ChangedSince changed;
    private final Requirements requirements;
    private final WorkingDays workingDays;
    private final PublishGraduates publishGraduates;
    private final HoldUnapproved hold;
    private final Ledger ledger;
    private final Clock clock;

    PrepareDecision(
            GraduationRounds rounds,
            VerdictSteps verdicts,
            ChangedSince changed,
            Requirements requirements,
            WorkingDays workingDays,
            PublishGraduates publishGraduates,
            HoldUnapproved hold,
            Ledger ledger,
            Clock clock) {
        this.rounds = rounds;
        this.verdicts = verdicts;
        this.changed = changed;
        this.requirements = requirements;
        this.workingDays = workingDays;
        this.publishGraduates = publishGraduates;
        this.hold = hold;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// 教务处复审: the same conditions upon the same students give the same, or it is refused.
    @Transactional
    public void audit(UUID round) {
        var it = step(round, "done");
        var refusals = new ArrayList<Refusal>();
        var unreviewed = verdicts.unreviewed(round);
        if (!unreviewed.nobody()) {
            refusals.add(Refusal.rule("graduation.unreviewed", unreviewed.told()));
        }
        refusals.addAll(changed.refusals(it));
        Refused.unlessEmpty(refusals);
        rounds.audited(round, Acting.now(), clock.instant());
        ledger.record(
                Act.of("graduation.audit", "graduation-round:" + round)
                        .at(it.lo())
                        .to(Map.of("inputs", String.valueOf(it.inputsHash()))));
    }

    /// 会议审定: by which meeting the list was passed.
    @Transactional
    public void resolve(UUID round, String meetingNo, @Nullable LocalDate meetingOn) {
        var it = step(round, "audited");
        Refused.unlessEmpty(
                Refusal.all(
                        meetingNo.isBlank() || meetingNo.length() > LONGEST
                                ? Refusal.input("meetingNo", "graduation.words", LONGEST)
                                : null,
                        // the list that it passed was there from the day the round was run
                        meetingOn == null
                                        || meetingOn.isBefore(it.rulesOn())
                                        || meetingOn.isAfter(LocalDate.now(clock))
                                ? Refusal.input(
                                        "meetingOn",
                                        "graduation.meeting-on",
                                        it.rulesOn().toString())
                                : null));
        if (meetingOn != null) {
            rounds.resolved(round, meetingNo.strip(), meetingOn);
            ledger.record(
                    Act.of("graduation.resolve", "graduation-round:" + round)
                            .at(it.lo())
                            .to(Map.of("meeting", meetingNo.strip(), "on", meetingOn.toString())));
        }
    }

    /// 公示: from today on, for the working days the policy has; once more where the list was taken
    /// down before its time. Of an open university only those all levels let through.
    @Transactional
    public LocalDate publish(UUID round) {
        var again = rounds.locked(round).is("published") && publishGraduates.withdrawn(round);
        var it = step(round, again ? "published" : "resolved");
        var today = LocalDate.now(clock);
        var days = publishGraduates.days(it, today);
        var until = workingDays.plus(today, days);
        hold.settle(round);
        publishGraduates.publish(it, days, today);
        rounds.published(round, Acting.now(), today, until);
        ledger.record(
                Act.of("graduation.publish", "graduation-round:" + round)
                        .at(it.lo())
                        .to(Map.of("until", until.toString())));
        return until;
    }

    /// Who of an open university stays for the next round once the list hangs.
    @Transactional(readOnly = true)
    public List<HoldUnapproved.Held> held(UUID round) {
        rounds.get(round);
        return hold.of(round);
    }

    private GraduationRound step(UUID round, String from) {
        var it = rounds.locked(round);
        Refused.unlessEmpty(
                Refusal.all(
                        it.is(from) ? null : Refusal.conflict("graduation.step-" + from),
                        BeginGraduationRound.whole(requirements.school(it.institutionId()))));
        return it;
    }
}
