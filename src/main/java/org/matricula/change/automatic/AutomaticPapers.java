package org.matricula.change.automatic;

import org.matricula.change.paper.Papers;
import org.matricula.change.withdrawal.WithdrawalPapers;
import org.matricula.document.AutomaticWithdrawalForm;
import org.matricula.document.AutomaticWithdrawalForm.Attempt;
import org.matricula.document.AutomaticWithdrawalForm.Ground;
import org.matricula.document.AutomaticWithdrawalForm.Service;
import org.matricula.document.DocumentKind;
import org.matricula.document.WithdrawalForm;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Proceedings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What is issued at an automatic withdrawal: the decision and the approval form, and no certificate
/// of any kind.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AutomaticPapers {

    private final Papers papers;
    private final WithdrawalPapers withdrawal;

    AutomaticPapers(Papers papers, WithdrawalPapers withdrawal) {
        this.papers = papers;
        this.withdrawal = withdrawal;
    }

    void issue(AbsenceReport form, CaseView granted, Proceedings proceedings) {
        var folder = papers.open(granted, form.on().minusDays(1));
        withdrawal.decision(
                folder,
                granted,
                DocumentKind.AUTOMATIC_WITHDRAWAL_DECISION,
                WithdrawalForm.Kind.AUTOMATIC,
                folder.text(
                        "document.facts.automatic",
                        folder.text("case.option." + form.ground()),
                        form.explanation()),
                folder.text("document.ground.automatic." + form.ground()),
                form.on());
        folder.issue(
                DocumentKind.AUTOMATIC_WITHDRAWAL_FORM,
                it ->
                        new AutomaticWithdrawalForm(
                                        it,
                                        folder.institution(),
                                        folder.student(),
                                        form.lostOn(),
                                        ground(form.ground()),
                                        form.explanation(),
                                        form.contacts().stream()
                                                .map(made ->
                                                        new Attempt(
                                                                made.on(),
                                                                folder.text(
                                                                        "case.option."
                                                                                + made.channel()),
                                                                made.person(),
                                                                made.result()))
                                                .toList(),
                                        form.noticeFrom(),
                                        form.on().minusDays(1),
                                        service(form.service()),
                                        folder.evidence(proceedings),
                                        folder.opinions(proceedings, null))
                                .form());
    }

    private static Ground ground(String chosen) {
        return switch (chosen) {
            case "not-registered" -> Ground.NOT_REGISTERED;
            case "not-returned" -> Ground.NOT_BACK_FROM_LEAVE;
            default -> Ground.ABSENT_TWO_WEEKS;
        };
    }

    private static Service service(String chosen) {
        return switch (chosen) {
            case "direct" -> Service.IN_PERSON;
            case "post" -> Service.BY_POST;
            default -> Service.BY_PUBLIC_NOTICE;
        };
    }
}
