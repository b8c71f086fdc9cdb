package org.matricula.change.leave;

import static org.matricula.registry.StatusVerb.GRANT_LEAVE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
                        Refusal.when(times >= mostTimes, "leave.times", mostTimes, times),
                        Refusal.when(
                                form.from().plusMonths(least).isAfter(form.lastOn().plusDays(1)),
                                "leave.short",
                                least),
                        nearGraduation(form, it),
                        lateInTerm(form, it),
                        rules.told(form.reason(), form.explanation()),
                        rules.consent(form.consent(), it)));
        return all;
    }

    /// How long a leave and all leaves together may be; an extension is held to the same.
    public List<Refusal> length(UUID student, LocalDate from, LocalDate lastOn, Application it) {
        var asked = new Leaves.Taken(from, lastOn.plusDays(1)).months();
        var taken = leaves.taken(student).stream().mapToInt(Leaves.Taken::months).sum();
        var atOnce = set(LeavePolicies.MOST_MONTHS_AT_ONCE, it);
        var inAll = set(LeavePolicies.MOST_MONTHS, it);
        var limit = enrolments.facts(student).studyLimitOn();
        return Refusal.all(
                Refusal.when(asked > atOnce, "leave.months-at-once", atOnce, asked),
                Refusal.when(asked + taken > inAll, "leave.months", inAll, taken, asked),
                Refusal.when(
                        limit != null && lastOn.isAfter(limit),
                        "leave.study-limit",
                        String.valueOf(limit)));
    }

    private @Nullable Refusal nearGraduation(LeaveRequest form, Application it) {
        var days = set(LeavePolicies.BEFORE_GRADUATION, it);
        var graduation = enrolments.facts(it.subject().id()).graduationOn();
        return Refusal.when(
                graduation != null && form.from().isAfter(graduation.minusDays(days)),
                "leave.near-graduation",
                days,
                String.valueOf(graduation));
    }

    private @Nullable Refusal lateInTerm(LeaveRequest form, Application it) {
        var weeks = set(LeavePolicies.FIRST_WEEKS, it);
        return weeks == 0
                ? null
                : terms.on(it.subject().institution(), form.from())
                        .filter(term -> term.week(form.from()) > weeks)
                        .map(term ->
                                Refusal.rule("leave.first-weeks", weeks, term.week(form.from())))
                        .orElse(null);
    }

    private int set(Policy<Integer> policy, Application it) {
        return policies.value(policy, it.subject().institution(), it.on());
    }
}
