package org.matricula.change.standing;

import static org.matricula.registry.StatusVerb.RECORD_DEATH;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.matricula.change.student.ChangeRules;
import org.matricula.kernel.Refusal;
import org.matricula.registry.StatusVerb;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.springframework.stereotype.Component;

/// 死亡: the standing ends on the day of death, on proof.
@Component
class DeathReport implements StandingKind<DeathReport.Request> {

    /// @param on the day of death
    /// @param reason the cause (JY/T 1001 4.2.40)
    /// @param proofNo number of the certificate
    record Request(LocalDate on, String reason, String proofNo, String explanation) {}

    private final Acts acts;

    DeathReport(Acts acts) {
        this.acts = acts;
    }

    @Override
    public Acts acts() {
        return acts;
    }

    @Override
    public String code() {
        return "death-report";
    }

    @Override
    public Class<Request> form() {
        return Request.class;
    }

    @Override
    public List<FormField> fields() {
        return List.of(
                FormField.day("on"),
                FormField.code("reason", "change-reason")
                        .among(
                                "40", "41", "42", "43", "44", "45", "46", "47", "50", "51", "52",
                                "53", "54", "60", "61", "62", "63", "64", "65", "66", "67", "68",
                                "70", "71", "72", "79", "81", "89"),
                FormField.text("proofNo"),
                FormField.longText("explanation"));
    }

    @Override
    public Set<StatusVerb> verbs() {
        return Set.of(RECORD_DEATH);
    }

    @Override
    public StatusVerb verb(Request form) {
        return RECORD_DEATH;
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
    public List<Evidence> evidence(Request form, Application it) {
        return List.of(Evidence.required("death-certificate"));
    }

    @Override
    public List<Refusal> own(Request form, Application it) {
        return Refusal.all(
                form.on().isAfter(it.today()) ? Refusal.rule("death.ahead").at("on") : null);
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("death-certificate");
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and("death.ahead");
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
        return Act.of(form.on(), form.reason(), "school");
    }
}
