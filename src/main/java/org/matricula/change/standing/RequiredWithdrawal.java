package org.matricula.change.standing;

import static org.matricula.registry.StatusVerb.WITHDRAW_EX_OFFICIO;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.change.student.ChangeRules;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.matricula.registry.StatusVerb;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.SafeguardPolicies;
import org.springframework.stereotype.Component;

/// 退学处理 (普通高等学校学生管理规定 第三十条第一款 第一、二、三、六项), decided by the school: told, heard, checked and decided
/// as the law asks, with the way of appeal.
@Component
class RequiredWithdrawal implements StandingKind<RequiredWithdrawal.Request> {

    /// 异动原因 (JY/T 1001 4.2.40) of each ground.
    private static final Map<String, String> REASONS =
            Map.of(
                    "results", "22",
                    "study-limit", "33",
                    "not-fit-to-return", "31",
                    "unfit", "10",
                    "school-rule", "39");

    /// @param ground the item of the article
    record Request(
            String ground,
            String facts,
            LocalDate toldOn,
            LocalDate heardOn,
            String statement,
            LocalDate reviewedOn,
            String reviewer,
            LocalDate meetingOn,
            String service,
            LocalDate on) {

        Safeguards safeguards() {
            return new Safeguards(toldOn, heardOn, reviewedOn, meetingOn, meetingOn, on, on);
        }
    }

    private final Acts acts;
    private final ChangeRules rules;
    private final Policies policies;
    private final StandingPapers papers;

    RequiredWithdrawal(Acts acts, ChangeRules rules, Policies policies, StandingPapers papers) {
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
        return "required-withdrawal";
    }

    @Override
    public Class<Request> form() {
        return Request.class;
    }

    @Override
    public List<FormField> fields() {
        return List.of(
                FormField.choice(
                        "ground",
                        "results",
                        "study-limit",
                        "not-fit-to-return",
                        "unfit",
                        "school-rule"),
                FormField.longText("facts"),
                FormField.day("toldOn"),
                FormField.day("heardOn"),
                FormField.choice("statement", "stated", "hearing", "waived"),
                FormField.day("reviewedOn"),
                FormField.text("reviewer"),
                FormField.day("meetingOn"),
                FormField.choice("service", "direct", "left", "post", "announcement"),
                FormField.day("on"));
    }

    @Override
    public Set<StatusVerb> verbs() {
        return Set.of(WITHDRAW_EX_OFFICIO);
    }

    @Override
    public StatusVerb verb(Request form) {
        return WITHDRAW_EX_OFFICIO;
    }

    @Override
    public Set<String> educations() {
        return Set.of("college", "open");
    }

    @Override
    public Set<String> applicants() {
        return Set.of("counsellor", "department-registrar", "registrar", "point-reviewer");
    }

    @Override
    public List<Evidence> evidence(Request form, Application it) {
        var all =
                new ArrayList<>(
                        List.of(
                                Evidence.required("intent-notice"),
                                Evidence.required("statement-record"),
                                Evidence.required("legality-opinion"),
                                Evidence.welcome("service-proof")));
        if (form.ground().equals("unfit")) {
            all.add(Evidence.required("medical-certificate"));
        }
        return all;
    }

    @Override
    public List<Refusal> own(Request form, Application it) {
        var days =
                policies.value(
                        SafeguardPolicies.STATEMENT_DAYS, it.subject().institution(), it.on());
        var all = new ArrayList<>(form.safeguards().refusals(days));
        all.addAll(Refusal.all(rules.compulsory(it)));
        return all;
    }

    @Override
    public List<String> mayAskFor() {
        return List.of(
                "intent-notice",
                "statement-record",
                "legality-opinion",
                "service-proof",
                "medical-certificate");
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and(
                "change.compulsory",
                "safeguard.told",
                "safeguard.time",
                "safeguard.reviewed",
                "safeguard.meeting",
                "safeguard.served");
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
        return Act.of(form.on(), REASONS.get(form.ground()), "school");
    }

    @Override
    public void issue(Request form, CaseView granted, Proceedings proceedings) {
        StandingKind.super.issue(form, granted, proceedings);
        papers.requiredWithdrawal(granted, form.ground(), form.facts(), form.on());
    }
}
