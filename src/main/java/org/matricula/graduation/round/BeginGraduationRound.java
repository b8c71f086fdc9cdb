package org.matricula.graduation.round;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.graduation.audit.Requirements;
import org.matricula.job.Jobs;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 开始一轮毕业资格审查, and calls one off.
@Service
public class BeginGraduationRound {

    /// The four rounds, in their order.
    public static final List<String> KINDS = List.of("early", "results", "before-term", "last");

    /// A batch that lies further away is a year mistyped.
    private static final int YEARS = 3;

    private final GraduationRounds rounds;
    private final Requirements requirements;
    private final Jobs jobs;
    private final Terms terms;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    BeginGraduationRound(
            GraduationRounds rounds,
            Requirements requirements,
            Jobs jobs,
            Terms terms,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.rounds = rounds;
        this.requirements = requirements;
        this.jobs = jobs;
        this.terms = terms;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param concludedOn 毕业日期 of the batch
    @Transactional
    public UUID begin(UUID institution, @Nullable LocalDate concludedOn, String kind) {
        var at = requirements.school(institution);
        var today = LocalDate.now(clock);
        Refused.unlessEmpty(
                Refusal.all(
                        whole(at),
                        concludedOn == null ? Refusal.input("concludedOn", "field.missing") : null,
                        KINDS.contains(kind)
                                ? null
                                : Refusal.input("kind", "graduation.round-kind")));
        var on = concludedOn == null ? today : concludedOn;
        Refused.unlessEmpty(
                Refusal.all(
                        on.isBefore(today.minusYears(YEARS)) || on.isAfter(today.plusYears(YEARS))
                                ? Refusal.input("concludedOn", "graduation.concluded-far", YEARS)
                                : null,
                        rounds.standing(institution, on).filter(it -> it.is("decided")).isPresent()
                                ? Refusal.conflict("graduation.batch-decided", on)
                                : null));
        var id =
                rounds.add(
                                institution,
                                on,
                                kind,
                                dueOn(at, kind, on),
                                today,
                                Acting.now(),
                                clock.instant())
                        .orElseThrow(
                                () -> new Refused(Refusal.conflict("graduation.round-under-way")));
        if (requirements.freeze(id, institution, today) == 0) {
            throw new Refused(Refusal.rule("graduation.no-rule"));
        }
        ledger.record(
                Act.of("graduation.run", "graduation-round:" + id)
                        .at(at.pos())
                        .to(Map.of("kind", kind, "concludedOn", on.toString())));
        jobs.begin(RunGraduationRound.NAME, id);
        return id;
    }

    /// What it has found until now is never looked at again.
    @Transactional
    public void cancel(UUID id) {
        var it = rounds.get(id);
        var at = requirements.school(it.institutionId());
        Refused.unlessEmpty(Refusal.all(whole(at)));
        if (!rounds.end(id, "cancelled", "", clock.instant())) {
            throw new Refused(Refusal.conflict("graduation.round-over"));
        }
        ledger.record(Act.of("graduation.cancel-run", "graduation-round:" + id).at(at.pos()));
    }

    /// By when a round is to be done, counted from the term in which its batch ends and the next.
    LocalDate dueOn(Unit at, String kind, LocalDate concludedOn) {
        var all = terms.of(at.id());
        var last =
                all.stream()
                        .filter(it -> !it.from().isAfter(concludedOn))
                        .max(java.util.Comparator.comparing(Term::from))
                        .map(Term::until)
                        .orElse(concludedOn);
        var next =
                all.stream()
                        .map(Term::from)
                        .filter(it -> it.isAfter(concludedOn))
                        .min(java.util.Comparator.naturalOrder())
                        .orElse(last.plusDays(42));
        var today = LocalDate.now(clock);
        return switch (kind) {
            case "early" ->
                    last.minusDays(policies.value(GraduationPolicies.EARLY, at.id(), today));
            case "results" ->
                    last.plusDays(policies.value(GraduationPolicies.RESULTS, at.id(), today));
            case "before-term" ->
                    next.minusDays(policies.value(GraduationPolicies.BEFORE_TERM, at.id(), today));
            default -> next.plusDays(policies.value(GraduationPolicies.LAST, at.id(), today));
        };
    }

    /// A round over a part of a school would look like one over all.
    static @Nullable Refusal whole(Unit at) {
        var scope = Acting.now().scope();
        return scope.reaches(at.pos()) && scope.reaches(at.posEnd())
                ? null
                : Refusal.forbidden("graduation.whole");
    }
}
