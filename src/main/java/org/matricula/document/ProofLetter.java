package org.matricula.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.document.Notice.Kind;
import org.matricula.document.Notice.Paragraph;

/// 在读(学籍)证明: that somebody belongs to the school today, for a purpose and a time.
///
/// @param heading its number and day
/// @param student whom it is about
/// @param issuer who stands over the seal
/// @param single how whoever studies single courses is called, null for everybody else: they follow
///   no programme, and their proof may not read as if they did
/// @param until last day on which it may be relied upon
public record ProofLetter(
        Heading heading,
        StudentFacts student,
        String issuer,
        @Nullable String single,
        String purpose,
        LocalDate until) {

    /// @param status as printed
    /// @param studying 在读: whoever belongs to the school without studying gets a 在籍证明
    public Notice inChinese(String status, boolean studying) {
        return notice(
                studying ? "document.enrolmentProof.title" : "document.enrolmentProof.onRoll",
                new Paragraph("document.enrolmentProof.who", student),
                new Paragraph("document.enrolmentProof.text", entered(), status),
                new Paragraph(
                        "document.enrolmentProof.place",
                        or(student.department()),
                        or(student.major()),
                        or(student.grade()),
                        or(student.duration())));
    }

    private static String or(@Nullable String text) {
        return text == null || text.isBlank() ? "—" : text;
    }

    /// Without the number of the identity document: abroad it tells nothing.
    ///
    /// @param status as printed
    public Notice inEnglish(String name, String sex, String status) {
        return notice(
                "document.enrolmentProof.title",
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

    private Notice notice(String title, Paragraph... about) {
        var all = new ArrayList<>(List.of(about));
        if (single != null) {
            all.add(new Paragraph("document.enrolmentProof.single", single));
        }
        all.add(new Paragraph("document.enrolmentProof.purpose", purpose, until));
        all.add(new Paragraph("document.certified"));
        return new Notice(
                title,
                Kind.LETTER,
                heading,
                null,
                List.copyOf(all),
                List.of(),
                issuer,
                heading.printedOn(),
                List.of(),
                false);
    }
}
