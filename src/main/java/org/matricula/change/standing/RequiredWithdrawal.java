package org.matricula.change.standing;

import static org.matricula.registry.StatusVerb.WITHDRAW_EX_OFFICIO;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.change.hearing.WithdrawalHearings;
import org.matricula.change.student.ChangeRules;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.ServedDecisions;
import org.matricula.registry.StatusVerb;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Proceedings;
import org.springframework.stereotype.Component;

/// 退学处理 (普通高等学校学生管理规定 第三十条第一款 第一、二、三、五、六项), decided by the school: told, heard, checked and decided
/// in a meeting, each at its own step and in this order (第五十四条至第五十七条), with the way of appeal. The
/// decision is issued once the meeting's step has passed, and takes effect on the day on which it
/// is delivered (第五十五条).
@Component
class RequiredWithdrawal implements StandingKind<RequiredWithdrawal.Request> {

    /// 异动原因 (JY/T 1001 4.2.40) of each ground.
    private static final Map<String, String> REASONS =
            Map.of(
                    "results", "22",
                    "study-limit", "33",
                    "not-fit-to-return", "31",
                    "unfit", "10",
                    "not-registered", "21",
                    "school-rule", "39");

    /// @param ground the item of the article
    record Request(String ground, String facts) {}

    private static final String NOTICE = "notice";
    private static final String MEETING = "meeting";
    private static final String SERVICE = "service";

    private final Acts acts;
    private final ChangeRules rules;
    private final WithdrawalHearings hearings;
    private final StandingPapers papers;
    private final ServedDecisions served;
    private final Clock clock;

    RequiredWithdrawal(
            Acts acts,
            ChangeRules rules,
            WithdrawalHearings hearings,
            StandingPapers papers,
            ServedDecisions served,
            Clock clock) {
        this.acts = acts;
        this.rules = rules;
        this.hearings = hearings;
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
                        "not-registered",
                        "school-rule"),
                FormField.longText("facts"));
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
        return Set.of(
                "counsellor", "department-registrar", "registrar", "point-reviewer", "system");
    }

    /// The student did not apply, and nobody did so for them.
    @Override
    public String news(String key) {
        return key.equals("notice.case.on-behalf") ? "notice.withdrawal.proposed" : key;
    }

    /// What shows the facts; the papers of the proceedings are handed in by their own steps.
    @Override
    public List<Evidence> evidence(Request form, Application it) {
        return List.of(
                Evidence.required(
                        switch (form.ground()) {
                            case "unfit" -> "medical-certificate";
                            case "not-registered" -> "registration-list";
                            default -> "other-proof";
                        }));
    }

    @Override
    public List<Refusal> own(Request form, Application it) {
        return Refusal.all(
                rules.compulsory(it),
                hearings.toldOtherwise(it.caseId(), form.ground(), form.facts()));
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("medical-certificate", "registration-list", "other-proof");
    }

    @Override
    public List<String> rules() {
        var own = new ArrayList<>(List.of("change.compulsory"));
        own.addAll(WithdrawalHearings.CODES);
        own.addAll(List.of("withdrawal.unserved", "withdrawal.served-ahead"));
        return ChangeRules.and(own.toArray(String[]::new));
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

    @Override
    public void submitting(Request form, CaseView submitted) {
        hearings.begin(submitted);
    }

    @Override
    public String sheet(UUID caseId) {
        return "/withdrawals/" + caseId;
    }

    /// 告知, then 作出决定: the papers that are then delivered.
    @Override
    public void passed(Request form, CaseView it, String task) {
        switch (task) {
            case NOTICE -> hearings.intended(it, form.ground(), form.facts());
            case MEETING ->
                    papers.withdrawalDecision(
                            it, form.ground(), form.facts(), LocalDate.now(clock));
            default -> {}
        }
    }

    /// 送达: with its proof, and not before the day on which it counts.
    @Override
    public List<Refusal> hindrances(Request form, CaseView it, String task) {
        if (!task.equals(SERVICE)) {
            return hearings.hindrances(it, task);
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
