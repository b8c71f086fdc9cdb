package org.matricula.statistics;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Choice;

/// A chart as its page shows it.
///
/// @param kinds every chart, with the word of its address
/// @param by what a trend is split by, with all it can be split by; none in other charts
/// @param sent the filters, for the form; `kept` the same for links
/// @param query asks for the same again
/// @param drawn how the chart is drawn
public record ChartShown(
        String kind,
        ChartTable table,
        List<Choice> kinds,
        LocalDate asOf,
        @Nullable LocalDate from,
        String by,
        List<Choice> dimensions,
        @Nullable String unit,
        List<Choice> path,
        List<Choice> below,
        List<Choice> chosen,
        List<Choice> sent,
        String kept,
        String query,
        String drawn,
        boolean horizontal) {}
