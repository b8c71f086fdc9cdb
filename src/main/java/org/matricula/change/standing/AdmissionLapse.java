package org.matricula.change.standing;

import static org.matricula.registry.StatusVerb.LAPSE_ADMISSION;

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
import org.matricula.workflow.Proceedings;
import org.springframework.stereotype.Component;

/// 取消入学资格 (普通高等学校学生管理规定 第十条): the deferral has run out unasked, or the re-examination was failed.
@Component
class AdmissionLapse implements StandingKind<AdmissionLapse.Request> {

    record Request(LocalDate on, String ground, String explanation) {}

    private final Acts acts;
    private final TimesAway timesAway;
    private final StandingPapers papers;

    AdmissionLapse(Acts acts, TimesAway timesAway, StandingPapers papers) {
        this.acts = acts;
        this.timesAway = timesAway;
        this.papers = papers;
    }

    @Override
    public Acts acts() {
        return acts;
    }

    @Override
    public String code() {
        return "admission-lapse";
    }

    @Override
    public Class<Request> form() {
        return Request.class;
    }

    @Override
    public List<FormField> fields() {
        return List.of(
                FormField.day("on"),
                FormField.choice("ground", "not-asked", "failed-recheck"),
                FormField.longText("explanation"));
    }

    @Override
    public Set<StatusVerb> verbs() {
        return Set.of(LAPSE_ADMISSION);
    }

    @Override
    public StatusVerb verb(Request form) {
        return LAPSE_ADMISSION;
    }

    @Override
    public Set<String> educations() {
        return Set.of("college", "open");
    }

    @Override
    public Set<String> applicants() {
        return Set.of("counsellor", "registrar", "point-reviewer");
    }

    @Override
    public List<Evidence> evidence(Request form, Application it) {
        return List.of(
                Evidence.required(
                        form.ground().equals("failed-recheck") ? "other-proof" : "contact-record"));
    }

    @Override
    public List<Refusal> own(Request form, Application it) {
        var runs =
                timesAway
                        .running(it.subject().id(), "deferral")
                        .filter(ran -> !form.on().isAfter(ran.lastOn()));
        return Refusal.all(
                runs.filter(ran -> form.ground().equals("not-asked"))
                        .map(ran -> Refusal.rule("deferral.runs", ran.lastOn().toString()))
                        .orElse(null));
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("contact-record", "other-proof");
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and("deferral.runs");
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

    @Override
    public void issue(Request form, CaseView granted, Proceedings proceedings) {
        StandingKind.super.issue(form, granted, proceedings);
        papers.admissionLapsed(granted, form.on());
    }
}
