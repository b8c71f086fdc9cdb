package org.matricula.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The head-count as its chart reads it.
record HeadcountChart(List<String> categories, List<Series> series) {

    /// @param links addresses behind the figures
    record Series(String name, List<Long> data, List<@Nullable String> links) {}

    /// One series for each column of the table, or its sums where it has none.
    static HeadcountChart of(HeadcountTable table, String total) {
        var series = new ArrayList<Series>();
        for (var i = 0; i < table.heads().size(); i++) {
            var column = i;
            series.add(series(table.heads().get(i), table, it -> it.numbers().get(column)));
        }
        if (series.isEmpty()) {
            series.add(series(total, table, HeadcountTable.Line::sum));
        }
        return new HeadcountChart(
                table.lines().stream().map(HeadcountTable.Line::label).toList(), series);
    }

    private static Series series(
            String name,
            HeadcountTable table,
            Function<HeadcountTable.Line, HeadcountTable.Number> column) {
        var links = new ArrayList<@Nullable String>();
        table.lines().forEach(it -> links.add(column.apply(it).href()));
        return new Series(
                name, table.lines().stream().map(it -> column.apply(it).count()).toList(), links);
    }
}
