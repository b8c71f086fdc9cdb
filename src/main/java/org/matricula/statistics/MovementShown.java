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
    public record Row(String kind, long in, long out) {}
}
