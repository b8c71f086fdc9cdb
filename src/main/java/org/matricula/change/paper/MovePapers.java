package org.matricula.change.paper;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.document.DocumentKind;
import org.matricula.document.MoveForm;
import org.matricula.registry.Particulars;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Proceedings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What is issued when a student goes on elsewhere, or longer: notice and approval form.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class MovePapers {

    /// @param reason 异动原因 (JY/T 1001 4.2.40)
    /// @param graduationOn expected from now on, null where it stays
    public record Move(
            DocumentKind form,
            DocumentKind notice,
            LocalDate on,
            @Nullable String reason,
            String explanation,
            @Nullable LocalDate graduationOn,
            int reportDays) {}

    private final Papers papers;
    private final Particulars particulars;
    private final Codes codes;

    MovePapers(Papers papers, Particulars particulars, Codes codes) {
        this.papers = papers;
        this.particulars = particulars;
        this.codes = codes;
    }

    public void issue(Move move, CaseView granted, Proceedings proceedings) {
        var folder = papers.open(granted, move.on().minusDays(1));
        var act = "document.act." + granted.kind();
        var before = folder.student().belongs();
        var after = particulars.on(granted.subject(), move.on()).belongs();
        var stays = move.graduationOn() != null;
        folder.issue(
                move.notice(),
                it ->
                        stays
                                ? folder.letters(it)
                                        .studyExtensionNotice(move.on(), move.graduationOn())
                                : folder.letters(it)
                                        .moveNotice(
                                                move.notice(),
                                                act,
                                                move.on(),
                                                before,
                                                after,
                                                move.on().plusDays(move.reportDays())));
        folder.issue(
                move.form(),
                it ->
                        new MoveForm(
                                        move.form(),
                                        it,
                                        folder.institution(),
                                        folder.student(),
                                        folder.appliedOn(),
                                        move.on(),
                                        stays ? null : after,
                                        move.graduationOn(),
                                        move.reason() == null
                                                ? null
                                                : codes.label("change-reason", move.reason()),
                                        move.explanation(),
                                        folder.evidence(proceedings),
                                        folder.opinions(proceedings, act))
                                .form());
    }
}
