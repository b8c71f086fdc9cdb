package org.matricula.statistics;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Choice;

/// The movement table as its page shows it.
public record MovementShown(
        LocalDate from,
        LocalDate to,
        long opening,
        List<Row> rows,
        long in,
        long out,
        long closing,
        @Nullable String unit,
        List<Choice> path,
        List<Choice> below) {

    /// One kind of what happened.
    public record Row(String verb, String kind, long in, long out) {}

    /// The students who came, or left.
    ///
    /// @param side `IN` or `OUT`
    /// @param row of one kind; null for all
    public String students(String side, @Nullable Row row) {
        return "/statistics/movement/students?from=%s&to=%s&side=%s%s%s"
                .formatted(
                        from,
                        to,
                        side,
                        unit == null ? "" : "&unit=" + unit,
                        row == null ? "" : "&verb=" + row.verb());
    }
}
