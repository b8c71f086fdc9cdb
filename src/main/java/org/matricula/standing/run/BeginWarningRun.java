package org.matricula.standing.run;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.coursework.MakeUpRounds;
import org.matricula.job.Jobs;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.policy.Policies;
import org.matricula.standing.WarningPolicies;
import org.matricula.standing.rule.ChangeWarningRule;
import org.matricula.standing.rule.WarningRules;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 开始预警计算, in earnest or as a rehearsal; and calls one off.
@Service
public class BeginWarningRun {

    /// A rule to be tried out in its own place; `threshold` null leaves it out.
    public record Trial(String kind, int level, @Nullable BigDecimal threshold) {

        String code() {
            return kind + ":" + level;
        }
    }

    private final WarningRuns runs;
    private final WarningRules rules;
    private final ChangeWarningRule changes;
    private final Jobs jobs;
    private final Terms terms;
    private final Policies policies;
    private final ObjectProvider<MakeUpRounds> makeUps;
    private final Ledger ledger;
    private final Clock clock;

    BeginWarningRun(
            WarningRuns runs,
            WarningRules rules,
            ChangeWarningRule changes,
            Jobs jobs,
            Terms terms,
            Policies policies,
            ObjectProvider<MakeUpRounds> makeUps,
            Ledger ledger,
            Clock clock) {
        this.runs = runs;
        this.rules = rules;
        this.changes = changes;
        this.jobs = jobs;
        this.terms = terms;
        this.policies = policies;
        this.makeUps = makeUps;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// After the term's make-up exams, so that nobody is warned of a course they have yet to sit
    /// again.
    ///
    /// @param termId the term up to whose results students are looked at
    @Transactional
    public UUID begin(UUID institution, @Nullable UUID termId) {
        var at = changes.reached(institution);
        var term = term(institution, termId);
        Refused.unlessEmpty(
                Refusal.all(
                        whole(at),
                        runs.standing(institution, term.id())
                                        .filter(WarningRun::confirmed)
                                        .isPresent()
                                ? Refusal.conflict("warning.run-confirmed", term.name())
                                : null,
                        runs.passed(institution, term.from())
                                ? Refusal.conflict("warning.run-passed", term.name())
                                : null,
                        makeUps.stream().anyMatch(it -> it.underWay(institution, term.id()))
                                ? Refusal.rule("warning.make-up-open", term.name())
                                : null));
        return begun(at, term, "warning", LocalDate.now(clock), null);
    }

    /// 试算: what the rules of a day would have found, or one rule with another threshold.
    @Transactional
    public UUID rehearse(
            UUID institution,
            @Nullable UUID termId,
            @Nullable LocalDate rulesOn,
            @Nullable Trial trial) {
        var at = changes.reached(institution);
        var term = term(institution, termId);
        Refused.unlessEmpty(
                Refusal.all(
                        whole(at),
                        rulesOn == null ? Refusal.input("rulesOn", "field.missing") : null));
        if (trial != null && trial.threshold() != null) {
            Refused.unlessEmpty(
                    ChangeWarningRule.refusals(
                            new ChangeWarningRule.Wish(
                                    trial.kind(),
                                    trial.level(),
                                    trial.threshold(),
                                    true,
                                    "",
                                    null)));
        }
        return begun(at, term, "rehearsal", rulesOn, trial);
    }

    /// What it has found until now is never looked at again.
    @Transactional
    public void cancel(UUID id) {
        var it = runs.get(id);
        var at = changes.reached(it.institutionId());
        Refused.unlessEmpty(Refusal.all(whole(at)));
        if (!runs.end(id, "cancelled", null, clock.instant())) {
            throw new Refused(Refusal.conflict("warning.run-over"));
        }
        ledger.record(Act.of("warning.cancel-run", "warning-run:" + id).at(at.pos()));
    }

    private UUID begun(Unit at, Term term, String sort, LocalDate rulesOn, @Nullable Trial trial) {
        var asOf = term.until().isAfter(LocalDate.now(clock)) ? LocalDate.now(clock) : term.until();
        var id =
                runs.add(
                                at.id(),
                                term,
                                sort,
                                rulesOn,
                                asOf,
                                runs.before(at.id(), term.from()).orElse(null),
                                policies.value(WarningPolicies.LISTED_FROM, at.id(), rulesOn),
                                Acting.now(),
                                clock.instant())
                        .orElseThrow(() -> new Refused(Refusal.conflict("warning.run-under-way")));
        var kept = rules.freeze(id, at.id(), rulesOn, trial == null ? "" : trial.code());
        if (trial != null && trial.threshold() != null) {
            rules.tryOut(id, trial.kind(), trial.level(), trial.threshold(), "");
            kept++;
        }
        if (kept == 0) {
            throw new Refused(Refusal.rule("warning.no-rule"));
        }
        var told = new HashMap<String, Object>(Map.of("term", term.name(), "sort", sort));
        if (trial != null) {
            told.put("trial", trial.code() + " " + trial.threshold());
        }
        ledger.record(Act.of("warning.run", "warning-run:" + id).at(at.pos()).to(told));
        jobs.begin(RunWarnings.NAME, id);
        return id;
    }

    private Term term(UUID institution, @Nullable UUID id) {
        if (id == null) {
            throw new Refused(Refusal.input("term", "field.missing"));
        }
        return terms.of(institution).stream()
                .filter(it -> it.id().equals(id))
                .filter(it -> !it.from().isAfter(LocalDate.now(clock)))
                .findFirst()
                .orElseThrow(() -> new Absent("term"));
    }

    /// A run over a part of a school would look like one over all.
    private static @Nullable Refusal whole(Unit at) {
        var scope = Acting.now().scope();
        return scope.reaches(at.pos()) && scope.reaches(at.posEnd())
                ? null
                : Refusal.forbidden("warning.whole");
    }
}
