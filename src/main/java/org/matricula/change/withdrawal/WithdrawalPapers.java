package org.matricula.change.withdrawal;

import java.time.LocalDate;
import java.util.List;
import org.matricula.change.paper.Folder;
import org.matricula.change.paper.Papers;
import org.matricula.clearance.Clearances;
import org.matricula.codebook.Codes;
import org.matricula.document.ClearanceSlip;
import org.matricula.document.DocumentKind;
import org.matricula.document.WithdrawalForm;
import org.matricula.policy.Policies;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Proceedings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What is issued when a student withdraws: decision, certificate and approval form.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class WithdrawalPapers {

    /// 部门逐项.
    private static final List<String> SECTIONS =
            List.of(
                    "department",
                    "youth-league",
                    "library",
                    "finance",
                    "housing",
                    "campus-card",
                    "textbooks",
                    "security",
                    "student-card");

    private final Clearances clearances;
    private final Papers papers;
    private final Policies policies;
    private final Codes codes;

    WithdrawalPapers(Papers papers, Policies policies, Codes codes, Clearances clearances) {
        this.clearances = clearances;
        this.papers = papers;
        this.policies = policies;
        this.codes = codes;
    }

    void issue(WithdrawalRequest form, CaseView granted, Proceedings proceedings) {
        var folder = papers.open(granted, form.on().minusDays(1));
        decision(
                folder,
                granted,
                DocumentKind.WITHDRAWAL_DECISION,
                WithdrawalForm.Kind.VOLUNTARY,
                folder.text(
                        "document.facts.withdrawal",
                        codes.label("change-reason", form.reason()),
                        form.explanation()),
                folder.text("document.ground.withdrawal"),
                form.on());
        folder.issue(
                DocumentKind.WITHDRAWAL_CERTIFICATE,
                it -> folder.letters(it).withdrawalCertificate(form.on()));
        folder.issue(
                DocumentKind.WITHDRAWAL_FORM,
                it ->
                        new WithdrawalForm(
                                        it,
                                        folder.institution(),
                                        folder.student(),
                                        WithdrawalForm.Kind.VOLUNTARY,
                                        reason(form.reason()),
                                        form.explanation(),
                                        folder.appliedOn(),
                                        folder.fees(proceedings),
                                        folder.evidence(proceedings),
                                        folder.opinions(
                                                proceedings, "document.act." + granted.kind()))
                                .form());
        clearance(folder, granted);
    }

    /// 退学决定书, of an automatic withdrawal too.
    public void decision(
            Folder folder,
            CaseView granted,
            DocumentKind as,
            WithdrawalForm.Kind kind,
            String facts,
            String ground,
            LocalDate on) {
        var today = folder.decidedOn();
        var leave = policies.value(WithdrawalPolicies.LEAVE_WITHIN, granted.institution(), today);
        var appeal = policies.value(WithdrawalPolicies.APPEAL_WITHIN, granted.institution(), today);
        folder.issue(
                as,
                it ->
                        folder.letters(it)
                                .withdrawalDecision(kind, facts, ground, on, leave, appeal));
    }

    /// 离校通知单: the offices sign it on paper, section by section.
    public void clearance(Folder folder, CaseView granted) {
        var leave =
                policies.value(
                        WithdrawalPolicies.LEAVE_WITHIN, granted.institution(), folder.decidedOn());
        var sections = sections(folder, clearances.of(granted.subject()));
        folder.issue(
                DocumentKind.CLEARANCE_SLIP,
                it ->
                        new ClearanceSlip(
                                        it,
                                        folder.student(),
                                        "document.act." + granted.kind(),
                                        String.valueOf(granted.number()),
                                        folder.decidedOn().plusDays(leave).toString(),
                                        sections)
                                .form());
    }

    /// What the school's own offices have to settle; those every school has where nothing was
    /// opened.
    private static List<ClearanceSlip.Section> sections(
            Folder folder, List<Clearances.Line> opened) {
        if (opened.isEmpty()) {
            return SECTIONS.stream()
                    .map(it ->
                            ClearanceSlip.Section.open(
                                    folder.text("document.section." + it),
                                    folder.text("document.matter." + it)))
                    .toList();
        }
        return opened.stream()
                .map(it ->
                        new ClearanceSlip.Section(
                                it.office(),
                                (it.matter() + " " + it.place()).strip(),
                                it.signedBy() == null ? "" : it.signedBy(),
                                it.on() == null ? "" : it.on().toString()))
                .toList();
    }

    /// 异动原因 (JY/T 1001 4.2.40) as the form asks for it.
    private static WithdrawalForm.Reason reason(String code) {
        return switch (code) {
            case "10", "11", "12", "19" -> WithdrawalForm.Reason.ILLNESS;
            case "24", "25" -> WithdrawalForm.Reason.WORK;
            case "28", "29" -> WithdrawalForm.Reason.ABROAD;
            default -> WithdrawalForm.Reason.OTHER;
        };
    }
}
