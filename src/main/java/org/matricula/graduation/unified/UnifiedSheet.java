package org.matricula.graduation.unified;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.sheet.CellText;
import org.matricula.sheet.FieldVocabulary;
import org.matricula.sheet.HeaderFinder;
import org.matricula.sheet.Mapping;
import org.matricula.sheet.SheetBook;
import org.matricula.sheet.SheetGuard;
import org.matricula.sheet.SheetLimits;
import org.matricula.sheet.SheetReader;
import org.matricula.sheet.Verdict;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// Reads lists about 统考, under whatever headings they bear.
@Component
class UnifiedSheet {

    /// @param row its number at the left edge of the sheet
    record Told(
            int row,
            String number,
            String name,
            String subject,
            String result,
            String on,
            String reason,
            String synced) {}

    private final SheetGuard guard = new SheetGuard(SheetLimits.usual());
    private final SheetReader reader = new SheetReader(SheetLimits.usual());
    private final FieldVocabulary vocabulary;

    UnifiedSheet() {
        try (var yaml = new ClassPathResource("reference/unified-result.yaml").getInputStream()) {
            this.vocabulary = FieldVocabulary.read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param needed the columns without which it is no such list
    /// @throws Refused if it is no list, or lacks one of them
    List<Told> read(byte[] content, String... needed) {
        return opened(content, book -> rows(book, needed));
    }

    /// Any sheet, handed to whoever reads it.
    <T> T opened(byte[] content, Function<SheetBook, T> reading) {
        Path file = null;
        try {
            file = Files.createTempFile("unified", ".part");
            Files.write(file, content);
            return switch (guard.judge(file)) {
                case Verdict.TurnedAway away ->
                        throw new Refused(Refusal.input("file", "unified.file"));
                case Verdict.Admitted admitted -> {
                    try (var book = reader.open(admitted.file())) {
                        yield reading.apply(book);
                    }
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            discard(file);
        }
    }

    private List<Told> rows(SheetBook book, String... needed) {
        var layout =
                new HeaderFinder(vocabulary)
                        .survey(book).stream()
                                .flatMap(it -> it.layout().stream())
                                .findFirst()
                                .orElseThrow(UnifiedSheet::headless);
        var mapping = Mapping.guess(layout, vocabulary);
        for (var column : needed) {
            if (mapping.columnOf(column).isEmpty()) {
                throw headless();
            }
        }
        var all = new ArrayList<Told>();
        try (var rows = book.rows(layout.sheet())) {
            var body = layout.body(rows);
            while (body.hasNext()) {
                var row = body.next();
                Function<String, String> told = key -> CellText.tidy(mapping.cell(row, key).text());
                var number = CellText.code(told.apply("number"));
                if (!number.isEmpty()) {
                    all.add(
                            new Told(
                                    row.number(),
                                    number,
                                    CellText.name(told.apply("name")),
                                    CellText.code(told.apply("subject")),
                                    told.apply("result"),
                                    told.apply("day"),
                                    told.apply("reason"),
                                    told.apply("synced")));
                }
            }
        }
        return all;
    }

    private static Refused headless() {
        return new Refused(Refusal.input("file", "unified.header"));
    }

    private static void discard(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException ignored) {
            file.toFile().deleteOnExit();
        }
    }
}
