package org.matricula.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of a problem, as the interface and the page show it.
///
/// @param field the form field it belongs to, which the error summary links to
/// @param remedy what to do about it
/// @param source the law and article that forbids it
/// @param own the sentences of the institution's own rules that forbid it
public record Line(
        @Nullable String field,
        String code,
        String message,
        @Nullable String remedy,
        @Nullable String source,
        List<Ground> own) {

    public Line {
        own = List.copyOf(own);
    }

    /// One on which the institution has no sentence of its own.
    public Line(
            @Nullable String field,
            String code,
            String message,
            @Nullable String remedy,
            @Nullable String source) {
        this(field, code, message, remedy, source, List.of());
    }

    /// The line that belongs to a field, for the message under the field itself.
    public static @Nullable String at(String field, Iterable<Line> lines) {
        for (var it : lines) {
            if (field.equals(it.field())) {
                return it.message();
            }
        }
        return null;
    }
}
