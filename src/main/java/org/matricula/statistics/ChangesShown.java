package org.matricula.statistics;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Choice;

/// A comparison of two days as its page shows it.
///
/// @param sent the filters, for the form; `kept` the same for links
/// @param query asks for the same again
public record ChangesShown(
        ChangesTable table,
        LocalDate from,
        LocalDate to,
        Choice by,
        List<Choice> dimensions,
        List<Choice> chosen,
        List<Choice> sent,
        String kept,
        @Nullable String unit,
        List<Choice> path,
        List<Choice> below,
        String query) {

    /// The students behind a change.
    public String students(ChangesTable.Line line, String side) {
        return "/statistics/changes/students?"
                + query
                + "&side="
                + side
                + "&value="
                + (line.value() == null ? Questions.UNKNOWN : line.value());
    }
}
