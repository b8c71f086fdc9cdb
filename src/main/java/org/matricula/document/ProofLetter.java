package org.matricula.document;

import java.time.LocalDate;
import java.util.List;
import org.matricula.document.Notice.Kind;
import org.matricula.document.Notice.Paragraph;

/// 在读(学籍)证明: that somebody belongs to the school today, for a purpose and a time.
///
/// @param heading its number and day
/// @param student whom it is about
/// @param issuer who stands over the seal
/// @param until last day on which it may be relied upon
public record ProofLetter(
        Heading heading, StudentFacts student, String issuer, String purpose, LocalDate until) {

    /// @param status as printed
    public Notice inChinese(String status) {
        return notice(
                new Paragraph("document.enrolmentProof.who", student),
                new Paragraph("document.enrolmentProof.text", entered(), status));
    }

    /// Without the number of the identity document: abroad it tells nothing.
    ///
    /// @param status as printed
    public Notice inEnglish(String name, String sex, String status) {
        return notice(
                new Paragraph(
                        "document.enrolmentProof.english.who",
                        name,
                        sex,
                        student.bornOn() == null ? "" : student.bornOn(),
                        student.number()),
                new Paragraph("document.enrolmentProof.english.text", issuer, entered(), status));
    }

    private LocalDate entered() {
        return student.enteredOn() == null ? heading.printedOn() : student.enteredOn();
    }

    private Notice notice(Paragraph who, Paragraph text) {
        return new Notice(
                "document.enrolmentProof.title",
                Kind.LETTER,
                heading,
                null,
                List.of(
                        who,
                        text,
                        new Paragraph("document.enrolmentProof.purpose", purpose, until),
                        new Paragraph("document.certified")),
                List.of(),
                issuer,
                heading.printedOn(),
                List.of(),
                false);
    }
}
