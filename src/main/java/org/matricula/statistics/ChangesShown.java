package org.matricula.statistics;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Choice;
import org.springframework.web.util.UriUtils;

/// A comparison of two days as its page shows it.
///
/// @param sent the filters, for the form; `kept` the same for links
/// @param query asks for the same again
public record ChangesShown(
        ChangesTable table,
        Headcounts.Question asked,
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

    /// The students behind a change; of the sum, those of every value.
    public String students(ChangesTable.Line line, String side) {
        var address = "/statistics/changes/students?" + query + "&side=" + side;
        return line == table.sum() ? address : address + "&value=" + written(line.value());
    }

    /// The students behind a reason.
    public String students(ChangesTable.Reason reason, String side) {
        var address = "/statistics/changes/students?" + query + "&side=" + side;
        return address
                + reason.verbs().stream()
                        .map(it -> "&verb=" + written(it))
                        .collect(Collectors.joining());
    }

    /// Each time one of these things was done.
    public String acts(ChangesTable.Reason reason) {
        return "/statistics/changes/acts?"
                + query
                + reason.verbs().stream()
                        .map(it -> "&verb=" + written(it))
                        .collect(Collectors.joining());
    }

    /// The students counted on one of the days.
    public String students(ChangesTable.Line line, LocalDate day) {
        var cell = new EnumMap<Dimension, @Nullable String>(Dimension.class);
        if (line != table.sum()) {
            cell.put(asked.by().getFirst(), line.value());
        }
        return Questions.students(
                new Headcounts.Question(
                        asked.place(), asked.by(), day, asked.knownAt(), asked.filters()),
                cell);
    }

    private static String written(@Nullable String value) {
        return UriUtils.encode(value == null ? Questions.UNKNOWN : value, StandardCharsets.UTF_8);
    }
}
