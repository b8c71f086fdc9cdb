package org.matricula.change.standing;

import static org.matricula.registry.StatusVerb.HOLD_PLACE;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.matricula.change.student.ChangeRules;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.matricula.registry.StatusVerb;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Proceedings;
import org.springframework.stereotype.Component;

/// 保留学籍(应征入伍) (普通高等学校学生管理规定 第二十七条: the place is held until two years after discharge; the time does
/// not count towards the longest time of study).
@Component
class ServiceHold implements StandingKind<ServiceHold.Request> {

    /// 异动原因 (JY/T 1001 4.2.40): 应征入伍.
    static final String ENLISTED = "34";

    /// @param on first day of service
    /// @param noticeOn the day of the enlistment notice
    /// @param noticeNo its number
    /// @param office 征兵办 that issued it
    /// @param dischargeOn the expected day of discharge
    record Request(
            LocalDate on,
            LocalDate noticeOn,
            String noticeNo,
            String office,
            LocalDate dischargeOn,
            String explanation,
            @Nullable String consent) {

        LocalDate lastOn(int months) {
            return dischargeOn.plusMonths(months);
        }
    }

    private final Acts acts;
    private final ChangeRules rules;
    private final Policies policies;
    private final StandingPapers papers;

    ServiceHold(Acts acts, ChangeRules rules, Policies policies, StandingPapers papers) {
        this.acts = acts;
        this.rules = rules;
        this.policies = policies;
        this.papers = papers;
    }

    @Override
    public Acts acts() {
        return acts;
    }

    @Override
    public String code() {
        return "service-hold";
    }

    @Override
    public Class<Request> form() {
        return Request.class;
    }

    @Override
    public List<FormField> fields() {
        return List.of(
                FormField.day("on"),
                FormField.day("noticeOn"),
                FormField.text("noticeNo"),
                FormField.text("office"),
                FormField.day("dischargeOn"),
                FormField.longText("explanation"),
                FormField.choice("consent", "signed", "letter", "recorded-call", "other")
                        .optional());
    }

    @Override
    public Set<StatusVerb> verbs() {
        return Set.of(HOLD_PLACE);
    }

    @Override
    public StatusVerb verb(Request form) {
        return HOLD_PLACE;
    }

    @Override
    public Set<String> educations() {
        return Set.of("college", "open");
    }

    @Override
    public List<Evidence> evidence(Request form, Application it) {
        var all = new ArrayList<>(rules.evidence(form.consent(), it));
        all.add(Evidence.required("enlistment-notice"));
        all.add(Evidence.welcome("service-application"));
        return all;
    }

    @Override
    public List<Refusal> own(Request form, Application it) {
        var days =
                policies.value(
                        StandingPolicies.SERVICE_WITHIN, it.subject().institution(), it.on());
        return Refusal.all(
                late(days, form.noticeOn(), it.on()),
                form.dischargeOn().isAfter(form.on())
                        ? null
                        : Refusal.rule("service.discharge").at("dischargeOn"),
                rules.consent(form.consent(), it));
    }

    /// @param noticeOn when the call-up came
    static @Nullable Refusal late(int days, LocalDate noticeOn, LocalDate on) {
        return Refusal.when(
                on.isAfter(noticeOn.plusDays(days)), "service.late", days, noticeOn.toString());
    }

    @Override
    public List<String> mayAskFor() {
        return List.of(
                "enlistment-notice",
                "service-application",
                "guardian-consent",
                "call-record",
                "fee-clearance");
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and("service.late", "service.discharge");
    }

    @Override
    public Set<String> waivable() {
        return ChangeRules.waivable("service.late");
    }

    @Override
    public LocalDate effectiveOn(Request form) {
        return form.on();
    }

    @Override
    public Act act(Request form, CaseView granted) {
        return Act.of(form.on(), ENLISTED, "student")
                .until("service", form.lastOn(months(granted)));
    }

    @Override
    public void issue(Request form, CaseView granted, Proceedings proceedings) {
        StandingKind.super.issue(form, granted, proceedings);
        papers.placeHeld(granted, form.on(), form.lastOn(months(granted)));
    }

    private int months(CaseView granted) {
        return policies.value(
                StandingPolicies.AFTER_DISCHARGE,
                granted.institution(),
                Objects.requireNonNull(granted.submittedAt())
                        .atZone(ZoneId.of("Asia/Shanghai"))
                        .toLocalDate());
    }
}
