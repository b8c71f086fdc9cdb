package org.matricula.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.matricula.document.Notice.Kind;
import org.matricula.document.Notice.Paragraph;

/// The letters between two schools about a transfer, each in the issuing school's voice.
///
/// @param heading its number and day
/// @param student whom it is about
/// @param issuer the school over whose seal it stands
/// @param other the school it is written to
public record TransferLetters(Heading heading, StudentFacts student, String issuer, String other) {

    /// 转学联系函: asks a school that is not on the register to take the student in.
    public Notice inquiry(LocalDate on, LocalDate answerBy) {
        return letter(
                "document.transferLetter",
                List.of(
                        new Paragraph("document.transferLetter.who", student),
                        new Paragraph("document.transferLetter.asks", on),
                        new Paragraph("document.transferLetter.answer", answerBy)),
                true);
    }

    /// 转学接收函: the student is taken in.
    public Notice acceptance(LocalDate on, String number) {
        return letter(
                "document.transferAcceptance",
                List.of(
                        new Paragraph("document.transferLetter.who", student),
                        new Paragraph("document.transferAcceptance.text", on, number)),
                false);
    }

    /// 转学档案移交单: what is handed over, by lines, and the digest of the list.
    ///
    /// @param results published results, one line each, printed below the list
    public Notice handover(List<String> contents, List<String> results, String digest) {
        var all = new ArrayList<Paragraph>();
        all.add(new Paragraph("document.transferLetter.who", student));
        all.add(
                new Paragraph(
                        "document.transferPackage.contents", String.valueOf(contents.size())));
        contents.forEach(it -> all.add(new Paragraph("document.transferPackage.line", it)));
        results.forEach(it -> all.add(new Paragraph("document.transferPackage.line", it)));
        all.add(new Paragraph("document.transferPackage.digest", digest));
        return letter("document.transferPackage", all, true);
    }

    /// 转学档案回执: that it has come, complete.
    public Notice receipt(String packageNo, int lines, String digest, String by, LocalDate on) {
        return letter(
                "document.transferReceipt",
                List.of(
                        new Paragraph("document.transferLetter.who", student),
                        new Paragraph(
                                "document.transferReceipt.text",
                                packageNo,
                                String.valueOf(lines),
                                digest),
                        new Paragraph("document.transferReceipt.by", by, on)),
                false);
    }

    private Notice letter(String stem, List<Paragraph> paragraphs, boolean receipt) {
        return new Notice(
                stem + ".title",
                Kind.LETTER,
                heading,
                other,
                paragraphs,
                List.of(),
                issuer,
                heading.printedOn(),
                List.of(),
                receipt);
    }
}
