package org.matricula.change.programme;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.matricula.change.paper.Folder;
import org.matricula.change.paper.Papers;
import org.matricula.coursework.recognition.GrantRecognition;
import org.matricula.document.DocumentKind;
import org.matricula.document.Institution;
import org.matricula.document.ProgrammeForm;
import org.matricula.organisation.Units;
import org.matricula.registry.Particulars;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Proceedings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 学生专业调整表, and the notice to the student and to both departments.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ProgrammePapers {

    private final Papers papers;
    private final Particulars particulars;
    private final ProgrammeRounds rounds;
    private final ProgrammeCandidates candidates;
    private final ProgrammeRules rules;
    private final GrantRecognition recognition;
    private final Units units;

    ProgrammePapers(
            Papers papers,
            Particulars particulars,
            ProgrammeRounds rounds,
            ProgrammeCandidates candidates,
            ProgrammeRules rules,
            GrantRecognition recognition,
            Units units) {
        this.papers = papers;
        this.particulars = particulars;
        this.rounds = rounds;
        this.candidates = candidates;
        this.rules = rules;
        this.recognition = recognition;
        this.units = units;
    }

    void issue(ProgrammeRequest form, CaseView granted, Proceedings proceedings) {
        var folder = papers.open(granted, form.on().minusDays(1));
        var act = "document.act." + granted.kind();
        var before = folder.student().belongs();
        var after = particulars.on(granted.subject(), form.on()).belongs();
        var reportBy =
                form.on().plusDays(rules.reportDays(granted.institution(), folder.decidedOn()));
        folder.issue(
                DocumentKind.PROGRAMME_NOTICE,
                it ->
                        folder.letters(it)
                                .moveNotice(
                                        DocumentKind.PROGRAMME_NOTICE,
                                        act,
                                        form.on(),
                                        before,
                                        after,
                                        reportBy));
        folder.issue(
                DocumentKind.PROGRAMME_FORM,
                it ->
                        new ProgrammeForm(
                                        it,
                                        folder.institution(),
                                        folder.student(),
                                        // an open university admits without an examination
                                        folder.institution() == Institution.OPEN
                                                ? null
                                                : particulars.entrance(granted.subject()),
                                        folder.appliedOn(),
                                        form.on(),
                                        units.get(form.major()).name(),
                                        folder.text("case.option." + form.ground()),
                                        form.results(),
                                        Objects.requireNonNullElse(
                                                form.discipline(),
                                                folder.text("document.programme.none")),
                                        form.explanation(),
                                        folder.evidence(proceedings),
                                        assessment(granted, folder),
                                        recognition.printed(granted.id()).orElse(null),
                                        folder.opinions(proceedings, act))
                                .form());
    }

    /// What the sheet of recognition says, and what the receiving department has added in words.
    private String credits(CaseView granted, ProgrammeCandidates.Candidate found, String none) {
        var sheet = recognition.printed(granted.id()).orElse("");
        var words = Objects.requireNonNullElse(found.credits(), "");
        var both = (sheet + "\n" + words).strip();
        return both.isEmpty() ? none : both;
    }

    private ProgrammeForm.@Nullable Assessment assessment(CaseView granted, Folder folder) {
        var found = candidates.find(granted.id()).orElse(null);
        if (found == null) {
            return null;
        }
        var round = rounds.get(candidates.round(granted.id()).orElseThrow());
        var none = folder.text("document.programme.none");
        return new ProgrammeForm.Assessment(
                found.method(),
                String.valueOf(found.score()),
                String.valueOf(found.rank()),
                found.className(),
                Objects.requireNonNullElse(found.feeDifference(), none),
                credits(granted, found, none),
                found.opinion(),
                found.noticedFrom() == null
                        ? Objects.requireNonNull(round.noticeFrom())
                        : found.noticedFrom(),
                found.noticedUntil() == null
                        ? Objects.requireNonNull(round.noticeLastOn())
                        : found.noticedUntil());
    }
}
