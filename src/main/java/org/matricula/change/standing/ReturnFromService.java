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
import org.matricula.policy.Policies;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.StudentStatus;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.Subject;
import org.springframework.stereotype.Component;

/// 退役复学 (普通高等学校学生管理规定 第二十七条、第二十一条: within two years of discharge; whoever served may change the
/// programme before others).
@Component
class ReturnFromService implements StandingKind<ReturnFromService.Request> {

    /// @param on first day back
    /// @param dischargedOn the day of discharge, by its certificate
    /// @param priority whether a change of programme is asked for, in which the served come first
    record Request(
            LocalDate on,
            LocalDate dischargedOn,
            String dischargeNo,
            @Nullable UUID unit,
            @Nullable Integer gradeLevel,
            boolean priority,
            String explanation) {}

    private final Acts acts;
    private final TimesAway timesAway;
    private final Policies policies;
    private final StandingPapers papers;

    ReturnFromService(Acts acts, TimesAway timesAway, Policies policies, StandingPapers papers) {
        this.acts = acts;
        this.timesAway = timesAway;
        this.policies = policies;
        this.papers = papers;
    }

    @Override
    public Acts acts() {
        return acts;
    }

    @Override
    public String code() {
        return "return-from-service";
    }

    @Override
    public Class<Request> form() {
        return Request.class;
    }

    @Override
    public List<FormField> fields() {
        return List.of(
                FormField.day("on"),
                FormField.day("dischargedOn"),
                FormField.text("dischargeNo"),
                FormField.unit("unit").optional(),
                FormField.number("gradeLevel").optional(),
                FormField.yesNo("priority"),
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
        return Set.of("college", "open");
    }

    @Override
    public boolean offered(Subject subject) {
        return educations().contains(subject.education())
                && subject.status().equals(StudentStatus.PLACE_HELD.code());
    }

    @Override
    public List<Evidence> evidence(Request form, Application it) {
        return List.of(
                Evidence.required("discharge-certificate"), Evidence.welcome("fee-clearance"));
    }

    @Override
    public List<Refusal> own(Request form, Application it) {
        var months =
                policies.value(
                        StandingPolicies.AFTER_DISCHARGE, it.subject().institution(), it.on());
        var last = form.dischargedOn().plusMonths(months);
        var all = new ArrayList<>(acts.placing(form.unit(), form.gradeLevel(), form.on(), it));
        all.addAll(
                Refusal.all(
                        Refusal.when(
                                timesAway.running(it.subject().id(), "service").isEmpty(),
                                "service.none"),
                        form.on().isAfter(last)
                                ? Refusal.rule("service.return-late", months, last.toString())
                                        .at("on")
                                : null,
                        form.on().isBefore(form.dischargedOn())
                                ? Refusal.rule("service.discharged").at("on")
                                : null));
        return all;
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("discharge-certificate", "fee-clearance");
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and(
                "service.none",
                "service.return-late",
                "service.discharged",
                "return.elsewhere",
                "return.jump");
    }

    @Override
    public Set<String> waivable() {
        return ChangeRules.waivable("service.return-late");
    }

    @Override
    public LocalDate effectiveOn(Request form) {
        return form.on();
    }

    @Override
    public Act act(Request form, CaseView granted) {
        return Act.of(form.on(), ServiceHold.ENLISTED, "student")
                .into(form.unit(), form.gradeLevel());
    }

    @Override
    public void issue(Request form, CaseView granted, Proceedings proceedings) {
        StandingKind.super.issue(form, granted, proceedings);
        papers.back(granted, form.on());
    }
}
