package org.matricula.change.standing;

import static org.matricula.registry.StatusVerb.RESTORE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.change.student.ChangeRules;
import org.matricula.kernel.Refusal;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.StudentStatus;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Subject;
import org.springframework.stereotype.Component;

/// 下落不明的学生找到: the standing goes on.
@Component
class FoundReport implements StandingKind<FoundReport.Request> {

    record Request(
            LocalDate on, @Nullable UUID unit, @Nullable Integer gradeLevel, String explanation) {}

    private final Acts acts;

    FoundReport(Acts acts) {
        this.acts = acts;
    }

    @Override
    public Acts acts() {
        return acts;
    }

    @Override
    public String code() {
        return "found-report";
    }

    @Override
    public Class<Request> form() {
        return Request.class;
    }

    @Override
    public List<FormField> fields() {
        return List.of(
                FormField.day("on"),
                FormField.unit("unit").optional(),
                FormField.number("gradeLevel").optional(),
                FormField.longText("explanation"));
    }

    @Override
    public Set<StatusVerb> verbs() {
        return Set.of(RESTORE);
    }

    @Override
    public StatusVerb verb(Request form) {
        return RESTORE;
    }

    @Override
    public Set<String> educations() {
        return Set.of("college", "open", "school");
    }

    @Override
    public Set<String> applicants() {
        return Set.of("class-teacher", "counsellor", "registrar", "point-reviewer");
    }

    @Override
    public boolean offered(Subject subject) {
        return subject.status().equals(StudentStatus.MISSING.code());
    }

    @Override
    public List<Evidence> evidence(Request form, Application it) {
        return List.of(Evidence.welcome("other-proof"));
    }

    @Override
    public List<Refusal> own(Request form, Application it) {
        var all = new ArrayList<>(acts.placing(form.unit(), form.gradeLevel(), form.on(), it));
        var missing = it.subject().status().equals(StudentStatus.MISSING.code());
        all.addAll(Refusal.all(Refusal.when(!missing, "missing.not")));
        return all;
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("other-proof");
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and("missing.not", "return.elsewhere", "return.jump");
    }

    @Override
    public Set<String> waivable() {
        return ChangeRules.waivable();
    }

    @Override
    public LocalDate effectiveOn(Request form) {
        return form.on();
    }

    @Override
    public Act act(Request form, CaseView granted) {
        return Act.of(form.on(), null, "school").into(form.unit(), form.gradeLevel());
    }
}
