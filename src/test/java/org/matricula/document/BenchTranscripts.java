package org.matricula.document;

import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.Units;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/// Two-page transcripts for the benchmark: the whole path from the number to the signed file, and
/// the library alone with the same words.
public record BenchTranscripts(
        Documents documents,
        PdfPrinter library,
        Sheet sheet,
        TransactionTemplate transaction,
        UUID school,
        long pos,
        UUID enrolment) {

    public static BenchTranscripts of(ApplicationContext context, UUID school, UUID enrolment) {
        var pos = context.getBean(Units.class).get(school).pos();
        return new BenchTranscripts(
                context.getBean(Documents.class),
                context.getBean(PdfPrinter.class),
                context.getBean(PaperPrinter.class).sheet(sample(), Locale.SIMPLIFIED_CHINESE),
                context.getBean(TransactionTemplate.class),
                school,
                pos,
                enrolment);
    }

    /// Numbered, frozen, sealed, printed, signed, stored, told to the ledger.
    public void whole() {
        acting(() ->
                transaction.execute(status -> {
                    var it =
                            documents.issue(
                                    new NewDocument(
                                            DocumentKind.TRANSCRIPT,
                                            school,
                                            pos,
                                            enrolment,
                                            UUID.randomUUID(),
                                            "林一诺",
                                            null),
                                    heading -> sample());
                    documents.press(it.id());
                    return 1;
                }));
    }

    /// The same pages by the library alone: words to PDF/A, with its fonts parsed once.
    public int floor() {
        return library.print(sheet.html(), sheet.title(), sheet.lang()).pages();
    }

    private static Transcript sample() {
        return PaperSamples.transcript("document.transcript.title", 4);
    }

    private static <T> T acting(Supplier<T> work) {
        return Acting.call(Actor.system("bench"), work::get);
    }
}
