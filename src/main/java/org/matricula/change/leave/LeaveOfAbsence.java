package org.matricula.change.leave;

import static org.matricula.registry.StatusVerb.GRANT_LEAVE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.change.student.ChangeRules;
import org.matricula.change.student.Granting;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StudentStatus;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.Publicity;
import org.matricula.workflow.Subject;
import org.matricula.workflow.Subjects;
import org.springframework.stereotype.Component;

/// 休学 (普通高等学校学生管理规定 第二十五条, 中小学生学籍管理办法 第十九条).
@Component
class LeaveOfAbsence implements CaseKind<LeaveRequest> {

    private final LeaveRules leaveRules;
    private final ChangeRules rules;
    private final Granting granting;
    private final Leaves leaves;
    private final LeavePapers papers;
    private final Subjects subjects;
    private final Policies policies;
    private final Clock clock;

    LeaveOfAbsence(
            LeaveRules leaveRules,
            ChangeRules rules,
            Granting granting,
            Leaves leaves,
            LeavePapers papers,
            Subjects subjects,
            Policies policies,
            Clock clock) {
        this.leaveRules = leaveRules;
        this.rules = rules;
        this.granting = granting;
        this.leaves = leaves;
        this.papers = papers;
        this.subjects = subjects;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public String code() {
        return "leave-of-absence";
    }

    @Override
    public Publicity publicity() {
        return Publicity.WITHIN;
    }

    @Override
    public Class<LeaveRequest> form() {
        return LeaveRequest.class;
    }

    @Override
    public List<FormField> fields() {
        return LeaveRequest.fields();
    }

    @Override
    public Set<String> applicants() {
        return Granting.APPLICANTS;
    }

    @Override
    public boolean offered(Subject subject) {
        return subject.status().equals(StudentStatus.ENROLLED.code());
    }

    @Override
    public List<Evidence> evidence(LeaveRequest form, Application application) {
        var all = new ArrayList<>(rules.evidence(form.consent(), application));
        if (LeaveRequest.ILLNESS.contains(form.reason())) {
            all.add(Evidence.required("medical-certificate"));
        } else if (LeaveRequest.ABROAD.contains(form.reason())) {
            all.add(Evidence.required("abroad-proof"));
        } else {
            switch (form.reason()) {
                case LeaveRequest.VENTURE -> all.add(Evidence.required("venture-plan"));
                case LeaveRequest.PRACTICE -> all.add(Evidence.required("practice-agreement"));
                case LeaveRequest.PARENT_ILL -> all.add(Evidence.required("relative-certificate"));
                case LeaveRequest.HARDSHIP -> all.add(Evidence.required("hardship-proof"));
                default -> all.add(Evidence.welcome("other-proof"));
            }
        }
        return all;
    }

    @Override
    public List<Refusal> refusals(LeaveRequest form, Application application) {
        return leaveRules.refusals(form, application);
    }

    @Override
    public Map<String, Object> routing(LeaveRequest form, Application it) {
        return Map.of(
                "principalNeeded",
                policies.value(LeavePolicies.PRINCIPAL, it.subject().institution(), it.on()));
    }

    @Override
    public List<String> mayAskFor() {
        return List.of(
                "medical-certificate",
                "abroad-proof",
                "venture-plan",
                "practice-agreement",
                "relative-certificate",
                "hardship-proof",
                "other-proof",
                "guardian-consent",
                "call-record",
                "fee-clearance");
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and(
                "leave.times",
                "leave.months",
                "leave.months-at-once",
                "leave.short",
                "leave.study-limit",
                "leave.near-graduation",
                "leave.first-weeks",
                "change.other-untold");
    }

    @Override
    public Set<String> waivable() {
        return ChangeRules.waivable(
                "leave.times",
                "leave.months",
                "leave.months-at-once",
                "leave.short",
                "leave.near-graduation",
                "leave.first-weeks");
    }

    @Override
    public LocalDate effectiveOn(LeaveRequest form) {
        return form.from();
    }

    @Override
    public Outcome effect(LeaveRequest form, CaseView granted) {
        var change =
                StandingChange.of(granted.subject(), GRANT_LEAVE, form.from())
                        .because(form.reason(), form.wish());
        var event = granting.apply(change, granted);
        leaves.add(
                subjects.get(granted.subject()),
                granted.id(),
                event,
                form.from(),
                form.lastOn(),
                form.reason());
        return Outcome.of(event);
    }

    @Override
    public void issue(LeaveRequest form, CaseView granted, Proceedings proceedings) {
        papers.issue(
                granted,
                new LeavePapers.Period(
                        form.from(),
                        form.lastOn(),
                        form.reason(),
                        form.explanation(),
                        form.consent()),
                false,
                proceedings);
    }

    @Override
    public Outcome reverse(LeaveRequest form, CaseView granted, CaseView reversal, String reason) {
        leaves.reversed(granted.id(), clock.instant());
        return granting.reverse(granted, reversal, reason);
    }
}
