package org.matricula.statistics;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Choice;

/// The head-count as its page shows it.
///
/// @param first the dimension downward
/// @param second the dimension across; empty for none
/// @param knownAt as a browser writes a local time; empty for what is known now
/// @param path units from the top of the reader's reach to the one counted
/// @param below units directly below it
/// @param filters every dimension that can be filtered by
/// @param chosen the filters that hold, each with the address without it
/// @param query asks for the same again
/// @param kept the filters alone, for links that ask for something else of the same students
/// @param chart how its chart is drawn
public record HeadcountShown(
        HeadcountTable table,
        Choice first,
        Choice second,
        LocalDate asOf,
        String knownAt,
        @Nullable String unit,
        List<Choice> path,
        List<Choice> below,
        List<Choice> dimensions,
        List<Filter> filters,
        List<Choice> chosen,
        String query,
        String kept,
        String chart) {

    /// What can be chosen of a dimension.
    ///
    /// @param options none where any number can be typed
    /// @param value what is chosen; empty for all
    public record Filter(String name, String label, List<Choice> options, String value) {}
}
