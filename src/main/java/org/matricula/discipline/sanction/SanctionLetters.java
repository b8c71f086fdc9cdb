package org.matricula.discipline.sanction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.discipline.AppealWays;
import org.matricula.discipline.DisciplineLetters;
import org.matricula.discipline.Measure;
import org.matricula.discipline.sanction.Proceedings.Proceeding;
import org.matricula.discipline.sanction.Sanctions.Sanction;
import org.matricula.document.DocumentKind;
import org.matricula.document.Issued;
import org.matricula.document.Notice.Paragraph;
import org.matricula.policy.Policies;
import org.matricula.workflow.Subjects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 处分决定书 (普通高等学校学生管理规定 第五十三条) and 解除处分决定书 (第五十七条).
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SanctionLetters {

    private final DisciplineLetters letters;
    private final Subjects subjects;
    private final Policies policies;
    private final AppealWays ways;

    SanctionLetters(
            DisciplineLetters letters, Subjects subjects, Policies policies, AppealWays ways) {
        this.letters = letters;
        this.subjects = subjects;
        this.policies = policies;
        this.ways = ways;
    }

    /// Facts, statement, basis, kind and term, the meeting, and both ways of appeal with their
    /// days.
    Issued decision(Proceeding it, Sanction sanction, @Nullable String course, LocalDate on) {
        var all = new ArrayList<Paragraph>();
        all.add(new Paragraph("discipline.letter.facts", it.facts()));
        all.add(
                new Paragraph(
                        "discipline.letter.statement." + it.statementKind(),
                        String.valueOf(it.heardOn()),
                        it.statement() == null ? "" : it.statement(),
                        it.statementNote() == null ? "" : it.statementNote()));
        all.add(new Paragraph("discipline.letter.reasons", String.valueOf(it.draft())));
        all.add(
                new Paragraph(
                        "discipline.letter.decided",
                        it.basis(),
                        letters.text("discipline.meeting." + it.meeting()),
                        String.valueOf(it.meetingOn()),
                        measure(letters, Measure.of(it.measure()), it.months())));
        if (it.authorityNumber() != null) {
            all.add(
                    new Paragraph(
                            "discipline.letter.authority",
                            String.valueOf(it.authority()),
                            it.authorityNumber(),
                            String.valueOf(it.authorityOn())));
        }
        if (course != null) {
            all.add(
                    new Paragraph(
                            "discipline.letter.lowered", course, String.valueOf(sanction.mark())));
        }
        all.add(ways.told(it.institutionId(), on));
        return letters.decision(
                DocumentKind.DISCIPLINE_DECISION, subjects.get(it.enrolmentId()), it.caseId(), all);
    }

    Issued lifting(Sanction sanction, UUID caseId, LocalDate on) {
        return letters.decision(
                DocumentKind.DISCIPLINE_LIFTING,
                subjects.get(sanction.enrolmentId()),
                caseId,
                java.util.List.of(
                        new Paragraph(
                                "discipline.letter.lifted",
                                String.valueOf(sanction.number()),
                                measure(letters, Measure.of(sanction.measure()), sanction.months()),
                                on),
                        new Paragraph("discipline.letter.lifted.then")));
    }

    /// The measure with its term, such as 记过（期限 6 个月）.
    static String measure(DisciplineLetters letters, Measure measure, @Nullable Integer months) {
        var word = letters.text("case.option." + measure.code());
        return measure.termed() && months != null
                ? letters.text("discipline.letter.term", word, months)
                : word;
    }
}
