package org.matricula.coursework.archive;

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
import org.matricula.document.PaperWords;
import org.matricula.document.PdfPrinter;
import org.matricula.kernel.Acting;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The term's lists as files: examination workload as Excel and PDF, what is missing as Excel.
@Service
@Transactional(readOnly = true)
class ArchiveFiles {

    private final Archive archive;
    private final LodgedPapers lodgedPapers;
    private final ExamWorkloads workloads;
    private final TemplateEngine templates;
    private final PdfPrinter printer;
    private final MessageSource messages;
    private final Clock clock;

    ArchiveFiles(
            Archive archive,
            LodgedPapers lodgedPapers,
            ExamWorkloads workloads,
            TemplateEngine templates,
            PdfPrinter printer,
            MessageSource messages,
            Clock clock) {
        this.archive = archive;
        this.lodgedPapers = lodgedPapers;
        this.workloads = workloads;
        this.templates = templates;
        this.printer = printer;
        this.messages = messages;
        this.clock = clock;
    }

    void workload(UUID term, String name, OutputStream out) {
        var words = words();
        var heads =
                List.of("teacher", "round", "duty", "subject", "quantity").stream()
                        .map(it -> words.text("archive.workload." + it))
                        .toList();
        var title = words.text("archive.workload") + " " + name;
        try (var sheet = SheetWriter.xlsx(out, SheetDesign.of(title, heads))) {
            for (var it : workloads.items(term)) {
                sheet.row(
                        List.of(
                                it.teacher(),
                                words.text("archive.round." + it.round()),
                                words.text("archive.duty." + it.duty()),
                                it.subject(),
                                it.quantity()));
            }
            sheet.mark(words.text("archive.mark", Acting.now().name(), LocalDate.now(clock)));
        }
    }

    byte[] workloadPaper(UUID term, String name) {
        var words = words();
        var html = new StringOutput();
        var title = words.text("archive.workload");
        templates.render(
                "coursework/workload.jte",
                Map.of(
                        "words",
                        words,
                        "title",
                        title,
                        "term",
                        name,
                        "sums",
                        workloads.sums(term),
                        "signer",
                        Acting.now().name(),
                        "on",
                        LocalDate.now(clock)),
                html);
        return printer.print(html.toString(), title + " " + name, words.lang()).pdf();
    }

    /// @param due by when the totals are signed: those of courses are due when entry closes
    void missing(UUID term, String name, LocalDate due, OutputStream out) {
        var words = words();
        var heads =
                List.of("class", "code", "course", "teacher", "due", "what").stream()
                        .map(it -> words.text("archive.column." + it))
                        .toList();
        var title = words.text("archive.missing") + " " + name;
        try (var sheet = SheetWriter.xlsx(out, SheetDesign.of(title, heads))) {
            archive.each(
                    term,
                    0,
                    Long.MAX_VALUE,
                    it -> {
                        if (!it.missing().isEmpty()) {
                            sheet.row(
                                    Arrays.asList(
                                            it.unit(),
                                            it.code(),
                                            it.course(),
                                            it.teacher(),
                                            it.closesOn(),
                                            lack(it.missing(), words)));
                        }
                    });
            if (!Acting.now().holds("teacher")) {
                for (var it : archive.classes(term, 0, Long.MAX_VALUE)) {
                    if (!it.missing().isEmpty()) {
                        sheet.row(
                                Arrays.asList(
                                        it.unit(),
                                        "",
                                        words.text("document.kind.class-score-sheet"),
                                        words.text("archive.by-college"),
                                        due,
                                        lack(it.missing(), words)));
                    }
                }
            }
            sheet.mark(words.text("archive.mark", Acting.now().name(), LocalDate.now(clock)));
        }
    }

    private static String lack(List<String> missing, PaperWords words) {
        return missing.stream()
                .map(what -> words.text("archive.lack." + what))
                .collect(Collectors.joining(words.text("document.comma")));
    }

    /// Where the papers of a term lie, for the shelf.
    void papers(UUID term, String name, OutputStream out) {
        var words = words();
        var heads =
                List.of(
                                "archive.column.class",
                                "archive.column.code",
                                "archive.column.course",
                                "archive.kind",
                                "archive.count",
                                "archive.place",
                                "archive.keeper",
                                "archive.setter",
                                "archive.on",
                                "archive.lodger",
                                "archive.moved")
                        .stream()
                        .map(words::text)
                        .toList();
        var title = words.text("archive.papers") + " " + name;
        try (var sheet = SheetWriter.xlsx(out, SheetDesign.of(title, heads))) {
            lodgedPapers.each(
                    term,
                    it ->
                            sheet.row(
                                    Arrays.asList(
                                            it.unit(),
                                            it.code(),
                                            it.course(),
                                            words.text("archive.lack." + it.kind()),
                                            it.count(),
                                            it.place(),
                                            it.keeper(),
                                            it.setter(),
                                            it.lodgedOn(),
                                            it.lodger(),
                                            it.moved() ? words.text("archive.moved.yes") : "")));
            sheet.mark(words.text("archive.mark", Acting.now().name(), LocalDate.now(clock)));
        }
    }

    private PaperWords words() {
        return new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
    }
}
