package org.matricula.change.batch;

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
import org.matricula.codebook.Codes;
import org.matricula.document.PaperWords;
import org.matricula.kernel.Acting;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 名单: the lines of a batch as a sheet, in every state of it.
@Service
class BatchSheet {

    private final BatchPlans plans;
    private final BatchViews views;
    private final Codes codes;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    BatchSheet(
            BatchPlans plans,
            BatchViews views,
            Codes codes,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.plans = plans;
        this.views = views;
        this.codes = codes;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    void write(UUID id, OutputStream out) {
        var it = plans.get(id);
        var words = new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
        var lines = views.named(views.plan(it).lines());
        var heads =
                List.of(
                                "number",
                                "name",
                                "from",
                                "level",
                                "outcome",
                                "why",
                                "to",
                                "end-level",
                                "note")
                        .stream()
                        .map(key -> words.text("batch.sheet." + key))
                        .toList();
        try (var sheet =
                SheetWriter.xlsx(
                        out, SheetDesign.of(words.text("batch.kind." + it.kind().code()), heads))) {
            for (var named : lines) {
                var line = named.line();
                sheet.row(
                        Arrays.asList(
                                line.studentNumber(),
                                line.name(),
                                named.from(),
                                line.fromLevel(),
                                words.text(line.key(it.kind())),
                                why(words, line),
                                named.to(),
                                line.endLevel(),
                                line.note()));
            }
            sheet.mark(
                    words.text(
                            "batch.sheet.mark",
                            it.unit(),
                            it.effectiveOn(),
                            words.text("batch.state." + it.state().code()),
                            Acting.now().name(),
                            LocalDate.now(clock)));
        }
        ledger.record(
                Act.of("batch-change.export", it.subject())
                        .at(it.scopePos())
                        .to(Map.of("lines", lines.size())));
    }

    private @Nullable String why(PaperWords words, BatchLine line) {
        if (line.why() == null) {
            return null;
        }
        return words.text(
                "batch.why." + line.why(),
                line.why().equals("status")
                        ? codes.label("student-status", String.valueOf(line.detail()))
                        : String.valueOf(line.detail()));
    }
}
