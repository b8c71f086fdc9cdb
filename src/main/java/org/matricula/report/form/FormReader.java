package org.matricula.report.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/// Reads forms from a file of `reference/report/`. A run of lines is written as one: `{ages: 6-14,
/// label: "{} 岁"}` or `{grades: 1-6, labels: [一年级, …]}`.
final class FormReader {

    private FormReader() {}

    static List<Form> read(InputStream in) throws IOException {
        try (var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Map<String, Object> file = yaml().load(reader);
            var source = text(file, "source");
            return maps(file.get("forms")).stream().map(it -> form(it, source)).toList();
        }
    }

    private static Form form(Map<String, Object> it, String source) {
        var until = (String) it.get("until");
        var last = (String) it.get("final");
        return new Form(
                text(it, "code"),
                text(it, "title"),
                Integer.parseInt(text(it, "from")),
                until == null ? null : Integer.valueOf(until),
                source,
                (String) it.get("note"),
                last == null ? null : Integer.valueOf(last),
                where(it.get("where")),
                (String) it.get("by"),
                lines(it.get("rows")),
                lines(it.get("columns")),
                maps(it.get("checks")).stream().map(FormReader::check).toList(),
                words(it.get("replaces")),
                (String) it.get("since"));
    }

    private static List<Form.Line> lines(@Nullable Object written) {
        var lines = new ArrayList<Form.Line>();
        for (var it : maps(written)) {
            if (it.get("ages") instanceof String ages) {
                var bounds = ages.split("-");
                for (var age = Integer.parseInt(bounds[0]);
                        age <= Integer.parseInt(bounds[1]);
                        age++) {
                    lines.add(
                            new Form.Line(
                                    "a" + age,
                                    text(it, "label").replace("{}", String.valueOf(age)),
                                    false,
                                    (String) it.get("count"),
                                    Map.of("age", String.valueOf(age))));
                }
            } else {
                lines.add(
                        new Form.Line(
                                text(it, "key"),
                                text(it, "label"),
                                "true".equals(it.get("typed")),
                                (String) it.get("count"),
                                where(it.get("where"))));
            }
        }
        return lines;
    }

    private static Form.Check check(Map<String, Object> it) {
        var percent = (String) it.get("percent");
        return new Form.Check(
                text(it, "name"),
                !"warning".equals(it.get("severity")),
                (String) it.get("per"),
                words(it.get("left")),
                text(it, "is"),
                words(it.get("right")),
                percent == null ? 0 : Integer.parseInt(percent));
    }

    private static List<String> words(@Nullable Object written) {
        return written == null ? List.of() : List.of(written.toString().strip().split("\\s+"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> where(@Nullable Object written) {
        return written == null ? Map.of() : (Map<String, String>) written;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(@Nullable Object written) {
        return written == null ? List.of() : (List<Map<String, Object>>) written;
    }

    private static String text(Map<String, Object> it, String key) {
        var value = it.get(key);
        if (!(value instanceof String text) || text.isBlank()) {
            throw new IllegalStateException("a form without " + key + ": " + it);
        }
        return text;
    }

    /// Every scalar stays text: `01` is a code, not the number one.
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
}
