package org.matricula.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.matricula.statistics.Crosses.Cell;

/// Cells laid out as a table: the first dimension downward, the second across, sums at the edges.
///
/// @param heads the second dimension's words; none where there is only one dimension
public record HeadcountTable(List<String> heads, List<Line> lines, List<Number> sums, long total) {

    /// One row; its last number is the row's sum.
    public record Line(String label, List<Number> numbers, Number sum) {}

    /// @param href the students behind it
    public record Number(long count, @Nullable String href) {}

    /// Makes the address behind a number; null stands for 'all of them'.
    interface Addresses {
        @Nullable String of(@Nullable Choice first, @Nullable Choice second);
    }

    /// One value of a dimension, which may be unknown.
    record Choice(@Nullable String value) {}

    static HeadcountTable of(
            List<Cell> cells,
            Map<@Nullable String, String> down,
            Map<@Nullable String, String> across,
            boolean twice,
            Addresses addresses) {
        var counts = new HashMap<List<@Nullable Choice>, Long>();
        for (var it : cells) {
            var keys = it.keys().stream().map(Choice::new).toList();
            counts.put(both(keys.getFirst(), twice ? keys.get(1) : null), it.count());
            if (twice) {
                counts.merge(both(keys.getFirst(), null), it.count(), Long::sum);
                counts.merge(both(null, keys.get(1)), it.count(), Long::sum);
            }
        }
        var columns = across.keySet().stream().map(Choice::new).toList();
        var lines = new ArrayList<Line>();
        down.forEach((value, label) -> {
            var row = new Choice(value);
            var numbers = columns.stream().map(it -> number(counts, row, it, addresses)).toList();
            lines.add(new Line(label, numbers, number(counts, row, null, addresses)));
        });
        var sums = columns.stream().map(it -> number(counts, null, it, addresses)).toList();
        return new HeadcountTable(
                List.copyOf(across.values()),
                lines,
                sums,
                cells.stream().mapToLong(Cell::count).sum());
    }

    private static Number number(
            Map<List<@Nullable Choice>, Long> counts,
            @Nullable Choice first,
            @Nullable Choice second,
            Addresses addresses) {
        long count = counts.getOrDefault(both(first, second), 0L);
        return new Number(count, count == 0 ? null : addresses.of(first, second));
    }

    private static List<@Nullable Choice> both(@Nullable Choice first, @Nullable Choice second) {
        var both = new ArrayList<@Nullable Choice>();
        both.add(first);
        both.add(second);
        return both;
    }
}
