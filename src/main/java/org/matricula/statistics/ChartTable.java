package org.matricula.statistics;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The numbers of a chart, as it draws them and as a reader reads them.
///
/// @param heads of the words, then of the numbers
/// @param shares whether each number is also told as a share of its line
public record ChartTable(List<String> heads, List<Line> lines, boolean shares) {

    /// @param words one, or from where and to where
    public record Line(List<String> words, List<HeadcountTable.Number> numbers) {

        public long sum() {
            return numbers.stream().mapToLong(HeadcountTable.Number::count).sum();
        }
    }

    /// How many of the heads stand over words.
    public int words() {
        return lines.isEmpty() ? 1 : lines.getFirst().words().size();
    }

    List<List<Object>> rows() {
        var rows = new ArrayList<List<Object>>();
        for (var it : lines) {
            var row = new ArrayList<Object>(it.words());
            it.numbers().forEach(number -> row.add(number.count()));
            rows.add(row);
        }
        return rows;
    }

    static ChartTable of(HeadcountTable table, String first, String total) {
        var heads = new ArrayList<String>();
        heads.add(first);
        heads.addAll(table.heads().isEmpty() ? List.of(total) : table.heads());
        var lines =
                table.lines().stream()
                        .map(it ->
                                new Line(
                                        List.of(it.label()),
                                        it.numbers().isEmpty() ? List.of(it.sum()) : it.numbers()))
                        .toList();
        return new ChartTable(heads, lines, false);
    }

    static HeadcountTable.Number number(long count, @Nullable String href) {
        return new HeadcountTable.Number(count, count == 0 ? null : href);
    }
}
