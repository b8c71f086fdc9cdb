package org.matricula.coursework.recognition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Line;
import org.matricula.sheet.CellText;
import org.matricula.sheet.FieldVocabulary;
import org.matricula.sheet.HeaderFinder;
import org.matricula.sheet.Mapping;
import org.matricula.sheet.SheetBook;
import org.matricula.sheet.SheetField;
import org.matricula.sheet.SheetGuard;
import org.matricula.sheet.SheetLimits;
import org.matricula.sheet.SheetReader;
import org.matricula.sheet.SheetRow;
import org.matricula.sheet.Verdict;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// 成绩单导入: an outside school's transcript as a sheet, read whole or told cell by cell.
@Component
public class BroughtSheet {

    /// @param row at the left edge of the sheet
    record Problem(int row, String column, Refusal refusal) {}

    /// The same in the reader's words.
    public record ProblemLine(int row, String column, Line line) {}

    record Read(List<NewBrought> results, List<Problem> problems) {}

    private static final List<String> COLUMNS =
            List.of("code", "name", "term", "takenOn", "credits", "total");

    private final SheetGuard guard = new SheetGuard(SheetLimits.usual());
    private final SheetReader reader = new SheetReader(SheetLimits.usual());
    private final MessageSource messages;
    private final Clock clock;

    BroughtSheet(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /// @throws Refused if it is no sheet, or has no columns of course and result
    Read read(byte[] content, String origin, String evidence, Locale locale) {
        Path file = null;
        try {
            file = Files.createTempFile("brought", ".part");
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
                        yield results(book, origin, evidence, locale);
                    }
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            discard(file);
        }
    }

    private Read results(SheetBook book, String origin, String evidence, Locale locale) {
        var vocabulary = vocabulary();
        var layout =
                new HeaderFinder(vocabulary)
                        .survey(book).stream()
                                .flatMap(found -> found.layout().stream())
                                .findFirst()
                                .orElseThrow(BroughtSheet::headless);
        var mapping = Mapping.guess(layout, vocabulary);
        if (mapping.columnOf("name").isEmpty() || mapping.columnOf("total").isEmpty()) {
            throw headless();
        }
        var results = new ArrayList<NewBrought>();
        var problems = new ArrayList<Problem>();
        try (var rows = book.rows(layout.sheet())) {
            var body = layout.body(rows);
            while (body.hasNext()) {
                var row = body.next();
                if (!mapping.cell(row, "name").text().isBlank()) {
                    var one = one(mapping, row, origin, evidence);
                    for (var wrong : one.refusals(LocalDate.now(clock))) {
                        problems.add(
                                new Problem(
                                        row.number(),
                                        heading(String.valueOf(wrong.field()), locale),
                                        wrong));
                    }
                    results.add(one);
                }
                if (results.size() > RecordBrought.MOST) {
                    throw new Refused(Refusal.input("file", "brought.many", RecordBrought.MOST));
                }
            }
        }
        if (results.isEmpty()) {
            throw headless();
        }
        return new Read(results, problems);
    }

    /// What cannot be read is left to the rules, which refuse it.
    private NewBrought one(Mapping mapping, SheetRow row, String origin, String evidence) {
        var result = CellText.code(mapping.cell(row, "total").text());
        var total = number(result);
        var whole = total != null && total.stripTrailingZeros().scale() <= 0;
        var credits = CellText.code(mapping.cell(row, "credits").text());
        var day = CellText.code(mapping.cell(row, "takenOn").text());
        return new NewBrought(
                "course",
                origin,
                CellText.code(mapping.cell(row, "code").text()),
                mapping.cell(row, "name").text().strip(),
                mapping.cell(row, "term").text().strip(),
                day.isEmpty() ? null : day(day),
                credits.isEmpty() ? null : number(credits, BigDecimal.valueOf(-1)),
                whole ? total.intValue() : null,
                whole ? null : mark(result),
                evidence);
    }

    private @Nullable String mark(String text) {
        return NewBrought.MARKS.stream()
                .filter(it ->
                        text.equals(
                                messages.getMessage(
                                        "coursework.mark." + it, null, Locale.SIMPLIFIED_CHINESE)))
                .findFirst()
                .orElse(null);
    }

    private LocalDate day(String text) {
        try {
            return LocalDate.parse(text.replace('/', '-').replace('.', '-'));
        } catch (java.time.format.DateTimeParseException unreadable) {
            return LocalDate.MAX;
        }
    }

    private static BigDecimal number(String text, BigDecimal unreadable) {
        var number = number(text);
        return number == null ? unreadable : number;
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException unreadable) {
            return null;
        }
    }

    private FieldVocabulary vocabulary() {
        return FieldVocabulary.of(
                COLUMNS.stream()
                        .map(key ->
                                new SheetField(
                                        key,
                                        heading(key, Locale.SIMPLIFIED_CHINESE),
                                        List.of(
                                                messages.getMessage(
                                                                "brought.heading." + key,
                                                                null,
                                                                Locale.SIMPLIFIED_CHINESE)
                                                        .split("/")),
                                        key.equals("name"),
                                        "P2",
                                        null))
                        .toList());
    }

    private String heading(String column, Locale locale) {
        return messages.getMessage("brought." + column, null, column, locale);
    }

    private static Refused headless() {
        return new Refused(Refusal.input("file", "brought.no-header"));
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
