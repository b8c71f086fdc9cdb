package org.matricula.graduation.degree;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.Heading;
import org.matricula.document.Issued;
import org.matricula.document.NewDocument;
import org.matricula.document.Notice;
import org.matricula.document.Notice.Paragraph;
import org.matricula.document.StudentFacts;
import org.matricula.graduation.round.GraduationPolicies;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.matricula.registry.Particulars;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 拟不授予学位告知书, 拟撤销学位告知书 (学位法 第三十九条): what is meant, the facts, the reasons and the basis, and by
/// when and how whoever it concerns may speak to them. Its words are the law's, not a school's.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DegreePapers {

    private final Documents documents;
    private final Particulars particulars;
    private final Units units;
    private final Policies policies;
    private final Clock clock;

    DegreePapers(
            Documents documents,
            Particulars particulars,
            Units units,
            Policies policies,
            Clock clock) {
        this.documents = documents;
        this.particulars = particulars;
        this.units = units;
        this.policies = policies;
        this.clock = clock;
    }

    Issued intent(DegreeHearing it) {
        var student = particulars.on(it.enrolmentId(), LocalDate.now(clock));
        return documents.issue(
                new NewDocument(
                        DocumentKind.DEGREE_INTENT,
                        it.institutionId(),
                        it.scopePos(),
                        it.enrolmentId(),
                        it.personId(),
                        student.name(),
                        null),
                heading -> letter(it, student, heading));
    }

    /// 作废: nothing is meant any more.
    void dropped(DegreeHearing it, String reason) {
        if (it.document() != null) {
            documents.revoked(documents.get(it.document()), reason);
        }
    }

    private Notice letter(DegreeHearing it, StudentFacts student, Heading heading) {
        return new Notice(
                "document.degreeIntent.title." + it.intent(),
                Notice.Kind.DECISION,
                heading,
                student.name(),
                List.of(
                        new Paragraph(
                                "document.degreeIntent.who",
                                student.name(),
                                Objects.requireNonNullElse(student.studentNumber(), "—"),
                                student.belongs()),
                        new Paragraph("document.degreeIntent.facts", it.facts()),
                        new Paragraph(
                                "document.degreeIntent." + it.intent(), it.basis(), it.degree()),
                        new Paragraph(
                                "document.degreeIntent.heard",
                                it.until(),
                                policies.value(
                                        GraduationPolicies.STATEMENT,
                                        it.institutionId(),
                                        LocalDate.now(clock))),
                        new Paragraph("document.degreeIntent.then")),
                List.of(),
                units.get(it.institutionId()).name(),
                heading.printedOn(),
                List.of(
                        "document.copy.file",
                        "document.copy.department",
                        "document.copy.registrar",
                        "document.copy.student"),
                true);
    }
}
