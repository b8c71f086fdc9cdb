package org.matricula.archive.handover;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.matricula.document.DocumentKind;
import org.matricula.document.NewUnitPaper;
import org.matricula.document.PaperWords;
import org.matricula.document.UnitPapers;
import org.matricula.kernel.Acting;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// 移交清单 as a PDF for two signatures, and as a sheet.
@Component
class HandoverPaper {

    private final UnitPapers papers;
    private final MessageSource messages;
    private final Clock clock;

    HandoverPaper(UnitPapers papers, MessageSource messages, Clock clock) {
        this.papers = papers;
        this.messages = messages;
        this.clock = clock;
    }

    byte[] pdf(OpenedHandover it) {
        var words = new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
        var h = it.handover();
        return papers.print(
                new NewUnitPaper(
                        DocumentKind.HANDOVER_LIST,
                        h.institutionId(),
                        h.scopePos(),
                        "archive-handover:" + h.id(),
                        words.text("handover.list") + " " + h.number()),
                "archive/handover-paper.jte",
                Map.of("view", it));
    }

    void xlsx(OpenedHandover it, OutputStream out) {
        var words = new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
        var heads =
                List.of(
                                "disposal.row",
                                "volume.student-number",
                                "page.name",
                                "volume.number",
                                "handover.pages",
                                "handover.counted")
                        .stream()
                        .map(words::text)
                        .toList();
        try (var sheet =
                SheetWriter.xlsx(out, SheetDesign.of(words.text("handover.list"), heads))) {
            var n = 1;
            for (var item : it.items()) {
                sheet.row(
                        Arrays.asList(
                                n++,
                                item.studentNumber(),
                                item.name(),
                                item.volume(),
                                item.pages(),
                                item.counted()));
            }
            sheet.row(
                    Arrays.asList(
                            words.text("handover.sum"),
                            null,
                            String.valueOf(it.handover().files()),
                            null,
                            it.handover().pages(),
                            null));
            sheet.mark(
                    it.handover().number()
                            + " "
                            + Acting.now().name()
                            + " "
                            + LocalDate.now(clock));
        }
    }
}
