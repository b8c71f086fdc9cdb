package org.matricula.coursework;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Line;
import org.matricula.sheet.CellText;
import org.matricula.sheet.FieldVocabulary;
import org.matricula.sheet.HeaderFinder;
import org.matricula.sheet.Mapping;
import org.matricula.sheet.SheetBook;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetField;
import org.matricula.sheet.SheetGuard;
import org.matricula.sheet.SheetLimits;
import org.matricula.sheet.SheetReader;
import org.matricula.sheet.SheetWriter;
import org.matricula.sheet.Verdict;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 成绩登记表: a task's grades out as a sheet, and the same sheet back in. What comes back is only read
/// here; it is written by the grid's own way, upon the versions that stand.
@Service
public class GradeSheet {

    /// @param row at the left edge of the sheet
    /// @param column the heading it stands under
    public record Problem(int row, String column, Refusal refusal) {}

    /// The same in the reader's words.
    public record ProblemLine(int row, String column, Line line) {}

    /// @param cells as they came, by `usual`, `midterm`, `practical`, `exam` and `mark`
    public record Row(int row, GradeLine line, Map<String, String> cells, boolean changed) {}

    public record Preview(List<Row> rows, List<Problem> problems, int missing) {

        public long changed() {
            return rows.stream().filter(Row::changed).count();
        }
    }

    private static final String NUMBER = "number";
    private static final String NAME = "name";

    private final SheetGuard guard = new SheetGuard(SheetLimits.usual());
    private final SheetReader reader = new SheetReader(SheetLimits.usual());
    private final Tasks tasks;
    private final EnterGrades enterGrades;
    private final GradeWords words;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    GradeSheet(
            Tasks tasks,
            EnterGrades enterGrades,
            GradeWords words,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.tasks = tasks;
        this.enterGrades = enterGrades;
        this.words = words;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    void write(Task it, OutputStream out, Locale locale) {
        var heads = new ArrayList<SheetDesign.ColumnDesign>();
        for (var column : columns(it)) {
            var choices = column.equals("mark") ? marks(it, locale) : List.<String>of();
            heads.add(new SheetDesign.ColumnDesign(heading(column, locale), 0, choices));
        }
        for (var key : List.of("coursework.total", "coursework.attempt")) {
            heads.add(SheetDesign.ColumnDesign.of(say(key, locale)));
        }
        var lines = tasks.lines(it.id());
        try (var sheet = SheetWriter.xlsx(out, new SheetDesign(it.code(), heads))) {
            for (var line : lines) {
                var values = new ArrayList<@Nullable Object>();
                values.add(line.studentNumber());
                values.add(line.name());
                it.parts().forEach(part -> values.add(line.part(part)));
                values.add(line.mark() == null ? null : words.label(line.mark(), locale));
                values.add(line.total());
                values.add(say("coursework.attempt." + line.attempt(), locale));
                sheet.row(values);
            }
            sheet.mark(
                    say(
                            "coursework.sheet.mark",
                            locale,
                            it.course(),
                            it.unit(),
                            it.term(),
                            Acting.now().name(),
                            LocalDate.now(clock).toString()));
        }
        ledger.record(
                Act.of("coursework.take-sheet", "task:" + it.id())
                        .at(it.scopePos())
                        .to(Map.of("grades", lines.size())));
    }

    /// @throws Refused if it is no sheet, or has no column of student numbers
    @Transactional(readOnly = true)
    Preview read(Task it, byte[] content, Locale locale) {
        Refused.unlessEmpty(enterGrades.refusals(it));
        Path file = null;
        try {
            file = Files.createTempFile("grades", ".part");
            Files.write(file, content);
            return switch (guard.judge(file)) {
                case Verdict.TurnedAway away ->
                        throw new Refused(
                                Refusal.input(
                                        "file",
                                        "grade.file",
                                        messages.getMessage(
                                                "problem." + away.problem().code(),
                                                away.problem().args().toArray(),
                                                away.problem().code(),
                                                locale)));
                case Verdict.Admitted admitted -> {
                    try (var book = reader.open(admitted.file())) {
                        yield preview(it, book, locale);
                    }
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            discard(file);
        }
    }

    private Preview preview(Task it, SheetBook book, Locale locale) {
        var vocabulary = vocabulary(it);
        var layout =
                new HeaderFinder(vocabulary)
                        .survey(book).stream()
                                .flatMap(found -> found.layout().stream())
                                .findFirst()
                                .orElseThrow(GradeSheet::headless);
        var mapping = Mapping.guess(layout, vocabulary);
        if (mapping.columnOf(NUMBER).isEmpty()) {
            throw headless();
        }
        var lines =
                tasks.lines(it.id()).stream()
                        .collect(
                                Collectors.toMap(
                                        line -> CellText.code(line.studentNumber()),
                                        Function.identity(),
                                        (one, other) -> one,
                                        LinkedHashMap::new));
        var found = new ArrayList<Row>();
        var problems = new ArrayList<Problem>();
        var seen = new HashSet<String>();
        var typable = new ArrayList<>(it.parts());
        typable.add("mark");
        try (var rows = book.rows(layout.sheet())) {
            var body = layout.body(rows);
            while (body.hasNext()) {
                var row = body.next();
                var number = CellText.code(mapping.cell(row, NUMBER).text());
                if (number.isEmpty()) {
                    continue;
                }
                var line = lines.get(number);
                if (line == null || !seen.add(number)) {
                    problems.add(
                            new Problem(
                                    row.number(),
                                    heading(NUMBER, locale),
                                    Refusal.input(
                                            "file",
                                            line == null ? "grade.stranger" : "grade.again",
                                            number)));
                    continue;
                }
                var cells = new LinkedHashMap<String, String>();
                typable.forEach(key -> cells.put(key, mapping.cell(row, key).text()));
                judged(it, row.number(), line, cells, found, problems, locale);
            }
        }
        return new Preview(found, problems, lines.size() - found.size());
    }

    private void judged(
            Task it,
            int row,
            GradeLine line,
            Map<String, String> cells,
            List<Row> found,
            List<Problem> problems,
            Locale locale) {
        var wrong = false;
        for (var cell : cells.entrySet()) {
            var alone = words.read(line.id(), line.version(), line.name(), Map.ofEntries(cell));
            var refusal =
                    alone.wrong() == null
                            ? enterGrades.reckoning(it).refusal(alone.typed(), line.name())
                            : alone.wrong();
            if (refusal != null) {
                wrong = true;
                problems.add(new Problem(row, heading(cell.getKey(), locale), refusal));
            }
        }
        if (!wrong) {
            var typed = words.read(line.id(), line.version(), line.name(), cells).typed();
            found.add(new Row(row, line, cells, !line.stands(typed)));
        }
    }

    private FieldVocabulary vocabulary(Task it) {
        return FieldVocabulary.of(
                columns(it).stream()
                        .map(key ->
                                new SheetField(
                                        key,
                                        heading(key, Locale.SIMPLIFIED_CHINESE),
                                        List.of(
                                                say("coursework.heading." + key, Locale.ENGLISH)
                                                        .split("/")),
                                        key.equals(NUMBER),
                                        "P3",
                                        null))
                        .toList());
    }

    private static List<String> columns(Task it) {
        var all = new ArrayList<>(List.of(NUMBER, NAME));
        all.addAll(it.parts());
        all.add("mark");
        return all;
    }

    private List<String> marks(Task it, Locale locale) {
        return GradeWords.marks(Scale.of(it.scale()).orElseThrow()).stream()
                .map(mark -> words.label(mark, locale))
                .toList();
    }

    private String heading(String column, Locale locale) {
        return say(
                switch (column) {
                    case NUMBER -> "coursework.student-number";
                    case NAME -> "page.name";
                    case "mark" -> "coursework.mark";
                    default -> "coursework.part." + column;
                },
                locale);
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    private static Refused headless() {
        return new Refused(Refusal.input("file", "grade.no-header"));
    }

    private static void discard(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
