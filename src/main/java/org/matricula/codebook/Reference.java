package org.matricula.codebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/// One code table as its file in `reference/` has it.
///
/// @param standing `decreed` by a text at hand, `found` in public sources, or `recalled`
/// @param changes the file's own change log; the latest day is its release
record Reference(
        String key,
        String name,
        String source,
        @Nullable String note,
        String standing,
        List<Change> changes,
        List<Value> codes) {

    record Change(LocalDate on, String by, String what) {}

    record Value(
            String code,
            String label,
            @Nullable String en,
            boolean local,
            LocalDate from,
            @Nullable LocalDate until) {}

    private static final LocalDate ALWAYS = LocalDate.of(1949, 10, 1);

    LocalDate released() {
        return changes.stream().map(Change::on).max(Comparator.naturalOrder()).orElse(ALWAYS);
    }

    static Reference read(InputStream in) throws IOException {
        try (var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Map<String, Object> file = yaml().load(reader);
            return new Reference(
                    text(file, "key"),
                    text(file, "name"),
                    text(file, "source"),
                    (String) file.get("note"),
                    text(file, "standing"),
                    maps(file, "changes").stream().map(Reference::change).toList(),
                    maps(file, "codes").stream().map(Reference::value).toList());
        }
    }

    /// Every scalar stays text: `01` is a code, not the number one, and `no` is a country.
    private static Yaml yaml() {
        var options = new LoaderOptions();
        var dumping = new DumperOptions();
        var allText =
                new Resolver() {
                    @Override
                    protected void addImplicitResolvers() {
                        // none: no scalar is anything but text
                    }
                };
        return new Yaml(
                new SafeConstructor(options), new Representer(dumping), dumping, options, allText);
    }

    private static Change change(Map<String, String> line) {
        return new Change(LocalDate.parse(line.get("on")), line.get("by"), line.get("what"));
    }

    private static Value value(Map<String, String> line) {
        var from = line.get("from");
        var until = line.get("until");
        return new Value(
                line.get("code"),
                line.get("label"),
                line.get("en"),
                "true".equals(line.get("local")),
                from == null ? ALWAYS : LocalDate.parse(from),
                until == null ? null : LocalDate.parse(until));
    }

    private static String text(Map<String, Object> file, String key) {
        if (file.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("a reference file without " + key);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, String>> maps(Map<String, Object> file, String key) {
        return (List<Map<String, String>>) file.getOrDefault(key, List.of());
    }
}
