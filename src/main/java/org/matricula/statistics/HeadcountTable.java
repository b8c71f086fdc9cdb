package org.matricula.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
            List<Headcounts.Cell> cells,
            Map<@Nullable String, String> down,
            Map<@Nullable String, String> across,
            boolean twice,
            Addresses addresses) {
        var lines = new ArrayList<Line>();
        for (var first : down.entrySet()) {
            var numbers = new ArrayList<Number>();
            if (twice) {
                for (var second : across.keySet()) {
                    numbers.add(
                            number(
                                    sum(cells, first.getKey(), second),
                                    addresses.of(new Choice(first.getKey()), new Choice(second))));
                }
            }
            var sum =
                    number(
                            sum(cells, first.getKey()),
                            addresses.of(new Choice(first.getKey()), null));
            lines.add(new Line(first.getValue(), numbers, sum));
        }
        var sums = new ArrayList<Number>();
        if (twice) {
            for (var second : across.keySet()) {
                var count =
                        lines.stream().mapToLong(it -> it.numbers().get(sums.size()).count()).sum();
                sums.add(number(count, addresses.of(null, new Choice(second))));
            }
        }
        return new HeadcountTable(
                List.copyOf(across.values()),
                lines,
                sums,
                cells.stream().mapToLong(Headcounts.Cell::count).sum());
    }

    private static Number number(long count, @Nullable String href) {
        return new Number(count, count == 0 ? null : href);
    }

    private static long sum(List<Headcounts.Cell> cells, @Nullable String... keys) {
        return cells.stream()
                .filter(it -> it.keys().subList(0, keys.length).equals(Arrays.asList(keys)))
                .mapToLong(Headcounts.Cell::count)
                .sum();
    }
}
