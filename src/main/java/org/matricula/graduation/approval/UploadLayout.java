package org.matricula.graduation.approval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// 上传名单版面: columns, order and widths of what goes to the national platform, from
/// `reference/graduation-upload-layout.yaml`.
@Component
class UploadLayout {

    private record Column(
            String title, int width, String field, boolean needed, Map<String, String> codes) {}

    private final List<Column> columns;

    UploadLayout() {
        var parser = new Yaml(new SafeConstructor(new LoaderOptions()));
        try (var yaml =
                new ClassPathResource("reference/graduation-upload-layout.yaml").getInputStream()) {
            Map<String, List<Map<String, Object>>> document = parser.load(yaml);
            columns =
                    document.getOrDefault("columns", List.of()).stream()
                            .map(UploadLayout::column)
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> titles() {
        return columns.stream().map(Column::title).toList();
    }

    List<String> line(GraduateApplication it) {
        return columns.stream().map(column -> value(column, it)).toList();
    }

    /// What is missing of a line, or does not fit, naming student and column.
    List<Refusal> refusals(GraduateApplication it) {
        return columns.stream()
                .map(column -> refusal(column, it))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Refusal> refusal(Column column, GraduateApplication it) {
        var value = value(column, it);
        if (value.isEmpty() && column.needed()) {
            return Optional.of(
                    Refusal.rule("graduation.upload-blank", it.toString(), column.title()));
        }
        return value.length() > column.width()
                ? Optional.of(
                        Refusal.rule(
                                "graduation.upload-wide",
                                it.toString(),
                                column.title(),
                                column.width()))
                : Optional.empty();
    }

    private static String value(Column column, GraduateApplication it) {
        var value =
                switch (column.field()) {
                    case "number" -> it.studentNumber();
                    case "name" -> it.name();
                    case "class-code" -> it.unitCode();
                    case "class" -> it.unit();
                    case "level" -> or(it.level());
                    case "graduation" -> String.valueOf(it.graduation());
                    case "degree" -> String.valueOf(it.degree());
                    default -> throw new IllegalStateException("no field " + column.field());
                };
        return column.codes().getOrDefault(or(value), or(value));
    }

    private static String or(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static Column column(Map<String, Object> it) {
        return new Column(
                String.valueOf(it.get("title")),
                (Integer) it.get("width"),
                String.valueOf(it.get("field")),
                Boolean.TRUE.equals(it.get("needed")),
                it.get("codes") instanceof Map<?, ?> codes
                        ? codes.entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                one -> String.valueOf(one.getKey()),
                                                one -> String.valueOf(one.getValue())))
                        : Map.of());
    }
}
