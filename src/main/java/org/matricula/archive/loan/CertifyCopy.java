package org.matricula.archive.loan;

import java.util.List;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.NewDocument;
import org.matricula.document.Notice;
import org.matricula.document.Notice.Paragraph;
import org.springframework.stereotype.Component;

/// 复印件与原件相符: a numbered certificate goes with every copy, for the one purpose it was asked for.
@Component
class CertifyCopy {

    private final CopyRows rows;
    private final Documents documents;

    CertifyCopy(CopyRows rows, Documents documents) {
        this.rows = rows;
        this.documents = documents;
    }

    /// @return its number
    String certify(Loan it, int pages) {
        var of = rows.subject(it.id());
        var issued =
                documents.issue(
                        new NewDocument(
                                DocumentKind.ARCHIVE_COPY,
                                it.institutionId(),
                                it.scopePos(),
                                of.enrolmentId(),
                                of.personId(),
                                it.student(),
                                null),
                        heading ->
                                new Notice(
                                        "document.archiveCopy.title",
                                        Notice.Kind.LETTER,
                                        heading,
                                        null,
                                        List.of(
                                                new Paragraph(
                                                        "document.archiveCopy.text",
                                                        String.valueOf(pages),
                                                        it.volume(),
                                                        it.student(),
                                                        it.purpose()),
                                                new Paragraph("document.archiveCopy.agrees")),
                                        List.of(),
                                        heading.school(),
                                        heading.printedOn(),
                                        List.of(),
                                        false));
        rows.certified(it.id(), issued.id());
        return issued.number();
    }
}
