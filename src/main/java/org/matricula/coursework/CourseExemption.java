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

/// 免修、免考、免体育: a course that need not be taken or sat, on evidence. It counts as passed and not in
/// the grade points.
@Component
class CourseExemption implements CaseKind<CourseExemption.Request> {

    static final String CODE = "course-exemption";

    /// @param course 课程 ID
    /// @param exemption `whole-course` 免修, `exam-only` 免考 or `sports` 免体育
    record Request(String course, String exemption, String reason) {}

    private final ExcuseRules excuse;
    private final Clock clock;

    CourseExemption(ExcuseRules excuse, Clock clock) {
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
                FormField.choice("exemption", "whole-course", "exam-only", "sports"),
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
                        form.exemption().equals("sports")
                                ? "medical-certificate"
                                : "exemption-proof"));
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("medical-certificate", "exemption-proof");
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
        return excuse.put(form.course(), "exempt", granted);
    }

    @Override
    public Outcome reverse(Request form, CaseView granted, CaseView reversal, String reason) {
        return excuse.lift(granted.id(), reason);
    }
}
