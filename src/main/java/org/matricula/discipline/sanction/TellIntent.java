package org.matricula.discipline.sanction;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.discipline.DisciplineLetters;
import org.matricula.discipline.Measure;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.Notice.Paragraph;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.SafeguardPolicies;
import org.matricula.workflow.Subjects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 告知 (普通高等学校学生管理规定 第五十五条): facts, grounds, basis, and the right to be heard, on paper, before
/// anything is decided.
@Service
class TellIntent {

    private final SanctionSteps steps;
    private final Tellings tellings;
    private final Documents documents;
    private final DisciplineLetters letters;
    private final Subjects subjects;

    TellIntent(
            SanctionSteps steps,
            Tellings tellings,
            Documents documents,
            DisciplineLetters letters,
            Subjects subjects) {
        this.steps = steps;
        this.tellings = tellings;
        this.documents = documents;
        this.letters = letters;
        this.subjects = subjects;
    }

    @Transactional
    void tell(UUID caseId) {
        var it = steps.lock(caseId);
        Refused.unlessEmpty(
                Refusal.all(
                        steps.atStep(it, "hearing"),
                        documents.ofCase(caseId).stream()
                                        .anyMatch(paper ->
                                                paper.kind() == DocumentKind.DISCIPLINE_INTENT
                                                        && paper.stands())
                                ? Refusal.conflict("sanction.told")
                                : null));
        var measure = Measure.of(it.measure());
        var days = steps.days(SafeguardPolicies.STATEMENT_DAYS, it);
        var paper =
                letters.decision(
                        DocumentKind.DISCIPLINE_INTENT,
                        subjects.get(it.enrolmentId()),
                        caseId,
                        List.of(
                                new Paragraph("discipline.letter.facts", it.facts()),
                                new Paragraph(
                                        "discipline.letter.intent",
                                        it.basis(),
                                        SanctionLetters.measure(letters, measure, it.months())),
                                new Paragraph("discipline.letter.heard", String.valueOf(days))));
        tellings.tell(caseId);
        steps.record("sanction.tell", it, Map.of("number", paper.number()));
    }
}
