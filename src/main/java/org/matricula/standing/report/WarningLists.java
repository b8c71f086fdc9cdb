package org.matricula.standing.report;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.PaperWords;
import org.matricula.document.PdfPrinter;
import org.matricula.kernel.Acting;
import org.matricula.page.CitedSentences;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.matricula.standing.run.WarningRun;
import org.matricula.standing.warning.Warning;
import org.matricula.standing.warning.WarningDetails;
import org.matricula.standing.warning.Warnings;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The warned students as a sheet, and the list of those with many failed courses as it is signed.
@Service
public class WarningLists {

    private static final String BECAUSE = "warning.because.";
    private static final List<String> COLUMNS =
            List.of(
                    "unit",
                    "student-number",
                    "name",
                    "level",
                    "failed-courses",
                    "failed-credits",
                    "earned-credits",
                    "taken-credits",
                    "in-a-row",
                    "because",
                    "ground",
                    "state",
                    "review",
                    "decision");

    private final Warnings warnings;
    private final WarningDetails details;
    private final CitedSentences cited;
    private final TemplateEngine templates;
    private final PdfPrinter printer;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    WarningLists(
            Warnings warnings,
            WarningDetails details,
            CitedSentences cited,
            TemplateEngine templates,
            PdfPrinter printer,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.warnings = warnings;
        this.details = details;
        this.cited = cited;
        this.templates = templates;
        this.printer = printer;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public void sheet(WarningRun run, Warnings.Sought sought, OutputStream out) {
        var words = words();
        var lines = warnings.all(sought);
        var grounds = details.grounds(lines.stream().map(Warning::id).toList());
        var sentences = cited.forList(words.locale());
        var heads = COLUMNS.stream().map(it -> words.text("warning.column." + it)).toList();
        try (var sheet = SheetWriter.xlsx(out, SheetDesign.of(words.text("warning.list"), heads))) {
            for (var it : lines) {
                var why = grounds.getOrDefault(it.id(), List.of());
                sheet.row(
                        Arrays.asList(
                                it.unit(),
                                it.studentNumber(),
                                it.name(),
                                words.text("warning.level." + it.level()),
                                it.failedCourses(),
                                it.failedCredits(),
                                it.earnedCredits(),
                                it.takenCredits(),
                                it.inARow(),
                                why.stream()
                                        .map(one -> because(words, one))
                                        .collect(Collectors.joining("；")),
                                sentences.apply(
                                        why.stream().map(one -> BECAUSE + one.kind()).toList()),
                                words.text("warning.state." + it.state()),
                                it.reviewReason(),
                                it.decision() == null
                                        ? ""
                                        : words.text("treatment.decision." + it.decision())));
            }
            sheet.mark(
                    words.text(
                            "warning.list.mark",
                            run.institution(),
                            run.term(),
                            Acting.now().name(),
                            LocalDate.now(clock)));
        }
        took(run, lines.size(), "xlsx");
    }

    private static String because(PaperWords words, WarningDetails.Ground it) {
        return words.text(
                BECAUSE + it.kind(),
                it.figure().stripTrailingZeros().toPlainString(),
                it.threshold().stripTrailingZeros().toPlainString());
    }

    /// 累计不及格学生名单 of a unit.
    @Transactional
    public byte[] print(WarningRun run, String unit, List<Warning> lines) {
        var words = words();
        var html = new StringOutput();
        templates.render(
                "standing/list-paper.jte",
                Map.of(
                        "words", words,
                        "run", run,
                        "unit", unit,
                        "lines", lines,
                        "sentences", cited.of(BECAUSE + "listed", words.locale()),
                        "on", LocalDate.now(clock)),
                html);
        took(run, lines.size(), "pdf");
        return printer.print(
                        html.toString(),
                        words.text("warning.failed-list") + " " + unit,
                        words.lang())
                .pdf();
    }

    /// As [#print], of what the acting person reaches.
    @Transactional
    public byte[] print(WarningRun run, UUID unit, String name) {
        return print(run, name, warnings.listed(run.id(), unit, run.listedFrom()));
    }

    private void took(WarningRun run, int lines, String form) {
        ledger.record(
                Act.of("warning.list", "warning-run:" + run.id())
                        .at(run.lo())
                        .to(Map.of("lines", lines, "form", form)));
    }

    private PaperWords words() {
        return new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
    }
}
