package org.matricula.audit.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The classes of data as `reference/retention.yaml` has them.
@Component
class DataClasses {

    private static final String FOR_EVER = "permanent";

    private final List<DataClass> all;

    DataClasses() {
        try (var in = new ClassPathResource("reference/retention.yaml").getInputStream()) {
            List<Map<String, Object>> read =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            all = read.stream().map(DataClasses::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<DataClass> all() {
        return all;
    }

    /// The class a table belongs to: the one that names it, else the one that has its schema.
    Optional<DataClass> of(String table) {
        var schema = table.substring(0, table.indexOf('.')) + ".*";
        return Stream.of(table, schema)
                .flatMap(named -> all.stream().filter(it -> it.tables().contains(named)))
                .findFirst();
    }

    private static DataClass read(Map<String, Object> it) {
        var keep = text(it, "keep");
        var dated = (String) it.get("dated");
        return new DataClass(
                text(it, "code"),
                text(it, "name"),
                text(it, "en"),
                text(it, "level"),
                tables(it),
                keep.equals(FOR_EVER) ? null : Objects.requireNonNull(dated, "dated"),
                keep.equals(FOR_EVER) ? null : Period.parse(keep),
                text(it, "source"));
    }

    @SuppressWarnings("unchecked")
    private static List<String> tables(Map<String, Object> it) {
        return List.copyOf((List<String>) it.get("tables"));
    }

    private static String text(Map<String, Object> it, String key) {
        return (String) Objects.requireNonNull(it.get(key), key);
    }
}
