package org.matricula.sheet;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// 上报版面: the columns a higher body asks for, in their order, each with its width, what fills it and
/// what it may hold. Data, for such layouts change without notice.
///
/// @param facts whatever else its file says of it, for those who know what it means
public record FixedLayout(List<Column> columns, Map<String, Object> facts) {

    /// What DBF tables are read in, and what widths are counted in.
    public static final Charset GBK = Charset.forName("GBK");

    /// What is wrong with a value in its column.
    public enum Fault {
        EMPTY,
        LONG,
        NOT_GBK,
        SHAPE
    }

    /// @param width in bytes of GBK
    /// @param field what fills it
    /// @param forms the 学习形式 it is needed of, none for all
    /// @param codes what stands in the file for a value; a value without one stands as it is
    /// @param words the code table whose word stands in the file; null where the value itself does
    /// @param shape what a value must look like; null for anything
    /// @param secret whether a difference may be told, but not its values
    public record Column(
            String name,
            String title,
            int width,
            String field,
            boolean needed,
            Set<String> forms,
            Map<String, String> codes,
            @Nullable String words,
            @Nullable Pattern shape,
            boolean secret) {

        /// @param form 学习形式, null where none is on record, which asks for everything
        public boolean neededOf(@Nullable String form) {
            return needed && (form == null || forms.isEmpty() || forms.contains(form));
        }

        /// @param value as it would stand in the file
        public Optional<Fault> fault(String value, @Nullable String form) {
            if (value.isBlank()) {
                return neededOf(form) ? Optional.of(Fault.EMPTY) : Optional.empty();
            }
            if (value.getBytes(GBK).length > width) {
                return Optional.of(Fault.LONG);
            }
            if (!GBK.newEncoder().canEncode(value)) {
                return Optional.of(Fault.NOT_GBK);
            }
            return shape == null || shape.matcher(value).matches()
                    ? Optional.empty()
                    : Optional.of(Fault.SHAPE);
        }
    }

    public FixedLayout {
        columns = List.copyOf(columns);
        var names = new HashSet<String>();
        for (var it : columns) {
            if (!names.add(it.name()) || it.width() < 1 || it.width() > DbfTable.WIDEST) {
                throw new IllegalArgumentException("column " + it.name());
            }
        }
    }

    public static FixedLayout read(InputStream yaml) {
        var parser = new Yaml(new SafeConstructor(new LoaderOptions()));
        Map<String, Object> document = parser.load(yaml);
        var columns =
                document.get("columns") instanceof List<?> list
                        ? list.stream().map(it -> column((Map<?, ?>) it)).toList()
                        : List.<Column>of();
        return new FixedLayout(columns, document);
    }

    /// A fact of its file as text, blank where it says nothing.
    public String fact(String key) {
        var it = facts.get(key);
        return it == null ? "" : it.toString();
    }

    /// A fact of its file that is a list.
    public Set<String> factsOf(String key) {
        return texts(facts.get(key));
    }

    private static Column column(Map<?, ?> it) {
        return new Column(
                String.valueOf(it.get("name")),
                String.valueOf(it.get("title")),
                (Integer) it.get("width"),
                String.valueOf(it.get("field")),
                Boolean.TRUE.equals(it.get("needed")),
                texts(it.get("forms")),
                codes(it.get("codes")),
                it.get("words") instanceof String words ? words : null,
                it.get("shape") instanceof String shape ? Pattern.compile(shape) : null,
                Boolean.TRUE.equals(it.get("secret")));
    }

    private static Set<String> texts(@Nullable Object list) {
        return list instanceof List<?> it
                ? it.stream().map(String::valueOf).collect(Collectors.toSet())
                : Set.of();
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
