package org.matricula.change.standing;

import static org.matricula.registry.StatusVerb.REPORT_MISSING;

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

/// 下落不明: reported by the school, with the police report; the standing waits until the student is
/// found.
@Component
class MissingReport implements StandingKind<MissingReport.Request> {

    /// @param on since when the student is missing
    /// @param policeNo number of the police's receipt
    record Request(
            LocalDate on,
            LocalDate lastSeenOn,
            String police,
            String policeNo,
            List<Search> contacts,
            String explanation) {

        /// One attempt to find the student.
        record Search(LocalDate on, String channel, String person, String result) {}
    }

    private final Acts acts;

    MissingReport(Acts acts) {
        this.acts = acts;
    }

    @Override
    public Acts acts() {
        return acts;
    }

    @Override
    public String code() {
        return "missing-report";
    }

    @Override
    public Class<Request> form() {
        return Request.class;
    }

    @Override
    public List<FormField> fields() {
        return List.of(
                FormField.day("lastSeenOn"),
                FormField.day("on"),
                FormField.text("police"),
                FormField.text("policeNo"),
                FormField.log(
                        "contacts",
                        FormField.day("on"),
                        FormField.choice("channel", "phone", "message", "post", "visit"),
                        FormField.text("person"),
                        FormField.text("result")),
                FormField.longText("explanation"));
    }

    @Override
    public Set<StatusVerb> verbs() {
        return Set.of(REPORT_MISSING);
    }

    @Override
    public StatusVerb verb(Request form) {
        return REPORT_MISSING;
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
        return List.of(Evidence.required("police-receipt"), Evidence.welcome("contact-record"));
    }

    @Override
    public List<Refusal> own(Request form, Application it) {
        return Refusal.all(
                form.on().isBefore(form.lastSeenOn())
                        ? Refusal.rule("missing.days").at("on")
                        : null,
                form.on().isAfter(it.today()) ? Refusal.rule("missing.ahead").at("on") : null,
                form.contacts().isEmpty() ? Refusal.rule("missing.contacts").at("contacts") : null);
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("police-receipt", "contact-record");
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and("missing.days", "missing.contacts");
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
        return Act.of(form.on(), null, "school");
    }
}
