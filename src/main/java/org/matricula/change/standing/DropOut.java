package org.matricula.change.standing;

import static org.matricula.registry.StatusVerb.DROP_OUT;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.matricula.change.chase.Chases;
import org.matricula.change.student.ChangeRules;
import org.matricula.kernel.Refusal;
import org.matricula.registry.StatusVerb;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.springframework.stereotype.Component;

/// 辍学: the outcome of a chase that did not bring a pupil back, reported to the county. 义务教育法 第五十八条;
/// 中小学生学籍管理办法.
@Component
class DropOut implements StandingKind<DropOut.Request> {

    /// @param reportNo under which the county was told
    record Request(
            LocalDate lostOn,
            LocalDate reportedOn,
            String reportNo,
            LocalDate on,
            String explanation) {}

    private final Acts acts;
    private final Chases chases;

    DropOut(Acts acts, Chases chases) {
        this.acts = acts;
        this.chases = chases;
    }

    @Override
    public Acts acts() {
        return acts;
    }

    @Override
    public String code() {
        return "drop-out";
    }

    @Override
    public Class<Request> form() {
        return Request.class;
    }

    @Override
    public List<FormField> fields() {
        return List.of(
                FormField.day("lostOn"),
                FormField.day("reportedOn"),
                FormField.text("reportNo"),
                FormField.day("on"),
                FormField.longText("explanation"));
    }

    @Override
    public Set<StatusVerb> verbs() {
        return Set.of(DROP_OUT);
    }

    @Override
    public StatusVerb verb(Request form) {
        return DROP_OUT;
    }

    @Override
    public Set<String> educations() {
        return Set.of("school");
    }

    @Override
    public Set<String> applicants() {
        return Set.of("class-teacher", "registrar");
    }

    @Override
    public List<Evidence> evidence(Request form, Application it) {
        return List.of(Evidence.required("county-report"), Evidence.required("contact-record"));
    }

    @Override
    public List<Refusal> own(Request form, Application it) {
        return Refusal.all(
                Refusal.when(!chases.reported(it.subject().id()), "chase.none"),
                form.reportedOn().isBefore(form.lostOn()) || form.on().isBefore(form.reportedOn())
                        ? Refusal.rule("chase.order").at("on")
                        : null);
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("county-report", "contact-record");
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and("chase.none", "chase.order");
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
        return Act.of(form.on(), "99", "school");
    }
}
