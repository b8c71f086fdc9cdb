package org.matricula.statistics;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Choice;

/// The head-count as its page shows it.
///
/// @param first the dimension downward
/// @param second the dimension across; empty for none
/// @param path units from the top of the reader's reach to the one counted
/// @param below units directly below it
/// @param chart how its chart is drawn
public record HeadcountShown(
        HeadcountTable table,
        Choice first,
        Choice second,
        LocalDate asOf,
        @Nullable String unit,
        List<Choice> path,
        List<Choice> below,
        List<Choice> dimensions,
        String chart) {

    /// The query that asks for the same again.
    public String query() {
        return "by="
                + first.value()
                + (second.value().isEmpty() ? "" : "&by=" + second.value())
                + "&asOf="
                + asOf
                + (unit == null ? "" : "&unit=" + unit);
    }
}
