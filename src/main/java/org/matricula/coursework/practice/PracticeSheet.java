package org.matricula.coursework.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.sheet.CellText;
import org.matricula.sheet.FieldVocabulary;
import org.matricula.sheet.HeaderFinder;
import org.matricula.sheet.Mapping;
import org.matricula.sheet.SheetBook;
import org.matricula.sheet.SheetField;
import org.matricula.sheet.SheetGuard;
import org.matricula.sheet.SheetLimits;
import org.matricula.sheet.SheetReader;
import org.matricula.sheet.Verdict;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// 实践记录表: reads a sheet of them; nothing is written here.
@Component
class PracticeSheet {

    private static final List<String> COLUMNS =
            List.of(
                    "student",
                    "sort",
                    "title",
                    "place",
                    "from",
                    "until",
                    "hours",
                    "credits",
                    "mentor",
                    "assessment",
                    "words");

    private final SheetGuard guard = new SheetGuard(SheetLimits.usual());
    private final SheetReader reader = new SheetReader(SheetLimits.usual());
    private final MessageSource messages;

    PracticeSheet(MessageSource messages) {
        this.messages = messages;
    }

    /// By row at the left edge of the sheet.
    ///
    /// @throws Refused if it is no sheet, or has no column of student numbers
    Map<Integer, NewPractice> read(byte[] content, Locale locale) {
        Path file = null;
        try {
            file = Files.createTempFile("practices", ".part");
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
                        yield rows(book);
                    }
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            discard(file);
        }
    }

    private Map<Integer, NewPractice> rows(SheetBook book) {
        var vocabulary = vocabulary();
        var layout =
                new HeaderFinder(vocabulary)
                        .survey(book).stream()
                                .flatMap(found -> found.layout().stream())
                                .findFirst()
                                .orElseThrow(PracticeSheet::headless);
        var mapping = Mapping.guess(layout, vocabulary);
        if (mapping.columnOf("student").isEmpty()) {
            throw headless();
        }
        var all = new LinkedHashMap<Integer, NewPractice>();
        try (var rows = book.rows(layout.sheet())) {
            var body = layout.body(rows);
            while (body.hasNext()) {
                var row = body.next();
                var number = CellText.code(mapping.cell(row, "student").text());
                if (!number.isEmpty()) {
                    all.put(
                            row.number(),
                            new NewPractice(
                                    number,
                                    word("sort", Practices.SORTS, mapping.cell(row, "sort").text()),
                                    CellText.tidy(mapping.cell(row, "title").text()),
                                    CellText.tidy(mapping.cell(row, "place").text()),
                                    day(mapping.cell(row, "from").text()),
                                    day(mapping.cell(row, "until").text()),
                                    number(mapping.cell(row, "hours").text()),
                                    number(mapping.cell(row, "credits").text()),
                                    CellText.tidy(mapping.cell(row, "mentor").text()),
                                    word(
                                            "assessment",
                                            Practices.ASSESSMENTS,
                                            mapping.cell(row, "assessment").text()),
                                    CellText.tidy(mapping.cell(row, "words").text())));
                }
            }
        }
        return all;
    }

    /// A word of ours as its code; another as it was written, to be refused by name.
    private String word(String what, List<String> codes, String text) {
        var plain = CellText.tidy(text);
        return codes.stream()
                .filter(it ->
                        plain.equals(it)
                                || plain.equals(
                                        messages.getMessage(
                                                "practice." + what + "." + it,
                                                null,
                                                Locale.SIMPLIFIED_CHINESE)))
                .findFirst()
                .orElse(plain);
    }

    private static @Nullable LocalDate day(String text) {
        var digits = CellText.tidy(text).replaceAll("\\D+", "-").replaceAll("^-|-$", "");
        var parts = digits.split("-");
        try {
            if (parts.length == 3) {
                return LocalDate.of(
                        Integer.parseInt(parts[0]),
                        Integer.parseInt(parts[1]),
                        Integer.parseInt(parts[2]));
            }
            return digits.length() == 8
                    ? LocalDate.parse(digits, java.time.format.DateTimeFormatter.BASIC_ISO_DATE)
                    : null;
        } catch (java.time.DateTimeException | NumberFormatException unreadable) {
            return null;
        }
    }

    private static @Nullable BigDecimal number(String text) {
        var plain = CellText.tidy(text);
        return plain.matches("[0-9]{1,5}(\\.[0-9])?") ? new BigDecimal(plain) : null;
    }

    private FieldVocabulary vocabulary() {
        return FieldVocabulary.of(
                COLUMNS.stream()
                        .map(key ->
                                new SheetField(
                                        key,
                                        said(key, Locale.SIMPLIFIED_CHINESE).getFirst(),
                                        Stream.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)
                                                .flatMap(it -> said(key, it).stream())
                                                .toList(),
                                        key.equals("student"),
                                        "P3",
                                        null))
                        .toList());
    }

    private List<String> said(String key, Locale locale) {
        return List.of(messages.getMessage("practice.heading." + key, null, locale).split("/"));
    }

    private static Refused headless() {
        return new Refused(Refusal.input("file", "grade.no-header"));
    }

    private static void discard(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
