package org.matricula.exchange.roster;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is wrong with one value of one row: the message key `problem.<code>` with what fills it in.
///
/// @param col the column, beginning with 0; -1 for the row as a whole
/// @param value what stands there, masked where it is private
/// @param severity `error` keeps the row out, `warning` and `note` do not
record RowProblem(
        int row,
        @Nullable String field,
        int col,
        String code,
        List<String> args,
        @Nullable String value,
        String severity) {

    /// A value as it is kept: a number stays one, for the messages write it as one.
    static String kept(Object value) {
        return (value instanceof Number ? "n" : "s") + value;
    }

    /// Kept values, one after the other, as the messages take them.
    static Object[] fillings(String kept) {
        return Stream.of(kept.split("\u001f"))
                .filter(it -> !it.isEmpty())
                .map(it -> it.charAt(0) == 'n' ? new BigDecimal(it.substring(1)) : it.substring(1))
                .toArray();
    }

    boolean forbids() {
        return severity.equals("error");
    }
}
