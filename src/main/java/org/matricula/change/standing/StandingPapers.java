package org.matricula.change.standing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.matricula.change.paper.Folder;
import org.matricula.change.paper.Papers;
import org.matricula.change.withdrawal.WithdrawalPapers;
import org.matricula.document.ChangeForm;
import org.matricula.document.DocumentKind;
import org.matricula.document.WithdrawalForm;
import org.matricula.policy.Policies;
import org.matricula.policy.Policy;
import org.matricula.registry.Particulars;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.SafeguardPolicies;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What is issued at the changes of this package: the approval form of each, and the notice,
/// certificate or decision that goes to the student.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StandingPapers {

    /// @param basis message key of the ground in the regulation
    record Decision(String number, String facts, String basis, LocalDate on) {}

    private static final int REPORT_WITHIN_DAYS = 14;

    private final Papers papers;
    private final AskedFields asked;
    private final WithdrawalPapers withdrawals;
    private final Particulars particulars;
    private final Policies policies;

    StandingPapers(
            Papers papers,
            AskedFields asked,
            WithdrawalPapers withdrawals,
            Particulars particulars,
            Policies policies) {
        this.papers = papers;
        this.asked = asked;
        this.withdrawals = withdrawals;
        this.particulars = particulars;
        this.policies = policies;
    }

    /// 学籍异动审批表.
    void form(CaseKind<?> kind, CaseView granted, LocalDate on, Proceedings proceedings) {
        var folder = papers.open(granted, on.minusDays(1));
        var personal =
                granted.applicantRole().equals("student")
                        || granted.applicantRole().equals("guardian");
        var act = "document.act." + kind.code();
        folder.issue(
                DocumentKind.CHANGE_FORM,
                it ->
                        new ChangeForm(
                                        it,
                                        folder.student(),
                                        act,
                                        asked.of(kind, granted.fields()),
                                        folder.evidence(proceedings),
                                        folder.opinions(proceedings, personal ? act : null))
                                .form());
    }

    /// 保留学籍证明.
    void placeHeld(CaseView granted, LocalDate from, LocalDate lastOn) {
        var folder = before(granted, from);
        folder.issue(
                DocumentKind.PLACE_HELD_CERTIFICATE,
                it -> folder.letters(it).certified("document.placeHeld", from, lastOn));
    }

    /// @param sort `abroad` or `visit`
    void away(CaseView granted, String sort, String place, LocalDate from, LocalDate lastOn) {
        var folder = before(granted, from);
        folder.issue(
                DocumentKind.STUDY_AWAY_NOTICE,
                it ->
                        folder.letters(it)
                                .told(
                                        "document.studyAway",
                                        folder.text("case.option." + sort),
                                        place,
                                        from,
                                        lastOn));
    }

    /// 保留入学资格通知书.
    void deferral(CaseView granted, LocalDate from, LocalDate lastOn) {
        var folder = before(granted, from);
        folder.issue(
                DocumentKind.DEFERRED_ADMISSION_NOTICE,
                it -> folder.letters(it).told("document.deferral", from, lastOn));
    }

    /// 复学通知书, to whoever comes back.
    void back(CaseView granted, LocalDate on) {
        var folder = before(granted, on);
        var belongs = particulars.on(granted.subject(), on).belongs();
        folder.issue(
                DocumentKind.RETURN_NOTICE,
                it ->
                        folder.letters(it)
                                .returnNotice(on, belongs, on.plusDays(REPORT_WITHIN_DAYS)));
    }

    /// 开除学籍决定书 and 学习证明 (普通高等学校学生管理规定 第五十八条).
    void expulsion(CaseView granted, Decision decision) {
        var folder = before(granted, decision.on());
        folder.issue(
                DocumentKind.EXPULSION_DECISION,
                it ->
                        folder.letters(it)
                                .decided(
                                        "document.expulsion",
                                        folder.text(
                                                "document.facts.expulsion",
                                                decision.number(),
                                                decision.facts()),
                                        folder.text(
                                                granted.education().equals("school")
                                                        ? "document.ground.expulsion.school"
                                                        : "document.ground.expulsion",
                                                folder.text(decision.basis())),
                                        decision.on(),
                                        days(SafeguardPolicies.APPEAL_DAYS, granted),
                                        days(SafeguardPolicies.FURTHER_APPEAL_DAYS, granted)));
        folder.issue(
                DocumentKind.STUDY_CERTIFICATE,
                it -> folder.letters(it).certified("document.studied", decision.on()));
    }

    /// 退学决定书; one made out before in the same case stands no more.
    void withdrawalDecision(CaseView decided, String ground, String facts, LocalDate on) {
        var folder = before(decided, on);
        papers.revoke(decided, DocumentKind.WITHDRAWAL_DECISION, folder.text("document.made-anew"));
        withdrawals.decision(
                folder,
                decided,
                DocumentKind.WITHDRAWAL_DECISION,
                WithdrawalForm.Kind.REQUIRED,
                facts,
                folder.text("document.ground.required." + ground),
                on);
    }

    /// What a case had issued before it came to nothing.
    void dropped(CaseView refused, @Nullable String why) {
        papers.revoke(refused, why == null ? "" : why);
    }

    /// 退学证明 and 离校通知单.
    void withdrawn(CaseView granted, LocalDate on) {
        var folder = before(granted, on);
        folder.issue(
                DocumentKind.WITHDRAWAL_CERTIFICATE,
                it -> folder.letters(it).withdrawalCertificate(on));
        withdrawals.clearance(folder, granted);
    }

    /// 取消入学资格决定书.
    void admissionLapsed(CaseView granted, LocalDate on) {
        var folder = before(granted, on);
        folder.issue(
                DocumentKind.ADMISSION_LAPSE_DECISION,
                it ->
                        folder.letters(it)
                                .decided(
                                        "document.lapse",
                                        folder.text("document.facts.lapse"),
                                        folder.text("document.ground.lapse"),
                                        on,
                                        days(SafeguardPolicies.APPEAL_DAYS, granted),
                                        days(SafeguardPolicies.FURTHER_APPEAL_DAYS, granted)));
    }

    private Folder before(CaseView granted, LocalDate on) {
        return papers.open(granted, on.minusDays(1));
    }

    private int days(Policy<Integer> policy, CaseView granted) {
        return policies.value(policy, granted.institution(), papers.decidedOn(granted));
    }
}
