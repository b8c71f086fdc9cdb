package org.matricula.change.standing;

import static org.matricula.registry.StatusVerb.RESTORE_ADMISSION;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.change.student.ChangeRules;
import org.matricula.kernel.Refusal;
import org.matricula.registry.StatusVerb;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Proceedings;
import org.springframework.stereotype.Component;

/// 恢复入学资格: asked for before the deferral ends; re-examined, and into the cohort of the year.
@Component
class AdmissionResumption implements StandingKind<AdmissionResumption.Request> {

    record Request(
            LocalDate on, @Nullable UUID unit, @Nullable Integer gradeLevel, String explanation) {}

    private final Acts acts;
    private final TimesAway timesAway;
    private final StandingPapers papers;

    AdmissionResumption(Acts acts, TimesAway timesAway, StandingPapers papers) {
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
        return "admission-resumption";
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
        return Set.of(RESTORE_ADMISSION);
    }

    @Override
    public StatusVerb verb(Request form) {
        return RESTORE_ADMISSION;
    }

    @Override
    public Set<String> educations() {
        return Set.of("college", "open");
    }

    @Override
    public List<Evidence> evidence(Request form, Application it) {
        var all = new ArrayList<Evidence>();
        all.add(Evidence.required("deferral-notice"));
        timesAway
                .running(it.subject().id(), "deferral")
                .map(TimesAway.Granted::reason)
                .ifPresent(reason -> {
                    switch (reason) {
                        case "34" -> all.add(Evidence.required("discharge-certificate"));
                        case "10", "11", "12", "19" ->
                                all.add(Evidence.required("recovery-certificate"));
                        default -> {}
                    }
                });
        return all;
    }

    @Override
    public List<Refusal> own(Request form, Application it) {
        var all = new ArrayList<>(acts.placing(form.unit(), form.gradeLevel(), form.on(), it));
        timesAway
                .running(it.subject().id(), "deferral")
                .filter(ran -> it.on().isAfter(ran.lastOn()))
                .ifPresent(ran -> all.add(Refusal.rule("deferral.over", ran.lastOn().toString())));
        return all;
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("deferral-notice", "recovery-certificate", "discharge-certificate");
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and("deferral.over", "return.elsewhere", "return.jump");
    }

    @Override
    public Set<String> waivable() {
        return ChangeRules.waivable("deferral.over");
    }

    @Override
    public LocalDate effectiveOn(Request form) {
        return form.on();
    }

    @Override
    public Act act(Request form, CaseView granted) {
        return Act.of(form.on(), null, "student").into(form.unit(), form.gradeLevel());
    }

    @Override
    public void issue(Request form, CaseView granted, Proceedings proceedings) {
        StandingKind.super.issue(form, granted, proceedings);
        papers.back(granted, form.on());
    }
}
