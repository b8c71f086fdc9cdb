package org.matricula.report.saved;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.matricula.report.saved.SavedAnswers.Cell;
import org.matricula.report.saved.SavedAnswers.Value;

/// A head-count as a sheet has it: the values of the first dimension down, of the second across,
/// the sums at the end of both.
///
/// @param columns what stands across; the last one is the sum
/// @param rows the last one is the sum
record SavedTable(List<String> columns, List<List<@Nullable Object>> rows) {

    /// Units of one kind stand by their names, all else by its codes.
    static final Comparator<Value> ORDER =
            Comparator.comparing(
                            (Value it) -> it.key() == null ? null : Objects.toString(it.name(), ""),
                            Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(Value::key, By::inOrder);

    static SavedTable of(
            List<By> by, List<Cell> cells, BiFunction<By, Value, String> label, String total) {
        var across = new TreeMap<Value, Long>(ORDER);
        var down = new TreeMap<Value, TreeMap<Value, Long>>(ORDER);
        for (var it : cells) {
            var column = by.size() < 2 ? new Value("", null) : it.values().get(1);
            across.merge(column, it.n(), Long::sum);
            down.computeIfAbsent(it.values().getFirst(), _ -> new TreeMap<>(ORDER))
                    .merge(column, it.n(), Long::sum);
        }
        var columns = new ArrayList<String>();
        if (by.size() > 1) {
            across.keySet().forEach(it -> columns.add(label.apply(by.get(1), it)));
        }
        columns.add(total);
        var rows = new ArrayList<List<@Nullable Object>>();
        down.forEach((value, numbers) ->
                rows.add(row(label.apply(by.getFirst(), value), numbers, across, by.size() > 1)));
        rows.add(row(total, across, across, by.size() > 1));
        return new SavedTable(columns, rows);
    }

    List<String> heads(String first) {
        var heads = new ArrayList<String>();
        heads.add(first);
        heads.addAll(columns);
        return heads;
    }

    private static List<@Nullable Object> row(
            String label,
            TreeMap<Value, Long> numbers,
            TreeMap<Value, Long> across,
            boolean crossed) {
        var row = new ArrayList<@Nullable Object>();
        row.add(label);
        if (crossed) {
            across.keySet().forEach(it -> row.add(numbers.getOrDefault(it, 0L)));
        }
        row.add(numbers.values().stream().mapToLong(Long::longValue).sum());
        return row;
    }
}
