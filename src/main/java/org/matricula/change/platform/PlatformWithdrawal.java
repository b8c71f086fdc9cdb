package org.matricula.change.platform;

import static org.matricula.registry.StatusVerb.WITHDRAW;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.change.student.ChangeRules;
import org.matricula.change.student.Granting;
import org.matricula.kernel.Refusal;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StudentStatus;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Subject;
import org.springframework.stereotype.Component;

/// 学信网退学: leaving the present status in order to apply to another institution (电大学籍管理工作流程 三).
/// Nobody signs for the student: the teaching point passes it only with the form's image, the
/// student's own signature on it and the point's seal.
@Component
class PlatformWithdrawal implements CaseKind<PlatformWithdrawal.Request> {

    static final String CODE = "platform-withdrawal";

    /// 报考其他院校.
    static final String REASON = "L41";

    private static final String POINT = "point";
    private static final int LONGEST = 100;

    /// @param on first day no longer a student
    /// @param target 拟报考院校
    record Request(LocalDate on, String target, @Nullable String explanation) {}

    private final ChangeRules rules;
    private final Granting granting;
    private final PlatformSheet sheet;
    private final PlatformBatches batches;

    PlatformWithdrawal(
            ChangeRules rules, Granting granting, PlatformSheet sheet, PlatformBatches batches) {
        this.rules = rules;
        this.granting = granting;
        this.sheet = sheet;
        this.batches = batches;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Class<Request> form() {
        return Request.class;
    }

    @Override
    public List<FormField> fields() {
        return List.of(
                FormField.day("on"),
                FormField.text("target"),
                FormField.longText("explanation").optional());
    }

    /// The student, or the point at the student's word; never a guardian or another proxy.
    @Override
    public Set<String> applicants() {
        return Set.of("student", "class-teacher", "counsellor", "registrar", "point-reviewer");
    }

    @Override
    public boolean offered(Subject subject) {
        return subject.education().equals("open")
                && WITHDRAW.allowedFrom(StudentStatus.of(subject.status()));
    }

    @Override
    public List<Evidence> evidence(Request form, Application it) {
        return rules.evidence(null, it);
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("fee-clearance");
    }

    @Override
    public List<Refusal> refusals(Request form, Application it) {
        var all =
                new java.util.ArrayList<>(
                        rules.refusals(
                                StandingChange.of(it.subject().id(), WITHDRAW, form.on()), it));
        all.addAll(
                Refusal.all(
                        form.target().isBlank() || form.target().length() > LONGEST
                                ? Refusal.rule("platform.target", LONGEST).at("target")
                                : null));
        return all;
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and(
                "platform.target",
                "platform.no-image",
                "platform.unsigned",
                "platform.unsealed",
                "platform.copy",
                "platform.unchecked");
    }

    @Override
    public Set<String> waivable() {
        return ChangeRules.waivable();
    }

    @Override
    public List<Refusal> hindrances(Request form, CaseView it, String task) {
        return task.equals(POINT) ? sheet.unfinished(it.id()) : List.of();
    }

    @Override
    public LocalDate effectiveOn(Request form) {
        return form.on();
    }

    @Override
    public Outcome effect(Request form, CaseView granted) {
        var act =
                granting.apply(
                        StandingChange.of(granted.subject(), WITHDRAW, form.on())
                                .because(REASON, "student"),
                        granted);
        batches.granted(granted, form.on());
        return Outcome.of(act);
    }

    /// @throws org.matricula.kernel.Refused while the national platform has it as withdrawn
    @Override
    public Outcome reverse(Request form, CaseView granted, CaseView reversal, String reason) {
        batches.reverse(granted);
        return granting.reverse(granted, reversal, reason);
    }

    @Override
    public String sheet(UUID caseId) {
        return "/platform-withdrawals/" + caseId;
    }
}
