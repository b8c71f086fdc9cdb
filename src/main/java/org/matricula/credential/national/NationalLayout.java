package org.matricula.credential.national;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// 上报版面: columns, order and widths, from `reference/registration-layout.yaml`.
@Component
class NationalLayout {

    /// @param field what fills it, a key of [NationalRow#value]
    /// @param forms the 学习形式 it is needed of, none for all
    /// @param codes what stands in the file for a value; a value without one stands as it is
    record Column(
            String name,
            String title,
            int width,
            String field,
            boolean needed,
            Set<String> forms,
            Map<String, String> codes) {

        /// @param form 学习形式, null where none is on record, which asks for everything
        boolean neededOf(@Nullable String form) {
            return needed && (form == null || forms.isEmpty() || forms.contains(form));
        }
    }

    private final List<Column> columns;

    NationalLayout() {
        var parser = new Yaml(new SafeConstructor(new LoaderOptions()));
        try (var yaml =
                new ClassPathResource("reference/registration-layout.yaml").getInputStream()) {
            Map<String, List<Map<String, Object>>> document = parser.load(yaml);
            columns =
                    document.getOrDefault("columns", List.of()).stream()
                            .map(NationalLayout::column)
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Column> columns() {
        return columns;
    }

    /// As it stands in the file; blank for what is not on record.
    String value(Column column, NationalRow row) {
        var value = row.value(column.field());
        return column.codes().getOrDefault(value, value);
    }

    private static Column column(Map<String, Object> it) {
        return new Column(
                String.valueOf(it.get("name")),
                String.valueOf(it.get("title")),
                (Integer) it.get("width"),
                String.valueOf(it.get("field")),
                Boolean.TRUE.equals(it.get("needed")),
                it.get("forms") instanceof List<?> forms
                        ? forms.stream().map(String::valueOf).collect(Collectors.toSet())
                        : Set.of(),
                codes(it.get("codes")));
    }

    private static Map<String, String> codes(@Nullable Object map) {
        return map instanceof Map<?, ?> it
                ? it.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        one -> String.valueOf(one.getKey()),
                                        one -> String.valueOf(one.getValue())))
                : Map.of();
    }
}
