package org.matricula.archive.disposal;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.matricula.document.DocumentKind;
import org.matricula.document.NewUnitPaper;
import org.matricula.document.PaperWords;
import org.matricula.document.UnitPapers;
import org.matricula.kernel.Acting;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// 销毁清册, as a PDF to be signed and as a sheet.
@Component
class DisposalPaper {

    private static final String TEMPLATE = "archive/disposal-paper.jte";
    private static final List<String> DECIDED = List.of("approved", "destroyed");

    private final UnitPapers papers;
    private final MessageSource messages;
    private final Clock clock;

    DisposalPaper(UnitPapers papers, MessageSource messages, Clock clock) {
        this.papers = papers;
        this.messages = messages;
        this.clock = clock;
    }

    /// As long as it isn't decided it is a draft, which proves nothing.
    byte[] pdf(OpenedDisposal it) {
        var words = new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
        var d = it.disposal();
        var paper =
                new NewUnitPaper(
                        DocumentKind.DISPOSAL_LIST,
                        d.institutionId(),
                        d.scopePos(),
                        "archive-disposal:" + d.id(),
                        words.text("disposal.list") + " " + d.number());
        var data = Map.of("view", it);
        return DECIDED.contains(d.state())
                ? papers.print(paper, TEMPLATE, data)
                : papers.draft(paper, TEMPLATE, data);
    }

    void xlsx(OpenedDisposal it, OutputStream out) {
        var words = new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
        var heads =
                List.of(
                                "disposal.row",
                                "volume.number",
                                "page.name",
                                "volume.paper",
                                "volume.pages",
                                "volume.scans",
                                "disposal.period",
                                "disposal.ended-on",
                                "disposal.verdict",
                                "disposal.why")
                        .stream()
                        .map(words::text)
                        .toList();
        try (var sheet =
                SheetWriter.xlsx(out, SheetDesign.of(words.text("disposal.list"), heads))) {
            var n = 1;
            for (var item : it.items()) {
                sheet.row(
                        Arrays.asList(
                                n++,
                                item.volume(),
                                item.student(),
                                words.text("volume.kind." + item.kind()),
                                item.pages(),
                                item.scans(),
                                item.years(),
                                item.endedOn(),
                                item.verdict().equals("keep")
                                        ? words.text("disposal.verdict.keep")
                                                + " "
                                                + period(words, item.keepYears())
                                        : words.text("disposal.verdict.destroy"),
                                item.why()));
            }
            sheet.mark(
                    it.disposal().number()
                            + " "
                            + Acting.now().name()
                            + " "
                            + LocalDate.now(clock));
        }
    }

    private static String period(PaperWords words, @Nullable Integer years) {
        return years == null
                ? words.text("disposal.for-ever")
                : words.text("disposal.for", years.toString());
    }
}
