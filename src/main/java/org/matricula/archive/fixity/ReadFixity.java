package org.matricula.archive.fixity;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.PaperWords;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What the nights found: page by page, and whole as a workbook that stands in the ledger.
@Service
class ReadFixity {

    static final int MOST = 500;

    private static final int ROUNDS = 30;

    private final FixityRows rows;
    private final DamageRows damages;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    ReadFixity(
            FixityRows rows,
            DamageRows damages,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.damages = damages;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Health health(@Nullable String after, int asked) {
        var most = Math.clamp(asked, 1, MOST);
        var page = Slice.of(damages.page(after, most + 1), most, DamageRows::cursor);
        return new Health(rows.rounds(ROUNDS), damages.open(), page.items(), page.next());
    }

    /// Every damage within reach, ended ones too.
    @Transactional
    void xlsx(OutputStream out) {
        var words = new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
        var heads =
                Stream.of(
                                "fixity.what",
                                "page.name",
                                "loan.student",
                                "fixity.state",
                                "fixity.found-on",
                                "fixity.ended-on",
                                "fixity.ended-as",
                                "fixity.ended-why")
                        .map(words::text)
                        .toList();
        var lines = new int[1];
        try (var sheet =
                SheetWriter.xlsx(out, SheetDesign.of(words.text("fixity.damages"), heads))) {
            damages.each(it -> {
                lines[0]++;
                sheet.row(
                        Arrays.asList(
                                words.text("fixity.what." + it.what()),
                                it.name(),
                                it.student(),
                                words.text("fixity.state." + it.state()),
                                it.foundOn(),
                                it.mendedOn(),
                                it.mendedOn() == null
                                        ? null
                                        : words.text(
                                                "fixity.end."
                                                        + (it.endedAs() == null
                                                                ? "mended"
                                                                : it.endedAs())),
                                it.endedWhy()));
            });
            sheet.mark(Acting.now().name() + " " + LocalDate.now(clock));
        }
        ledger.record(
                Act.of("archive.damages", null)
                        .at(Acting.now().scope().lo())
                        .to(Map.of("lines", lines[0])));
    }
}
