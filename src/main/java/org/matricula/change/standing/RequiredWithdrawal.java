package org.matricula.change.standing;

import static org.matricula.registry.StatusVerb.WITHDRAW_EX_OFFICIO;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.matricula.change.student.ChangeRules;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.matricula.registry.ServedDecisions;
import org.matricula.registry.StatusVerb;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.SafeguardPolicies;
import org.springframework.stereotype.Component;

/// 退学处理 (普通高等学校学生管理规定 第三十条第一款 第一、二、三、六项), decided by the school: told, heard, checked and decided
/// as the law asks, with the way of appeal. The decision is issued once the last of those who
/// decide has approved, and takes effect on the day on which it is delivered (第五十五条).
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
            LocalDate meetingOn) {

        Safeguards safeguards() {
            return new Safeguards(
                    toldOn, heardOn, reviewedOn, meetingOn, meetingOn, meetingOn, meetingOn);
        }
    }

    /// The last of those who decide, in either drawing.
    private static final Set<String> DECIDING = Set.of("principal", "province");

    private static final String SERVICE = "service";

    private final Acts acts;
    private final ChangeRules rules;
    private final Policies policies;
    private final StandingPapers papers;
    private final ServedDecisions served;
    private final Clock clock;

    RequiredWithdrawal(
            Acts acts,
            ChangeRules rules,
            Policies policies,
            StandingPapers papers,
            ServedDecisions served,
            Clock clock) {
        this.acts = acts;
        this.rules = rules;
        this.policies = policies;
        this.papers = papers;
        this.served = served;
        this.clock = clock;
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
                FormField.day("meetingOn"));
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
                                Evidence.required("legality-opinion")));
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
                "intent-notice", "statement-record", "legality-opinion", "medical-certificate");
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and(
                "change.compulsory",
                "safeguard.told",
                "safeguard.time",
                "safeguard.reviewed",
                "safeguard.meeting",
                "withdrawal.unserved",
                "withdrawal.served-ahead");
    }

    @Override
    public Set<String> waivable() {
        return ChangeRules.waivable();
    }

    /// Not before today: it takes effect with its delivery.
    @Override
    public LocalDate effectiveOn(Request form) {
        return LocalDate.now(clock);
    }

    @Override
    public LocalDate effectiveOn(Request form, CaseView granted) {
        return servedOn(granted);
    }

    /// 作出决定: the paper that is then delivered.
    @Override
    public void passed(Request form, CaseView it, String task) {
        if (DECIDING.contains(task)) {
            papers.withdrawalDecision(it, form.ground(), form.facts(), LocalDate.now(clock));
        }
    }

    /// 送达: with its proof, and not before the day on which it counts.
    @Override
    public List<Refusal> hindrances(Request form, CaseView it, String task) {
        if (!task.equals(SERVICE)) {
            return List.of();
        }
        var on = served.served(it.id());
        return Refusal.all(
                Refusal.when(on.isEmpty(), "withdrawal.unserved"),
                on.filter(day -> day.isAfter(LocalDate.now(clock)))
                        .map(day -> Refusal.rule("withdrawal.served-ahead", day.toString()))
                        .orElse(null));
    }

    @Override
    public void refused(CaseView refused, @Nullable String why) {
        papers.dropped(refused, why);
    }

    @Override
    public Act act(Request form, CaseView granted) {
        return Act.of(servedOn(granted), REASONS.get(form.ground()), "school");
    }

    @Override
    public void issue(Request form, CaseView granted, Proceedings proceedings) {
        var on = servedOn(granted);
        acts.form(this, granted, on, proceedings);
        papers.withdrawn(granted, on);
    }

    private LocalDate servedOn(CaseView it) {
        return served.served(it.id())
                .orElseThrow(() -> new Refused(Refusal.rule("withdrawal.unserved")));
    }
}
