package org.matricula.credential.transcript;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 成绩单出具登记簿 as a workbook: for a stated purpose (个人信息保护法 第六条), marked with who took it and what
/// for.
@Service
class ExportTranscripts {

    private static final int PART = 500;
    private static final int LONGEST = 200;
    private static final List<String> COLUMNS =
            List.of(
                    "transcript.number",
                    "page.name",
                    "coursework.student-number",
                    "page.unit",
                    "transcript.purpose",
                    "transcript.seq",
                    "transcript.title",
                    "transcript.form",
                    "transcript.for-term",
                    "transcript.language",
                    "transcript.copies",
                    "transcript.issued-on",
                    "transcript.issuer",
                    "page.status",
                    "transcript.handed",
                    "transcript.handed-on");

    private final IssuedTranscripts issued;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    ExportTranscripts(
            IssuedTranscripts issued, MessageSource messages, Ledger ledger, Clock clock) {
        this.issued = issued;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The lines within reach that the page would show, all of them, a part at a time.
    ///
    /// @throws Refused without a reason, before anything is written
    @Transactional
    void write(String text, String purpose, String reason, OutputStream out, Locale locale) {
        var why = reason.strip();
        Refused.unlessEmpty(
                Refusal.all(
                        why.isEmpty() ? Refusal.input("reason", "reason.missing") : null,
                        why.length() > LONGEST
                                ? Refusal.input("reason", "transcript.reason-long", LONGEST)
                                : null));
        var heads = COLUMNS.stream().map(it -> say(it, locale)).toList();
        var lines = 0;
        try (var sheet =
                SheetWriter.xlsx(out, SheetDesign.of(say("transcript.register", locale), heads))) {
            UUID after = null;
            do {
                var part = issued.page(new IssuedTranscripts.Sought(text, purpose, after, PART));
                part.items().forEach(it -> sheet.row(cells(it, locale)));
                lines += part.items().size();
                after = part.next() == null ? null : UUID.fromString(part.next());
            } while (after != null);
            sheet.mark(
                    say(
                            "transcript.register.mark",
                            locale,
                            Acting.now().name(),
                            LocalDate.now(clock).toString(),
                            why));
        }
        ledger.record(
                Act.of("transcript.export", "transcripts")
                        .at(Acting.now().scope().lo())
                        .because(why)
                        .to(Map.of("lines", lines, "sought", text.strip(), "purpose", purpose)));
    }

    private List<@Nullable Object> cells(IssuedTranscripts.Line it, Locale locale) {
        return Arrays.asList(
                it.number(),
                it.name(),
                it.studentNumber(),
                it.unit(),
                say("transcript.purpose." + it.purpose(), locale),
                it.seq(),
                it.title(),
                say("transcript.form." + it.form(), locale),
                it.term(),
                say("transcript.language." + it.language(), locale),
                it.copies(),
                it.issuedOn(),
                it.issuer(),
                say("document.state." + it.state(), locale),
                it.handedTo(),
                it.handedOn());
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
