package org.matricula.change.standing;

import static org.matricula.registry.StatusVerb.EXPEL;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.matricula.change.student.ChangeRules;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.matricula.registry.ExpulsionDecisions;
import org.matricula.registry.StatusVerb;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.SafeguardPolicies;
import org.springframework.stereotype.Component;

/// 开除学籍 (普通高等学校学生管理规定 第五十二条至第五十六条), from a decision of discipline: facts and basis, statement or
/// hearing, a check of legality, the decision of the meeting, service, and the ways of appeal. From
/// a senior high school with the authority's approval (中小学教育惩戒规则 第十条), never from compulsory
/// schooling (义务教育法 第二十七条).
@Component
class Expulsion implements StandingKind<Expulsion.Request> {

    /// @param toldOn when the student was told of facts, grounds and the right to be heard
    /// @param heardOn when the student was heard, or let the time pass Those alone who have to do
    ///   with a sanction (个人信息保护法 第六条).
    private static final Set<String> READERS =
            Set.of(
                    "student-affairs",
                    "legal-reviewer",
                    "appeals-committee",
                    "class-teacher",
                    "counsellor",
                    "department-registrar",
                    "registrar",
                    "academic-office-head",
                    "vice-principal",
                    "archive-keeper",
                    "point-reviewer",
                    "branch-reviewer",
                    "province-reviewer");

    /// @param reviewedOn when the legality was checked
    /// @param meetingOn when the principal's meeting decided
    /// @param servedOn when the decision reached the student
    record Request(
            String decisionNo,
            LocalDate decidedOn,
            String facts,
            String basis,
            LocalDate toldOn,
            LocalDate heardOn,
            String statement,
            LocalDate reviewedOn,
            String reviewer,
            LocalDate meetingOn,
            String service,
            LocalDate servedOn,
            LocalDate on) {

        Safeguards safeguards() {
            return new Safeguards(toldOn, heardOn, reviewedOn, meetingOn, decidedOn, servedOn, on);
        }
    }

    private final Acts acts;
    private final ChangeRules rules;
    private final Policies policies;
    private final StandingPapers papers;
    private final ExpulsionDecisions decisions;

    Expulsion(
            Acts acts,
            ChangeRules rules,
            Policies policies,
            StandingPapers papers,
            ExpulsionDecisions decisions) {
        this.acts = acts;
        this.rules = rules;
        this.policies = policies;
        this.papers = papers;
        this.decisions = decisions;
    }

    @Override
    public Acts acts() {
        return acts;
    }

    @Override
    public String code() {
        return "expulsion";
    }

    @Override
    public Set<String> readers() {
        return READERS;
    }

    @Override
    public Class<Request> form() {
        return Request.class;
    }

    @Override
    public List<FormField> fields() {
        return List.of(
                FormField.text("decisionNo"),
                FormField.day("decidedOn"),
                FormField.longText("facts"),
                FormField.choice(
                        "basis",
                        "constitution",
                        "crime",
                        "public-order",
                        "exam-fraud",
                        "academic-fraud",
                        "school-order",
                        "rights-of-others",
                        "repeated"),
                FormField.day("toldOn"),
                FormField.day("heardOn"),
                FormField.choice("statement", "stated", "hearing", "waived"),
                FormField.day("reviewedOn"),
                FormField.text("reviewer"),
                FormField.day("meetingOn"),
                FormField.choice("service", "direct", "left", "post", "announcement"),
                FormField.day("servedOn"),
                FormField.day("on"));
    }

    @Override
    public Set<StatusVerb> verbs() {
        return Set.of(EXPEL);
    }

    @Override
    public StatusVerb verb(Request form) {
        return EXPEL;
    }

    @Override
    public Set<String> educations() {
        return Set.of("school", "college", "open");
    }

    @Override
    public Set<String> applicants() {
        return Set.of("student-affairs", "department-registrar", "registrar", "point-reviewer");
    }

    @Override
    public List<Evidence> evidence(Request form, Application it) {
        return List.of(
                Evidence.required("discipline-decision"),
                // what was said and reviewed is kept with the decision; here it is welcome
                Evidence.welcome("statement-record"),
                Evidence.welcome("legality-opinion"),
                Evidence.required("service-proof"));
    }

    @Override
    public List<Refusal> own(Request form, Application it) {
        var days =
                policies.value(
                        SafeguardPolicies.STATEMENT_DAYS, it.subject().institution(), it.on());
        var all = new ArrayList<>(form.safeguards().refusals(days));
        all.addAll(Refusal.all(rules.compulsory(it), undecided(form, it)));
        return all;
    }

    /// Only a decision of discipline that was served opens the way, and no longer than it stands.
    private @Nullable Refusal undecided(Request form, Application it) {
        var served = decisions.served(it.subject().id(), form.decisionNo());
        if (served.isEmpty()) {
            return Refusal.rule("expulsion.undecided", form.decisionNo()).at("decisionNo");
        }
        return served.get().suspended()
                ? Refusal.conflict("expulsion.suspended", form.decisionNo())
                : Refusal.when(
                        !served.get().servedOn().equals(form.servedOn()),
                        "expulsion.served-otherwise",
                        served.get().servedOn().toString());
    }

    @Override
    public List<String> mayAskFor() {
        return List.of(
                "discipline-decision", "statement-record", "legality-opinion", "service-proof");
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and(
                "change.compulsory",
                "expulsion.undecided",
                "expulsion.suspended",
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
        return Act.of(form.on(), form.basis().equals("crime") ? "23" : "99", "school");
    }

    @Override
    public void issue(Request form, CaseView granted, Proceedings proceedings) {
        StandingKind.super.issue(form, granted, proceedings);
        papers.expulsion(
                granted,
                new StandingPapers.Decision(
                        form.decisionNo(), form.facts(), "case.option." + form.basis(), form.on()));
    }
}
