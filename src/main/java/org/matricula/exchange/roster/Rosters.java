package org.matricula.exchange.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.sheet.Body;
import org.matricula.sheet.DateText;
import org.matricula.sheet.FieldVocabulary;
import org.matricula.sheet.HeaderFinder;
import org.matricula.sheet.Layout;
import org.matricula.sheet.Mapping;
import org.matricula.sheet.RowKind;
import org.matricula.sheet.SheetBook;
import org.matricula.sheet.SheetChoice;
import org.matricula.sheet.SheetFile;
import org.matricula.sheet.SheetGuard;
import org.matricula.sheet.SheetInfo;
import org.matricula.sheet.SheetLimits;
import org.matricula.sheet.SheetReader;
import org.matricula.sheet.SheetRows;
import org.matricula.sheet.Verdict;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Opens rosters: judges the file, finds its header, guesses or takes the mapping, reads its rows.
@Component
class Rosters {

    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};
    private static final TypeReference<List<Sheet>> SHEETS = new TypeReference<>() {};

    private final SheetGuard guard = new SheetGuard(SheetLimits.usual());
    private final SheetReader reader = new SheetReader(SheetLimits.usual());
    private final FieldVocabulary vocabulary;
    private final Units units;
    private final Codes codes;
    private final JsonMapper json;
    private final Clock clock;

    Rosters(Units units, Codes codes, JsonMapper json, Clock clock) {
        this.units = units;
        this.codes = codes;
        this.json = json;
        this.clock = clock;
        try (var yaml = new ClassPathResource("reference/roster-fields.yaml").getInputStream()) {
            this.vocabulary = FieldVocabulary.read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FieldVocabulary vocabulary() {
        return vocabulary;
    }

    SheetReader reader() {
        return reader;
    }

    Verdict judge(Path file) {
        return guard.judge(file);
    }

    /// @throws org.matricula.sheet.UnreadableSheet where it no longer is what the guard admitted
    SheetFile admitted(Path file) {
        return switch (guard.judge(file)) {
            case Verdict.Admitted admitted -> admitted.file();
            case Verdict.TurnedAway away -> throw new IllegalStateException(away.problem().code());
        };
    }

    /// Every sheet that looks like a roster, the best first; hidden ones only where no other does.
    List<SheetChoice> choices(SheetBook book) {
        var all =
                new HeaderFinder(vocabulary)
                        .survey(book).stream().filter(it -> it.layout().isPresent()).toList();
        var shown = all.stream().filter(it -> !it.sheet().hidden()).toList();
        return shown.isEmpty() ? all : shown;
    }

    /// Place and name of each, as the import keeps them.
    String names(List<SheetChoice> choices) {
        return json.writeValueAsString(
                choices.stream()
                        .map(it -> new Sheet(it.sheet().index(), it.sheet().name()))
                        .toList());
    }

    /// @param index the sheet's place in the file, beginning with 0
    record Sheet(int index, String name) {}

    List<Sheet> sheets(ImportView it) {
        return json.readValue(it.sheets(), SHEETS);
    }

    /// The place of a sheet that a person names.
    ///
    /// @param wanted its name, or its number beginning with 1
    /// @throws Refused where there is none
    int sheet(Path file, String wanted) {
        try (var book = reader.open(admitted(file))) {
            var number = wanted.matches("[0-9]{1,4}") ? Integer.parseInt(wanted) - 1 : -1;
            return book.sheets().stream()
                    .filter(it -> it.name().equals(wanted))
                    .findFirst()
                    .or(() -> book.sheets().stream().filter(it -> it.index() == number).findFirst())
                    .map(SheetInfo::index)
                    .orElseThrow(() -> new Refused(Refusal.input("sheet", "import.sheet", wanted)));
        }
    }

    /// The place of a sheet that a person names among those of an import.
    int sheet(ImportView it, String wanted) {
        return sheets(it).stream()
                .filter(sheet ->
                        sheet.name().equals(wanted)
                                || String.valueOf(sheet.index() + 1).equals(wanted))
                .findFirst()
                .map(Sheet::index)
                .orElseThrow(() -> new Refused(Refusal.input("sheet", "import.sheet", wanted)));
    }

    /// A mapping as the interface takes it: an object of heading or column to field.
    Map<String, String> asked(@Nullable String mapping) {
        try {
            return mapping == null || mapping.isBlank() ? Map.of() : read(mapping);
        } catch (JacksonException unreadable) {
            throw new Refused(Refusal.input("mapping", "import.mapping"));
        }
    }

    /// @throws Refused where a field is none
    void known(Map<String, String> mapping) {
        Refused.unlessEmpty(
                mapping.values().stream()
                        .filter(it -> !it.isEmpty() && vocabulary.field(it).isEmpty())
                        .map(it -> Refusal.input("mapping", "import.field", it))
                        .toList());
    }

    Optional<Layout> layout(SheetBook book, ImportView it, List<SheetChoice> choices) {
        if (it.sheet() == null) {
            return choices.stream().flatMap(choice -> choice.layout().stream()).findFirst();
        }
        return chosen(book, it);
    }

    private Optional<Layout> chosen(SheetBook book, ImportView it) {
        var finder = new HeaderFinder(vocabulary);
        var sheet = book.sheets().get(it.sheet());
        return it.headerFrom() == null || it.headerTo() == null
                ? finder.find(book, sheet)
                : Optional.of(finder.at(book, sheet, it.headerFrom(), it.headerTo()));
    }

    /// What a person chose for a column or its heading before, else what the school saved, else a
    /// guess.
    Mapping mapping(Layout layout, ImportView it, @Nullable String saved) {
        var chosen = read(it.mapping());
        var mapping = Mapping.guess(layout, vocabulary, saved == null ? Map.of() : read(saved));
        for (var column : layout.columns()) {
            var field = chosen.get(String.valueOf(column.index()));
            if (field == null) {
                field = chosen.get(column.heading());
            }
            if (field != null) {
                mapping = mapping.with(column.index(), field.isEmpty() ? null : field);
            }
        }
        return mapping;
    }

    Map<String, String> read(String text) {
        return json.readValue(text, WORDS);
    }

    String write(Map<String, String> map) {
        return json.writeValueAsString(map);
    }

    /// Column to field, as the import keeps it.
    String kept(Mapping mapping) {
        var map = new LinkedHashMap<String, String>();
        mapping.columns()
                .forEach(it ->
                        map.put(
                                String.valueOf(it.index()),
                                mapping.fieldOf(it.index()).orElse("")));
        return write(map);
    }

    String headings(Mapping mapping) {
        return write(
                mapping.columns().stream()
                        .collect(
                                Collectors.toMap(
                                        it -> String.valueOf(it.index()),
                                        it -> it.heading(),
                                        (a, b) -> a,
                                        LinkedHashMap::new)));
    }

    ImportTarget target(ImportView it) {
        var unit = units.get(it.unitId());
        return new ImportTarget(unit, units.get(it.institutionId()), units.below(it.unitId()));
    }

    RosterRow read(org.matricula.sheet.SheetRow row, Mapping mapping, ImportTarget target) {
        var today = LocalDate.now(clock);
        return RosterRow.of(
                new RowReading(row, mapping, codes, new DateText(today.getYear())), target, today);
    }

    /// What the sheet has besides rows of data.
    static int skipped(Body body) {
        return List.of(RowKind.BLANK, RowKind.TOTAL, RowKind.NOTE, RowKind.HEADER).stream()
                .mapToInt(body::count)
                .sum();
    }

    /// The rows of a layout, whose source must be closed.
    record Open(SheetBook book, SheetRows rows, Layout layout, Body body) implements AutoCloseable {

        @Override
        public void close() {
            rows.close();
            book.close();
        }
    }

    /// @param it whose sheet and header are known
    Open open(SheetFile file, ImportView it) {
        var book = reader.open(file);
        var layout = chosen(book, it).orElseThrow();
        var rows = book.rows(layout.sheet());
        return new Open(book, rows, layout, layout.body(rows));
    }
}
