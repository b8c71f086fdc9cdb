package org.matricula.change.leave;

import static org.matricula.registry.StatusVerb.GRANT_LEAVE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.change.student.ChangeRules;
import org.matricula.change.student.Enrolments;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.matricula.policy.Policy;
import org.matricula.registry.StandingChange;
import org.matricula.workflow.Application;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 休学规则: each with its policy, each told with its source.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class LeaveRules {

    private final ChangeRules rules;
    private final Enrolments enrolments;
    private final Leaves leaves;
    private final Policies policies;
    private final Terms terms;

    LeaveRules(
            ChangeRules rules,
            Enrolments enrolments,
            Leaves leaves,
            Policies policies,
            Terms terms) {
        this.rules = rules;
        this.enrolments = enrolments;
        this.leaves = leaves;
        this.policies = policies;
        this.terms = terms;
    }

    List<Refusal> refusals(LeaveRequest form, Application it) {
        if (form.lastOn().isBefore(form.from())) {
            return List.of(Refusal.rule("leave.period").at("lastOn"));
        }
        var student = it.subject().id();
        var all =
                new ArrayList<>(
                        rules.refusals(StandingChange.of(student, GRANT_LEAVE, form.from()), it));
        var times = leaves.taken(student).size();
        var mostTimes = set(LeavePolicies.MOST_TIMES, it);
        var least = set(LeavePolicies.LEAST_MONTHS, it);
        all.addAll(length(student, form.from(), form.lastOn(), it));
        all.addAll(
                Refusal.all(
                        tooOften(mostTimes, times),
                        tooShort(least, form.from(), form.lastOn()),
                        nearGraduation(
                                set(LeavePolicies.BEFORE_GRADUATION, it),
                                form.from(),
                                enrolments.facts(student).graduationOn()),
                        lateInTerm(form, it),
                        rules.told(form.reason(), form.explanation()),
                        rules.consent(form.consent(), it)));
        return all;
    }

    /// How long a leave and all leaves together may be; an extension is held to the same.
    public List<Refusal> length(UUID student, LocalDate from, LocalDate lastOn, Application it) {
        var limit = enrolments.facts(student).studyLimitOn();
        return Refusal.all(
                tooLong(set(LeavePolicies.MOST_MONTHS_AT_ONCE, it), from, lastOn),
                tooLongInAll(
                        set(LeavePolicies.MOST_MONTHS, it), leaves.taken(student), from, lastOn),
                Refusal.when(
                        limit != null && lastOn.isAfter(limit),
                        "leave.study-limit",
                        String.valueOf(limit)));
    }

    static @Nullable Refusal tooOften(int most, int taken) {
        return Refusal.when(taken >= most, "leave.times", most, taken);
    }

    static @Nullable Refusal tooShort(int least, LocalDate from, LocalDate lastOn) {
        return Refusal.when(
                from.plusMonths(least).isAfter(lastOn.plusDays(1)), "leave.short", least);
    }

    static @Nullable Refusal tooLong(int most, LocalDate from, LocalDate lastOn) {
        var asked = months(from, lastOn);
        return Refusal.when(asked > most, "leave.months-at-once", most, asked);
    }

    static @Nullable Refusal tooLongInAll(
            int most, List<Leaves.Taken> earlier, LocalDate from, LocalDate lastOn) {
        var asked = months(from, lastOn);
        var taken = earlier.stream().mapToInt(Leaves.Taken::months).sum();
        return Refusal.when(asked + taken > most, "leave.months", most, taken, asked);
    }

    static @Nullable Refusal nearGraduation(
            int days, LocalDate from, @Nullable LocalDate graduation) {
        return Refusal.when(
                graduation != null && from.isAfter(graduation.minusDays(days)),
                "leave.near-graduation",
                days,
                String.valueOf(graduation));
    }

    /// @param term the one the leave begins in, null for the holidays
    static @Nullable Refusal lateInTerm(int weeks, LocalDate from, @Nullable Term term) {
        return weeks == 0 || term == null || term.week(from) <= weeks
                ? null
                : Refusal.rule("leave.first-weeks", weeks, term.week(from));
    }

    private @Nullable Refusal lateInTerm(LeaveRequest form, Application it) {
        var weeks = set(LeavePolicies.FIRST_WEEKS, it);
        var term = terms.on(it.subject().institution(), form.from());
        return lateInTerm(weeks, form.from(), term.orElse(null));
    }

    private static int months(LocalDate from, LocalDate lastOn) {
        return new Leaves.Taken(from, lastOn.plusDays(1)).months();
    }

    private int set(Policy<Integer> policy, Application it) {
        return policies.value(policy, it.subject().institution(), it.on());
    }
}
