package org.matricula.graduation.round;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.graduation.Outcome;
import org.matricula.graduation.RecordConclusions;
import org.matricula.graduation.audit.Requirements;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 毕业决定: makes a published list the students' conclusions, and takes them back by a second person.
@Service
public class DecideGraduation {

    private static final int LONGEST = 60;
    private static final int A_PART = 5_000;

    private final GraduationRounds rounds;
    private final VerdictSteps verdicts;
    private final Objections objections;
    private final PublishGraduates publishGraduates;
    private final ChangedSince changed;
    private final Requirements requirements;
    private final RecordConclusions conclusions;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    DecideGraduation(
            GraduationRounds rounds,
            VerdictSteps verdicts,
            Objections objections,
            PublishGraduates publishGraduates,
            ChangedSince changed,
            Requirements requirements,
            RecordConclusions conclusions,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.rounds = rounds;
        this.verdicts = verdicts;
        this.objections = objections;
        this.publishGraduates = publishGraduates;
        this.changed = changed;
        this.requirements = requirements;
        this.conclusions = conclusions;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param decisionNo number of the decision, printed on the certificates Who graduates; degrees
    ///   are put forward with it and granted by the committee.
    ///
    /// @throws Refused for whoever audited or published the list; naming those without photograph,
    ///   without approval, not looked at, and those of whom something has changed since the round
    ///   was frozen
    @Transactional
    public int decide(UUID round, String decisionNo) {
        var it = rounds.locked(round);
        var at = requirements.school(it.institutionId());
        var today = LocalDate.now(clock);
        var until = it.objectionsUntil();
        Refused.unlessEmpty(
                Refusal.all(
                        BeginGraduationRound.whole(at),
                        it.is("published") ? null : Refusal.conflict("graduation.step-published"),
                        it.preparedBy(Acting.now().account())
                                        || publishGraduates.publishedBy(
                                                round, Acting.now().account())
                                ? Refusal.forbidden("graduation.duties-apart")
                                : null,
                        it.is("published") && until != null && !today.isAfter(until)
                                ? Refusal.rule("graduation.objections-open", until)
                                : null,
                        decisionNo.isBlank() || decisionNo.length() > LONGEST
                                ? Refusal.input("decisionNo", "graduation.words", LONGEST)
                                : null,
                        it.concludedOn().isAfter(today)
                                ? Refusal.rule("graduation.not-yet", it.concludedOn())
                                : null,
                        objections.of(round).stream().anyMatch(one -> one.answer() == null)
                                ? Refusal.rule("graduation.unanswered")
                                : null));
        var refusals = new ArrayList<>(publishGraduates.refusals(round));
        var photoless = verdicts.photoless(round);
        if (!photoless.nobody()) {
            refusals.add(Refusal.rule("graduation.photoless", photoless.told()));
        }
        var unapproved = verdicts.unapproved(round);
        if (!unapproved.nobody()) {
            refusals.add(Refusal.rule("graduation.unapproved", unapproved.told()));
        }
        refusals.addAll(changed.refusals(it));
        Refused.unlessEmpty(refusals);
        var own = policies.value(GraduationPolicies.DEGREE, it.institutionId(), today);
        var concluded = 0;
        var act = UUID.randomUUID();
        var some = verdicts.decisions(round, new UUID(0, 0), A_PART);
        while (!some.isEmpty()) {
            verdicts.concluded(
                    round,
                    conclusions.record(
                            it.institutionId(),
                            it.concludedOn(),
                            some.stream()
                                    .map(one ->
                                            new RecordConclusions.Decided(
                                                    one.enrolment(),
                                                    Outcome.of(one.outcome()),
                                                    null,
                                                    one.degree() ? one.degreeName(own) : null))
                                    .toList(),
                            decisionNo.strip(),
                            "graduation-round:" + round,
                            at.pos(),
                            act));
            concluded += some.size();
            some = verdicts.decisions(round, some.getLast().enrolment(), A_PART);
        }
        if (concluded == 0) {
            throw new Refused(Refusal.rule("graduation.nobody"));
        }
        rounds.decided(round, decisionNo.strip(), Acting.now(), clock.instant());
        return concluded;
    }

    /// @throws Refused for whoever has decided it, or once certificates were issued on it
    @Transactional
    public void reverse(UUID round, String reason) {
        var it = rounds.locked(round);
        var at = requirements.school(it.institutionId());
        Refused.unlessEmpty(
                Refusal.all(
                        BeginGraduationRound.whole(at),
                        it.is("decided") ? null : Refusal.conflict("graduation.step-decided"),
                        Objects.equals(it.deciderId(), Acting.now().account())
                                ? Refusal.forbidden("graduation.second-person")
                                : null,
                        reason.isBlank() ? Refusal.input("reason", "reason.missing") : null));
        conclusions.reverse(
                verdicts.conclusion(round)
                        .orElseThrow(
                                () -> new Refused(Refusal.conflict("graduation.step-decided"))),
                reason.strip(),
                "graduation-round:" + round,
                at.pos());
        rounds.reversed(round, Acting.now(), reason.strip(), clock.instant());
        ledger.record(
                Act.of("graduation.reverse-round", "graduation-round:" + round)
                        .at(at.pos())
                        .because(reason.strip())
                        .to(Map.of()));
    }
}
