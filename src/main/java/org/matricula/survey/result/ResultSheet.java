package org.matricula.survey.result;

import java.io.OutputStream;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/// 导出结果 as a sheet: what the pages show and no more. Who took it, when and why stands at its foot
/// and in the ledger (个人信息保护法 第五十一条).
@Service
class ResultSheet {

    private final ReadResults readResults;
    private final Codes codes;
    private final Ledger ledger;
    private final MessageSource messages;
    private final Clock clock;

    ResultSheet(
            ReadResults readResults,
            Codes codes,
            Ledger ledger,
            MessageSource messages,
            Clock clock) {
        this.readResults = readResults;
        this.codes = codes;
        this.ledger = ledger;
        this.messages = messages;
        this.clock = clock;
    }

    /// Writes the act down before the first row leaves.
    Result begin(UUID id, String reason) {
        if (reason.isBlank()) {
            throw new Refused(Refusal.input("reason", "field.missing"));
        }
        var it = readResults.result(id);
        if (it.withheld()) {
            throw new Refused(
                    Refusal.rule("survey.withheld", ReadResults.least(it.questionnaire())));
        }
        ledger.note(
                Act.of("survey.export", "questionnaire:" + id)
                        .at(it.questionnaire().scopePos())
                        .because(reason.strip())
                        .to(Map.of("replies", it.replies())));
        return it;
    }

    void write(Result it, String reason, OutputStream out, Locale locale) {
        var heads =
                List.of(
                        "survey.sheet.by",
                        "survey.sheet.group",
                        "survey.sheet.question",
                        "survey.sheet.line",
                        "survey.sheet.option",
                        "survey.sheet.count",
                        "survey.sheet.mean");
        try (var sheet =
                SheetWriter.xlsx(
                        out,
                        SheetDesign.of(
                                say("survey.results", locale),
                                heads.stream().map(key -> say(key, locale)).toList()))) {
            for (var question : it.questions()) {
                for (var bar : question.bars()) {
                    row(
                            sheet,
                            say("survey.by.all", locale),
                            "",
                            question.words(),
                            question.line(),
                            bar.label(),
                            bar.count(),
                            question.mean());
                }
            }
            for (var by : it.bys()) {
                for (var table : readResults.crossed(it.questionnaire().id(), by.code())) {
                    crossed(sheet, by, table, locale);
                }
            }
            var now =
                    ZonedDateTime.now(clock)
                            .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm"));
            sheet.mark(
                    say(
                            "survey.export.mark",
                            locale,
                            Acting.now().name(),
                            now,
                            String.valueOf(it.replies()),
                            reason.strip()));
        }
    }

    private void crossed(SheetWriter sheet, By by, CrossTable table, Locale locale) {
        for (var line : table.rows()) {
            for (var nth = 0; nth < table.options().size(); nth++) {
                var cell = line.cells().get(nth);
                row(
                        sheet,
                        say("survey.by." + by.code(), locale),
                        label(by, line.label(), locale),
                        table.words(),
                        table.line(),
                        table.options().get(nth),
                        cell == null ? say("survey.hidden-cell", locale) : cell,
                        line.mean());
            }
        }
    }

    /// The words of a group.
    String label(By by, @Nullable String label, Locale locale) {
        return label == null
                ? say("survey.merged", locale)
                : switch (by) {
                    case SEX -> codes.label("sex", label, locale);
                    case GRADE -> say("survey.grade", locale, label);
                    case INSTITUTION, DEPARTMENT, MAJOR, UNIT, ALL -> label;
                };
    }

    private static void row(SheetWriter sheet, @Nullable Object... cells) {
        sheet.row(new ArrayList<>(Arrays.asList(cells)));
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
