package org.matricula.graduation.approval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

/// Reads the nation's final audit under whatever headings it bears.
@Component
class NationalGraduationSheet {

    /// @param row counted from the first below the headings
    record Told(int row, String number, String name, String state, String reason) {}

    private final SheetGuard guard = new SheetGuard(SheetLimits.usual());
    private final SheetReader reader = new SheetReader(SheetLimits.usual());
    private final FieldVocabulary vocabulary;

    NationalGraduationSheet() {
        try (var yaml =
                new ClassPathResource("reference/national-graduation-result.yaml")
                        .getInputStream()) {
            this.vocabulary = FieldVocabulary.read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws Refused if it is no list or has no columns of numbers and results
    List<Told> read(byte[] content) {
        Path file = null;
        try {
            file = Files.createTempFile("national", ".part");
            Files.write(file, content);
            return switch (guard.judge(file)) {
                case Verdict.TurnedAway away ->
                        throw new Refused(Refusal.input("file", "graduation.national-file"));
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

    private List<Told> rows(SheetBook book) {
        var layout =
                new HeaderFinder(vocabulary)
                        .survey(book).stream()
                                .flatMap(it -> it.layout().stream())
                                .findFirst()
                                .orElseThrow(NationalGraduationSheet::headless);
        var mapping = Mapping.guess(layout, vocabulary);
        if (mapping.columnOf("number").isEmpty() || mapping.columnOf("state").isEmpty()) {
            throw headless();
        }
        var all = new ArrayList<Told>();
        try (var rows = book.rows(layout.sheet())) {
            var body = layout.body(rows);
            var n = 0;
            while (body.hasNext()) {
                var row = body.next();
                n++;
                var number = CellText.code(mapping.cell(row, "number").text());
                if (!number.isEmpty()) {
                    all.add(
                            new Told(
                                    n,
                                    number,
                                    CellText.name(mapping.cell(row, "name").text()),
                                    CellText.tidy(mapping.cell(row, "state").text()),
                                    CellText.tidy(mapping.cell(row, "reason").text())));
                }
            }
        }
        return all;
    }

    private static Refused headless() {
        return new Refused(Refusal.input("file", "graduation.national-header"));
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
