package org.matricula.change.extension;

import static org.matricula.registry.StatusVerb.EXTEND_LEAVE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.WorkingDays;
import org.matricula.change.leave.LeavePapers;
import org.matricula.change.leave.LeavePolicies;
import org.matricula.change.leave.LeaveRules;
import org.matricula.change.leave.Leaves;
import org.matricula.change.student.ChangeRules;
import org.matricula.change.student.Granting;
import org.matricula.kernel.Refusal;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.Policies;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
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

/// 延长休学: held to the same limits as the leave itself; no second time.
@Component
class LeaveExtension implements CaseKind<ExtensionRequest>, PolicyDeclarations {

    /// Working days before the leave's end by which it has to be asked for.
    static final DaysPolicy AHEAD =
            Policy.days("extension.ahead-days", 0, 0, 60)
                    .in("school", 15)
                    .source("中小学生学籍管理办法 第十九条");

    private final LeaveRules leaveRules;
    private final ChangeRules rules;
    private final Granting granting;
    private final Leaves leaves;
    private final LeavePapers papers;
    private final Subjects subjects;
    private final Policies policies;
    private final WorkingDays workingDays;
    private final Clock clock;

    LeaveExtension(
            LeaveRules leaveRules,
            ChangeRules rules,
            Granting granting,
            Leaves leaves,
            LeavePapers papers,
            Subjects subjects,
            Policies policies,
            WorkingDays workingDays,
            Clock clock) {
        this.leaveRules = leaveRules;
        this.rules = rules;
        this.granting = granting;
        this.leaves = leaves;
        this.papers = papers;
        this.subjects = subjects;
        this.policies = policies;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    @Override
    public List<Policy<?>> policies() {
        return List.of(AHEAD);
    }

    @Override
    public String code() {
        return "leave-extension";
    }

    @Override
    public Publicity publicity() {
        return Publicity.WITHIN;
    }

    @Override
    public Class<ExtensionRequest> form() {
        return ExtensionRequest.class;
    }

    @Override
    public List<FormField> fields() {
        return ExtensionRequest.fields();
    }

    @Override
    public Set<String> applicants() {
        return Granting.APPLICANTS;
    }

    @Override
    public boolean offered(Subject subject) {
        return subject.status().equals(StudentStatus.ON_LEAVE.code());
    }

    @Override
    public List<Evidence> evidence(ExtensionRequest form, Application application) {
        var all = new ArrayList<>(rules.evidence(form.consent(), application));
        all.add(
                ExtensionRequest.ILLNESS.contains(form.reason())
                        ? Evidence.required("medical-certificate")
                        : Evidence.welcome("other-proof"));
        return all;
    }

    @Override
    public List<Refusal> refusals(ExtensionRequest form, Application it) {
        if (form.lastOn().isBefore(form.from())) {
            return List.of(Refusal.rule("leave.period").at("lastOn"));
        }
        var student = it.subject().id();
        var all =
                new ArrayList<>(
                        rules.refusals(StandingChange.of(student, EXTEND_LEAVE, form.from()), it));
        all.addAll(leaveRules.length(student, form.from(), form.lastOn(), it));
        all.addAll(
                Refusal.all(
                        apart(form, it),
                        late(form, it),
                        rules.told(form.reason(), form.explanation()),
                        rules.consent(form.consent(), it)));
        return all;
    }

    @Override
    public Map<String, Object> routing(ExtensionRequest form, Application it) {
        return Map.of(
                "principalNeeded",
                policies.value(LeavePolicies.PRINCIPAL, it.subject().institution(), it.on()));
    }

    @Override
    public List<String> mayAskFor() {
        return List.of(
                "medical-certificate",
                "other-proof",
                "guardian-consent",
                "call-record",
                "fee-clearance");
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and(
                "extension.apart",
                "extension.late",
                "leave.months",
                "leave.months-at-once",
                "leave.study-limit",
                "change.other-untold");
    }

    @Override
    public Set<String> waivable() {
        return ChangeRules.waivable("extension.late", "leave.months", "leave.months-at-once");
    }

    @Override
    public LocalDate effectiveOn(ExtensionRequest form) {
        return form.from();
    }

    @Override
    public Outcome effect(ExtensionRequest form, CaseView granted) {
        var change =
                StandingChange.of(granted.subject(), EXTEND_LEAVE, form.from())
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
    public void issue(ExtensionRequest form, CaseView granted, Proceedings proceedings) {
        papers.issue(
                granted,
                new LeavePapers.Period(
                        form.from(),
                        form.lastOn(),
                        form.reason(),
                        form.explanation(),
                        form.consent()),
                true,
                proceedings);
    }

    @Override
    public Outcome reverse(
            ExtensionRequest form, CaseView granted, CaseView reversal, String reason) {
        leaves.reversed(granted.id(), clock.instant());
        return granting.reverse(granted, reversal, reason);
    }

    private @Nullable Refusal apart(ExtensionRequest form, Application it) {
        return leaves.granted(it.subject().id())
                .map(leave -> leave.lastOn().plusDays(1))
                .filter(next -> !next.equals(form.from()))
                .map(next -> Refusal.rule("extension.apart", next.toString()).at("from"))
                .orElse(null);
    }

    private @Nullable Refusal late(ExtensionRequest form, Application it) {
        var days = policies.value(AHEAD, it.subject().institution(), it.on());
        return late(days, form.from(), it.on(), workingDays);
    }

    /// @param from the day after the leave's last one
    /// @param asked the day it was handed in
    static @Nullable Refusal late(
            int days, LocalDate from, LocalDate asked, WorkingDays workingDays) {
        var latest = workingDays.plus(from.minusDays(1), -days);
        return Refusal.when(
                days > 0 && asked.isAfter(latest), "extension.late", days, latest.toString());
    }
}
