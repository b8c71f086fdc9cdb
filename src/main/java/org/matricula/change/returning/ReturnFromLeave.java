package org.matricula.change.returning;

import static org.matricula.registry.StatusVerb.RETURN_FROM_LEAVE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.change.leave.LeavePolicies;
import org.matricula.change.leave.Leaves;
import org.matricula.change.student.ChangeRules;
import org.matricula.change.student.Granting;
import org.matricula.coursework.recognition.Agreements;
import org.matricula.coursework.recognition.GrantRecognition;
import org.matricula.coursework.recognition.ProposeRecognition;
import org.matricula.kernel.Refusal;
import org.matricula.organisation.Units;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.Policies;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.matricula.registry.Registry;
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
import org.springframework.stereotype.Component;

/// 复学 (普通高等学校学生管理规定 第二十八条: asked for before the leave ends, re-examined by the school).
@Component
class ReturnFromLeave implements CaseKind<ReturnRequest>, PolicyDeclarations {

    private static final Set<String> ILLNESS = Set.of("10", "11", "12", "19");

    /// Days after the leave's end within which a student may still return.
    static final DaysPolicy GRACE =
            Policy.days("return.grace-days", 14, 0, 180).source("普通高等学校学生管理规定 第三十条");

    private final ChangeRules rules;
    private final Granting granting;
    private final Leaves leaves;
    private final ReturnPapers papers;
    private final Registry registry;
    private final Units units;
    private final Policies policies;
    private final ProposeRecognition proposeRecognition;
    private final GrantRecognition grantRecognition;
    private final Agreements agreements;

    ReturnFromLeave(
            ChangeRules rules,
            Granting granting,
            Leaves leaves,
            ReturnPapers papers,
            Registry registry,
            Units units,
            Policies policies,
            ProposeRecognition proposeRecognition,
            GrantRecognition grantRecognition,
            Agreements agreements) {
        this.rules = rules;
        this.granting = granting;
        this.leaves = leaves;
        this.papers = papers;
        this.registry = registry;
        this.units = units;
        this.policies = policies;
        this.proposeRecognition = proposeRecognition;
        this.grantRecognition = grantRecognition;
        this.agreements = agreements;
    }

    @Override
    public List<Policy<?>> policies() {
        return List.of(GRACE);
    }

    @Override
    public String code() {
        return "return-from-leave";
    }

    @Override
    public Publicity publicity() {
        return Publicity.WITHIN;
    }

    @Override
    public Class<ReturnRequest> form() {
        return ReturnRequest.class;
    }

    @Override
    public List<FormField> fields() {
        return ReturnRequest.fields();
    }

    @Override
    public Set<String> applicants() {
        return Granting.APPLICANTS;
    }

    @Override
    public boolean offered(Subject subject) {
        return subject.status().equals(StudentStatus.ON_LEAVE.code());
    }

    /// Who left for illness shows that it is over.
    @Override
    public List<Evidence> evidence(ReturnRequest form, Application it) {
        var all = new ArrayList<>(rules.evidence(null, it));
        leaves.granted(it.subject().id())
                .filter(leave -> leave.reason() != null && ILLNESS.contains(leave.reason()))
                .ifPresent(leave -> all.add(Evidence.required("recovery-certificate")));
        return all;
    }

    @Override
    public List<Refusal> refusals(ReturnRequest form, Application it) {
        var student = it.subject().id();
        var all =
                new ArrayList<>(
                        rules.refusals(
                                StandingChange.of(student, RETURN_FROM_LEAVE, form.on()), it));
        all.addAll(Refusal.all(late(form, it), elsewhere(form, it), jump(form, it)));
        return all;
    }

    @Override
    public Map<String, Object> routing(ReturnRequest form, Application it) {
        return Map.of(
                "principalNeeded",
                policies.value(LeavePolicies.PRINCIPAL, it.subject().institution(), it.on()));
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("recovery-certificate", "fee-clearance");
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and("return.late", "return.elsewhere", "return.jump");
    }

    @Override
    public Set<String> waivable() {
        return ChangeRules.waivable("return.late");
    }

    @Override
    public LocalDate effectiveOn(ReturnRequest form) {
        return form.on();
    }

    @Override
    public @Nullable String sheet(UUID caseId) {
        return grantRecognition.sheet(caseId) ? "/recognitions/" + caseId : null;
    }

    /// A later class may follow another version of the programme: what the student has passed is
    /// proposed for it.
    @Override
    public void submitting(ReturnRequest form, CaseView submitted) {
        proposeRecognition.forMove(
                submitted.id(),
                submitted.subject(),
                form.unit() == null ? submitted.unit() : form.unit(),
                "return");
    }

    /// Who has agreed to the sheet is asked anew where it was changed behind them.
    @Override
    public List<Refusal> hindrances(ReturnRequest form, CaseView it, String task) {
        return agreements.hindrances(it.id(), task);
    }

    @Override
    public void passed(ReturnRequest form, CaseView it, String task) {
        agreements.passed(it.id(), task);
    }

    @Override
    public Outcome effect(ReturnRequest form, CaseView granted) {
        grantRecognition.grant(granted.id(), form.on());
        return Outcome.of(
                granting.apply(
                        StandingChange.of(granted.subject(), RETURN_FROM_LEAVE, form.on())
                                .to(form.unit(), form.gradeLevel()),
                        granted));
    }

    @Override
    public void issue(ReturnRequest form, CaseView granted, Proceedings proceedings) {
        papers.issue(form, granted, proceedings);
    }

    @Override
    public Outcome reverse(ReturnRequest form, CaseView granted, CaseView reversal, String reason) {
        grantRecognition.reverse(granted.id(), reason);
        return granting.reverse(granted, reversal, reason);
    }

    private @Nullable Refusal late(ReturnRequest form, Application it) {
        var days = policies.value(GRACE, it.subject().institution(), it.on());
        return leaves.granted(it.subject().id())
                .map(leave -> late(days, form.on(), leave.lastOn()))
                .orElse(null);
    }

    /// @param lastOn the last day of the leave
    static @Nullable Refusal late(int days, LocalDate on, LocalDate lastOn) {
        return on.isAfter(lastOn.plusDays(1L + days))
                ? Refusal.rule("return.late", lastOn.toString(), days).at("on")
                : null;
    }

    private @Nullable Refusal elsewhere(ReturnRequest form, Application it) {
        if (form.unit() == null) {
            return null;
        }
        var within =
                units.find(form.unit())
                        .filter(unit -> unit.openOn(form.on()))
                        .filter(unit -> it.subject().institution().equals(unit.institutionId()))
                        .isPresent();
        return within ? null : Refusal.rule("return.elsewhere").at("unit");
    }

    /// The year left, the one below or the one above: whoever returns follows a neighbouring year.
    private @Nullable Refusal jump(ReturnRequest form, Application it) {
        var left = registry.get(it.subject().id()).gradeLevel();
        return form.gradeLevel() == null || left == null || Math.abs(form.gradeLevel() - left) <= 1
                ? null
                : Refusal.rule("return.jump", left).at("gradeLevel");
    }
}
