package org.matricula.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Which column fills which field. Guessed from headings and values, shown, changed, and kept for
/// the next file of the same school.
public final class Mapping {

    /// How a column came to its field.
    public enum Origin {
        GUESSED,
        SAVED,
        CHOSEN
    }

    /// @param field the field's key, null for a column left out
    /// @param certainty up to 1; what a person decided is certain
    public record Choice(@Nullable String field, double certainty, Origin origin) {}

    /// Below this a guess is not offered.
    static final double ENOUGH = 0.45;

    private static final double FITS = 0.2;
    private static final double CONTRADICTS = -0.35;
    private static final double BY_VALUES_ALONE = 0.5;

    private record Candidate(int column, String field, double certainty) {}

    private final List<Column> columns;
    private final Map<Integer, Choice> choices;
    private final Map<String, Integer> columnsByField = new HashMap<>();

    private Mapping(List<Column> columns, Map<Integer, Choice> choices) {
        this.columns = columns;
        this.choices = choices;
        choices.forEach((column, choice) -> {
            if (choice.field() != null) {
                columnsByField.put(choice.field(), column);
            }
        });
    }

    public static Mapping guess(Layout layout, FieldVocabulary vocabulary) {
        return guess(layout, vocabulary, Map.of());
    }

    /// What was saved for a heading is taken as it is; the other columns are guessed.
    public static Mapping guess(
            Layout layout, FieldVocabulary vocabulary, Map<String, String> saved) {
        var choices = new LinkedHashMap<Integer, Choice>();
        var taken = new HashSet<String>();
        var keys = headingKeys(layout.columns());
        for (var column : layout.columns()) {
            var field = saved.get(keys.get(column.index()));
            var known = field != null && (field.isEmpty() || vocabulary.field(field).isPresent());
            if (known && (field.isEmpty() || taken.add(field))) {
                choices.put(
                        column.index(),
                        new Choice(field.isEmpty() ? null : field, 1, Origin.SAVED));
            }
        }
        candidates(layout, vocabulary).stream()
                .sorted(Comparator.comparingDouble(Candidate::certainty).reversed())
                .filter(it -> it.certainty() >= ENOUGH)
                .forEach(it -> {
                    if (!choices.containsKey(it.column()) && taken.add(it.field())) {
                        choices.put(
                                it.column(),
                                new Choice(
                                        it.field(), Math.min(1, it.certainty()), Origin.GUESSED));
                    }
                });
        return new Mapping(layout.columns(), choices);
    }

    private static List<Candidate> candidates(Layout layout, FieldVocabulary vocabulary) {
        var candidates = new ArrayList<Candidate>();
        for (var column : layout.columns()) {
            var heading = new Heading(List.of(column.heading().split(" / ")));
            var match = vocabulary.match(heading);
            var sniffed = Sniffed.of(layout.sample(), column.index());
            match.flatMap(it -> vocabulary.field(it.key()))
                    .ifPresent(it ->
                            candidates.add(
                                    new Candidate(
                                            column.index(),
                                            it.key(),
                                            match.get().certainty() + support(it, sniffed))));
            if (match.isEmpty() || match.get().certainty() < ENOUGH) {
                vocabulary.fields().stream()
                        .filter(it -> it.shape() != null && it.shape() == sniffed.shape())
                        .findFirst()
                        .ifPresent(it ->
                                candidates.add(
                                        new Candidate(column.index(), it.key(), BY_VALUES_ALONE)));
            }
        }
        return candidates;
    }

    private static double support(SheetField field, Sniffed sniffed) {
        if (field.shape() == null || sniffed.isUnknown()) {
            return 0;
        }
        return field.shape() == sniffed.shape() ? FITS : sniffed.shape() == null ? 0 : CONTRADICTS;
    }

    /// The same heading twice is told apart by its place among them.
    private static Map<Integer, String> headingKeys(List<Column> columns) {
        var seen = new LinkedHashMap<String, Integer>();
        var keys = new LinkedHashMap<Integer, String>();
        for (var column : columns) {
            var times = seen.merge(column.heading(), 1, Integer::sum);
            keys.put(
                    column.index(), times == 1 ? column.heading() : column.heading() + "#" + times);
        }
        return keys;
    }

    public List<Column> columns() {
        return columns;
    }

    public Optional<Choice> choice(int column) {
        return Optional.ofNullable(choices.get(column));
    }

    public Optional<String> fieldOf(int column) {
        return choice(column).map(Choice::field);
    }

    public OptionalInt columnOf(String field) {
        var column = columnsByField.get(field);
        return column == null ? OptionalInt.empty() : OptionalInt.of(column);
    }

    /// The cell of a field; empty where no column fills it.
    public Cell cell(SheetRow row, String field) {
        var column = columnsByField.get(field);
        return column == null ? Cell.EMPTY : row.cell(column);
    }

    /// A person's decision. The field leaves the column it filled before; null leaves the column
    // out.
    public Mapping with(int column, @Nullable String field) {
        var changed = new LinkedHashMap<>(choices);
        if (field != null) {
            changed.replaceAll(
                    (at, it) -> field.equals(it.field()) ? new Choice(null, 1, Origin.CHOSEN) : it);
        }
        changed.put(column, new Choice(field, 1, Origin.CHOSEN));
        return new Mapping(columns, changed);
    }

    /// Fields without which nothing can be imported, and which no column fills.
    public List<SheetField> missing(FieldVocabulary vocabulary) {
        return vocabulary.fields().stream()
                .filter(it -> it.required() && columnOf(it.key()).isEmpty())
                .toList();
    }

    /// Heading to field, to be saved and given back to `guess`; an empty field is a column left out
    /// on purpose. Columns nobody could place are not in it.
    public Map<String, String> toMap() {
        var map = new LinkedHashMap<String, String>();
        headingKeys(columns)
                .forEach((column, key) -> {
                    var choice = choices.get(column);
                    if (choice != null && !key.isEmpty()) {
                        map.put(key, choice.field() == null ? "" : choice.field());
                    }
                });
        return map;
    }
}
