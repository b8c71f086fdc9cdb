package org.matricula.page;

import org.jspecify.annotations.Nullable;

/// One line of a problem, as the interface and the page show it.
///
/// @param field the form field it belongs to, which the error summary links to
/// @param remedy what to do about it
/// @param source the law and article that forbids it
public record Line(
        @Nullable String field,
        String code,
        String message,
        @Nullable String remedy,
        @Nullable String source) {

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
