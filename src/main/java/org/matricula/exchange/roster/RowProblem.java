package org.matricula.exchange.roster;

import java.util.List;
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

    boolean forbids() {
        return severity.equals("error");
    }
}
