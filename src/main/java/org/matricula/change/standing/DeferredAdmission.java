package org.matricula.change.standing;

import static org.matricula.registry.StatusVerb.DEFER_ADMISSION;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.matricula.change.student.ChangeRules;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.matricula.registry.Registry;
import org.matricula.registry.StatusVerb;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Proceedings;
import org.springframework.stereotype.Component;

/// 保留入学资格 (普通高等学校学生管理规定 第十条): a newcomer already entered goes home for a time and holds no status
/// meanwhile.
@Component
class DeferredAdmission implements StandingKind<DeferredAdmission.Request> {

    record Request(
            LocalDate on,
            LocalDate lastOn,
            String reason,
            String explanation,
            @Nullable String consent) {}

    private final Acts acts;
    private final ChangeRules rules;
    private final Registry registry;
    private final Policies policies;
    private final StandingPapers papers;

    DeferredAdmission(
            Acts acts,
            ChangeRules rules,
            Registry registry,
            Policies policies,
            StandingPapers papers) {
        this.acts = acts;
        this.rules = rules;
        this.registry = registry;
        this.policies = policies;
        this.papers = papers;
    }

    @Override
    public Acts acts() {
        return acts;
    }

    @Override
    public String code() {
        return "deferred-admission";
    }

    @Override
    public Class<Request> form() {
        return Request.class;
    }

    @Override
    public List<FormField> fields() {
        return List.of(
                FormField.day("on"),
                FormField.day("lastOn"),
                FormField.code("reason", "change-reason")
                        .among("10", "11", "12", "19", "24", "34", "99"),
                FormField.longText("explanation"),
                FormField.choice("consent", "signed", "letter", "recorded-call", "other")
                        .optional());
    }

    @Override
    public Set<StatusVerb> verbs() {
        return Set.of(DEFER_ADMISSION);
    }

    @Override
    public StatusVerb verb(Request form) {
        return DEFER_ADMISSION;
    }

    @Override
    public Set<String> educations() {
        return Set.of("college", "open");
    }

    @Override
    public List<Evidence> evidence(Request form, Application it) {
        var all = new ArrayList<>(rules.evidence(form.consent(), it));
        all.add(
                Evidence.required(
                        switch (form.reason()) {
                            case "24" -> "venture-plan";
                            case "34" -> "enlistment-notice";
                            case "99" -> "other-proof";
                            default -> "medical-certificate";
                        }));
        all.add(Evidence.welcome("admission-notice"));
        return all;
    }

    @Override
    public List<Refusal> own(Request form, Application it) {
        if (form.lastOn().isBefore(form.on())) {
            return List.of(Refusal.rule("leave.period").at("lastOn"));
        }
        var institution = it.subject().institution();
        var days = policies.value(StandingPolicies.DEFERRAL_WITHIN, institution, it.on());
        var most = policies.value(StandingPolicies.DEFERRAL_MONTHS, institution, it.on());
        var entry = registry.get(it.subject().id()).entryOn();
        return Refusal.all(
                late(days, entry, it.on()),
                tooLong(most, form.on(), form.lastOn(), form.reason()),
                rules.told(form.reason(), form.explanation()),
                rules.consent(form.consent(), it));
    }

    static @Nullable Refusal late(int days, LocalDate entryOn, LocalDate on) {
        return Refusal.when(
                on.isAfter(entryOn.plusDays(days)), "deferral.newcomer", days, entryOn.toString());
    }

    /// Whoever serves is held their place for as long as they serve.
    static @Nullable Refusal tooLong(int most, LocalDate on, LocalDate lastOn, String reason) {
        return Refusal.when(
                lastOn.isAfter(on.plusMonths(most).minusDays(1))
                        && !reason.equals(ServiceHold.ENLISTED),
                "deferral.months",
                most);
    }

    @Override
    public List<String> mayAskFor() {
        return List.of(
                "medical-certificate",
                "venture-plan",
                "enlistment-notice",
                "other-proof",
                "admission-notice",
                "guardian-consent",
                "call-record",
                "fee-clearance");
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and(
                "deferral.newcomer", "deferral.months", "leave.period", "change.other-untold");
    }

    @Override
    public Set<String> waivable() {
        return ChangeRules.waivable("deferral.newcomer", "deferral.months");
    }

    @Override
    public LocalDate effectiveOn(Request form) {
        return form.on();
    }

    @Override
    public Act act(Request form, CaseView granted) {
        return Act.of(form.on(), form.reason(), "student").until("deferral", form.lastOn());
    }

    @Override
    public void issue(Request form, CaseView granted, Proceedings proceedings) {
        StandingKind.super.issue(form, granted, proceedings);
        papers.deferral(granted, form.on(), form.lastOn());
    }
}
