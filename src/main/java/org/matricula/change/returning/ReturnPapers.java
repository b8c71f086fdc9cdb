package org.matricula.change.returning;

import org.matricula.change.leave.LeavePapers;
import org.matricula.change.leave.Leaves;
import org.matricula.change.paper.Folder;
import org.matricula.change.paper.Papers;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.Issued;
import org.matricula.document.ReturnForm;
import org.matricula.document.StudentFacts;
import org.matricula.registry.Particulars;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Proceedings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What is issued when a student returns: notice and approval form.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ReturnPapers {

    /// 两周: whoever has not registered by then without leave is late (普通高等学校学生管理规定 第三十条).
    private static final int REPORT_WITHIN_DAYS = 14;

    private final Papers papers;
    private final Particulars particulars;
    private final Leaves leaves;
    private final Documents documents;

    ReturnPapers(Papers papers, Particulars particulars, Leaves leaves, Documents documents) {
        this.papers = papers;
        this.particulars = particulars;
        this.leaves = leaves;
        this.documents = documents;
    }

    void issue(ReturnRequest form, CaseView granted, Proceedings proceedings) {
        var before = papers.open(granted, form.on().minusDays(1));
        var after = particulars.on(granted.subject(), form.on());
        before.issue(
                DocumentKind.RETURN_NOTICE,
                it ->
                        before.letters(it)
                                .returnNotice(
                                        form.on(),
                                        after.belongs(),
                                        form.on().plusDays(REPORT_WITHIN_DAYS)));
        form(form, granted, before, after, proceedings);
    }

    private void form(
            ReturnRequest form,
            CaseView granted,
            Folder folder,
            StudentFacts after,
            Proceedings proceedings) {
        var leave = leaves.granted(granted.subject());
        var from = leave.map(Leaves.Granted::from).orElse(form.on());
        var lastOn = leave.map(Leaves.Granted::lastOn).orElse(form.on().minusDays(1));
        folder.issue(
                DocumentKind.RETURN_FORM,
                it ->
                        new ReturnForm(
                                        it,
                                        folder.institution(),
                                        folder.student(),
                                        LeavePapers.reason(
                                                leave.map(Leaves.Granted::reason).orElse(null)),
                                        from,
                                        lastOn,
                                        certificate(granted),
                                        folder.appliedOn(),
                                        form.on(),
                                        new ReturnForm.Placement(
                                                after.department(),
                                                after.major(),
                                                after.grade(),
                                                after.homeClass()),
                                        folder.handedIn(proceedings, "recovery-certificate"),
                                        folder.fees(proceedings),
                                        null,
                                        folder.opinions(
                                                proceedings, "document.act." + granted.kind()))
                                .form());
    }

    /// The number of the leave's certificate; blank for a leave from before the register.
    private String certificate(CaseView granted) {
        return documents.of(granted.subject()).stream()
                .filter(it -> it.kind() == DocumentKind.LEAVE_CERTIFICATE && it.stands())
                .map(Issued::number)
                .findFirst()
                .orElse("");
    }
}
