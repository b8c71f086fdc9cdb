package org.matricula.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a higher body sends back, as workbook, text or DBF table, under whatever headings it bears.
///
/// @param fields those a column was found for
/// @param rows by field; a row without anything in it is left out
public record ReturnedSheet(Set<String> fields, List<Map<String, String>> rows) {

    private static final SheetLimits LIMITS = SheetLimits.usual();
    private static final double SURE = 0.8;

    /// @param keys the fields by one of which a row is told from another
    /// @return nothing if no column is one of them
    /// @throws UnreadableSheet if it is no table at all
    public static Optional<ReturnedSheet> read(
            byte[] content, FieldVocabulary vocabulary, Collection<String> keys) {
        var read =
                DbfTable.looksLike(content)
                        ? table(DbfTable.read(content, LIMITS), vocabulary)
                        : workbook(content, vocabulary);
        return read.filter(it -> keys.stream().anyMatch(it.fields()::contains));
    }

    private static Optional<ReturnedSheet> table(DbfTable table, FieldVocabulary vocabulary) {
        var fields = new HashMap<Integer, String>();
        for (var at = 0; at < table.names().size(); at++) {
            var match = vocabulary.match(new Heading(List.of(table.names().get(at))));
            if (match.isPresent()
                    && match.get().certainty() >= SURE
                    && !fields.containsValue(match.get().key())) {
                fields.put(at, match.get().key());
            }
        }
        var rows = new ArrayList<Map<String, String>>();
        for (var it : table.rows()) {
            add(rows, fields, it::get);
        }
        return Optional.of(new ReturnedSheet(Set.copyOf(fields.values()), rows));
    }

    private static Optional<ReturnedSheet> workbook(byte[] content, FieldVocabulary vocabulary) {
        Path file = null;
        try {
            file = Files.createTempFile("returned", ".part");
            Files.write(file, content);
            return switch (new SheetGuard(LIMITS).judge(file)) {
                case Verdict.TurnedAway away -> throw new UnreadableSheet(away.problem());
                case Verdict.Admitted admitted -> {
                    try (var book = new SheetReader(LIMITS).open(admitted.file())) {
                        yield rows(book, vocabulary);
                    }
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            discard(file);
        }
    }

    private static Optional<ReturnedSheet> rows(SheetBook book, FieldVocabulary vocabulary) {
        var found =
                new HeaderFinder(vocabulary)
                        .survey(book).stream().flatMap(it -> it.layout().stream()).findFirst();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var layout = found.get();
        var mapping = Mapping.guess(layout, vocabulary);
        var fields = new HashMap<Integer, String>();
        for (var it : layout.columns()) {
            mapping.fieldOf(it.index()).ifPresent(field -> fields.put(it.index(), field));
        }
        var all = new ArrayList<Map<String, String>>();
        try (var rows = book.rows(layout.sheet())) {
            var body = layout.body(rows);
            while (body.hasNext()) {
                var row = body.next();
                add(all, fields, at -> row.cell(at).text());
            }
        }
        return Optional.of(new ReturnedSheet(new HashSet<>(fields.values()), all));
    }

    private interface Cells {
        String at(int column);
    }

    private static void add(
            List<Map<String, String>> rows, Map<Integer, String> fields, Cells cells) {
        var row = new HashMap<String, String>();
        fields.forEach((at, field) -> {
            var text = CellText.tidy(cells.at(at));
            if (!text.isEmpty()) {
                row.put(field, text);
            }
        });
        if (!row.isEmpty()) {
            rows.add(row);
        }
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
