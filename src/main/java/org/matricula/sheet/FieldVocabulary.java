package org.matricula.sheet;

import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The fields a sheet may bring, and the headings schools write over them.
public final class FieldVocabulary {

    /// A field with the certainty, up to 1, that a heading means it.
    record Match(String key, double certainty) {}

    private static final double WITHIN = 0.75;
    private static final int SHORTEST_PART = 2;
    private static final int SHORTEST_LATIN_PART = 4;

    private final Map<String, SheetField> fields = new LinkedHashMap<>();
    private final Map<String, String> keysByHeading = new HashMap<>();

    private FieldVocabulary(Collection<SheetField> fields) {
        for (var field : fields) {
            this.fields.put(field.key(), field);
        }
        for (var field : fields) {
            name(field.label(), field.key());
            name(field.key(), field.key());
            field.synonyms().forEach(it -> name(it, field.key()));
        }
    }

    private void name(String heading, String key) {
        var other = keysByHeading.putIfAbsent(Heading.normal(heading), key);
        if (other != null && !other.equals(key)) {
            throw new IllegalArgumentException(heading + " names both " + other + " and " + key);
        }
    }

    public static FieldVocabulary of(Collection<SheetField> fields) {
        return new FieldVocabulary(fields);
    }

    /// Reads the form of `reference/roster-fields.yaml`.
    public static FieldVocabulary read(InputStream yaml) {
        var parser = new Yaml(new SafeConstructor(new LoaderOptions()));
        Map<String, List<Map<String, Object>>> document = parser.load(yaml);
        return of(
                document.getOrDefault("fields", List.of()).stream().map(it -> field(it)).toList());
    }

    private static SheetField field(Map<String, Object> from) {
        var synonyms = from.get("synonyms") instanceof List<?> list ? list : List.of();
        var shape = from.get("shape");
        return new SheetField(
                String.valueOf(from.get("key")),
                String.valueOf(from.get("label")),
                synonyms.stream().map(String::valueOf).toList(),
                Boolean.TRUE.equals(from.get("required")),
                String.valueOf(from.getOrDefault("privacy", "P3")),
                shape == null
                        ? null
                        : Shape.valueOf(
                                shape.toString().toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    public Collection<SheetField> fields() {
        return java.util.Collections.unmodifiableCollection(fields.values());
    }

    public Optional<SheetField> field(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    /// The field a heading means, if any.
    Optional<Match> match(Heading heading) {
        return heading.readings().stream()
                .flatMap(it -> match(it).stream())
                .max(java.util.Comparator.comparingDouble(Match::certainty));
    }

    private Optional<Match> match(Heading.Reading reading) {
        var key = keysByHeading.get(reading.text());
        return key != null
                ? Optional.of(new Match(key, reading.certainty()))
                : longestWithin(reading.text())
                        .map(it -> new Match(it.key(), it.certainty() * reading.certainty()));
    }

    /// A heading that has a known word in it: 学生身份证号码信息.
    private Optional<Match> longestWithin(String text) {
        var best = "";
        for (var known : keysByHeading.keySet()) {
            if (known.length() > best.length() && isWord(known) && text.contains(known)) {
                best = known;
            }
        }
        return best.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Match(keysByHeading.get(best), WITHIN * best.length() / text.length()));
    }

    /// Abbreviations such as xh stand in too many words.
    private static boolean isWord(String known) {
        var latin = known.chars().allMatch(it -> it < 128);
        return known.length() >= (latin ? SHORTEST_LATIN_PART : SHORTEST_PART);
    }
}
