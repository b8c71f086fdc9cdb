package org.matricula.coursework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.matricula.kernel.Refusal;
import org.matricula.registry.StudentStatus;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Subject;
import org.springframework.stereotype.Component;

/// 缓考: asked for before the exam, with evidence. The grade sheet says so, and the exam is sat with
/// the next make-up round as the first one, for the full mark.
@Component
class ExamDeferral implements CaseKind<ExamDeferral.Request> {

    static final String CODE = "exam-deferral";

    /// @param course 课程 ID
    /// @param ground `illness`, `family`, `clash` of two exams or `duty` elsewhere for the school
    record Request(String course, String ground, String reason) {}

    private final ExcuseRules excuse;
    private final Clock clock;

    ExamDeferral(ExcuseRules excuse, Clock clock) {
        this.excuse = excuse;
        this.clock = clock;
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
                FormField.text("course"),
                FormField.choice("ground", "illness", "family", "clash", "duty"),
                FormField.longText("reason"));
    }

    /// Who cannot come in person is applied for by those who look after the class.
    @Override
    public Set<String> applicants() {
        return Set.of("student", "guardian", "class-teacher", "counsellor", "department-registrar");
    }

    /// Whoever has left takes no more courses.
    @Override
    public boolean offered(Subject subject) {
        return StudentStatus.of(subject.status()).active();
    }

    @Override
    public boolean approvedAsItIs() {
        return true;
    }

    /// It touches a grade, no standing.
    @Override
    public boolean exclusive() {
        return false;
    }

    @Override
    public List<Evidence> evidence(Request form, Application it) {
        return List.of(
                Evidence.required(
                        form.ground().equals("illness")
                                ? "medical-certificate"
                                : "deferral-proof"));
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("medical-certificate", "deferral-proof");
    }

    @Override
    public List<Refusal> refusals(Request form, Application it) {
        return excuse.refusals(form.course(), it);
    }

    @Override
    public List<String> rules() {
        return ExcuseRules.CODES;
    }

    @Override
    public Set<String> waivable() {
        return Set.of("excuse.late");
    }

    @Override
    public LocalDate effectiveOn(Request form) {
        return LocalDate.now(clock);
    }

    @Override
    public Outcome effect(Request form, CaseView granted) {
        return excuse.put(form.course(), "deferred", granted);
    }

    @Override
    public Outcome reverse(Request form, CaseView granted, CaseView reversal, String reason) {
        return excuse.lift(granted.id(), reason);
    }
}
