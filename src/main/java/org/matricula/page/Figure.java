package org.matricula.page;

import org.jspecify.annotations.Nullable;

/// One tile of the row of figures above a list.
///
/// @param note a few words behind the figure
/// @param tone `bad` for what asks for action, `up` for what went well, null for neither
/// @param href the list behind the figure
public record Figure(
        String label,
        String value,
        @Nullable String note,
        @Nullable String tone,
        @Nullable String href) {

    public Figure(String label, String value) {
        this(label, value, null, null, null);
    }
}
