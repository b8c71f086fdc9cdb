package org.matricula.change.student;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.workflow.Application;
import org.matricula.workflow.Evidence;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 通用规则: what every change of status is held to, whatever its kind.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ChangeRules {

    /// Other reason (JY/T 1001 4.2.40): it has to be told what.
    public static final String OTHER_REASON = "99";

    private static final List<String> RULES =
            List.of(
                    "case.under-way",
                    "status.not-from",
                    "status.before-last",
                    "change.not-registered",
                    "change.transferring",
                    "change.past",
                    "change.future",
                    "change.once-a-term",
                    "change.guardian-consent");

    /// Those of a school's own rules that may give way for one person.
    private static final Set<String> WAIVABLE =
            Set.of("change.past", "change.future", "change.once-a-term");

    private static final int TELLING = 10;

    private final Registry registry;
    private final Enrolments enrolments;
    private final ExpectedStudents expected;
    private final Policies policies;
    private final Terms terms;

    ChangeRules(
            Registry registry,
            Enrolments enrolments,
            ExpectedStudents expected,
            Policies policies,
            Terms terms) {
        this.registry = registry;
        this.enrolments = enrolments;
        this.expected = expected;
        this.policies = policies;
        this.terms = terms;
    }

    /// The codes of the rules every change is held to, and a kind's own.
    public static List<String> and(String... own) {
        return Stream.concat(RULES.stream(), Stream.of(own)).toList();
    }

    /// The codes of the rules that may give way in every change, and a kind's own.
    public static Set<String> waivable(String... own) {
        return Stream.concat(WAIVABLE.stream(), Stream.of(own))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The standing allows it, the record is complete, the day lies within limits.
    public List<Refusal> refusals(StandingChange change, Application it) {
        var day = change.effectiveOn();
        var student = registry.on(it.subject().id(), day);
        var all = new ArrayList<>(registry.refusals(change, student));
        var institution = it.subject().institution();
        var past = policies.value(ChangePolicies.PAST, institution, it.on());
        var future = policies.value(ChangePolicies.FUTURE, institution, it.on());
        all.addAll(
                Refusal.all(
                        Refusal.when(
                                !enrolments
                                        .facts(student.enrolment())
                                        .registration()
                                        .equals("registered"),
                                "change.not-registered"),
                        expected.leaving(student.enrolment())
                                ? Refusal.conflict("change.transferring")
                                : null,
                        tooEarly(day, it.on(), past),
                        tooLate(day, it.on(), future),
                        secondInTerm(student.enrolment(), institution, day, it)));
        return all;
    }

    /// @param asked the day it was handed in
    static @Nullable Refusal tooEarly(LocalDate effectiveOn, LocalDate asked, int most) {
        return Refusal.when(effectiveOn.isBefore(asked.minusDays(most)), "change.past", most);
    }

    static @Nullable Refusal tooLate(LocalDate effectiveOn, LocalDate asked, int most) {
        return Refusal.when(effectiveOn.isAfter(asked.plusDays(most)), "change.future", most);
    }

    /// 监护人同意: asked of a minor's application that the guardian has not filed.
    public @Nullable Refusal consent(@Nullable String consent, Application it) {
        return Refusal.when(consent == null && consentNeeded(it), "change.guardian-consent");
    }

    public @Nullable Refusal told(String reason, String explanation) {
        return Refusal.when(
                reason.equals(OTHER_REASON) && explanation.strip().length() < TELLING,
                "change.other-untold",
                TELLING);
    }

    /// 义务教育阶段: nobody in compulsory schooling is withdrawn.
    public @Nullable Refusal compulsory(Application it) {
        return Refusal.when(
                "compulsory".equals(enrolments.facts(it.subject().id()).stage()),
                "change.compulsory");
    }

    /// What every change has to be accompanied by.
    public List<Evidence> evidence(@Nullable String consent, Application it) {
        var all = new ArrayList<Evidence>();
        if (consentNeeded(it) && consent != null) {
            all.add(
                    Evidence.required(
                            consent.equals("recorded-call") ? "call-record" : "guardian-consent"));
        }
        if (policies.value(ChangePolicies.FEES_SETTLED, it.subject().institution(), it.on())) {
            all.add(Evidence.required("fee-clearance"));
        }
        return all;
    }

    private boolean consentNeeded(Application it) {
        return it.minor()
                && !it.applicantRole().equals("guardian")
                && policies.value(
                        ChangePolicies.GUARDIAN_CONSENT, it.subject().institution(), it.on());
    }

    private @Nullable Refusal secondInTerm(
            UUID enrolment, UUID institution, LocalDate day, Application it) {
        if (!policies.value(ChangePolicies.ONCE_A_TERM, institution, it.on())) {
            return null;
        }
        return terms.on(institution, day)
                .filter(term -> enrolments.changedWithin(enrolment, term.from(), term.until()))
                .map(term -> Refusal.rule("change.once-a-term", term.name()))
                .orElse(null);
    }
}
