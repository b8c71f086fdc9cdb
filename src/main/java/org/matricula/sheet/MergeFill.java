package org.matricula.sheet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// Lends the value of a merged cell to the rows it reaches down to. Schools merge the class beside
/// its forty pupils.
final class MergeFill {

    private record Lent(Merge merge, Cell cell) {}

    private final Deque<Merge> ahead;
    private final List<Lent> lent = new ArrayList<>();

    MergeFill(List<Merge> merges) {
        ahead =
                new ArrayDeque<>(
                        merges.stream()
                                .filter(it -> it.lastRow() > it.firstRow())
                                .sorted(Comparator.comparingInt(Merge::firstRow))
                                .toList());
    }

    /// Rows come in ascending order.
    SheetRow filled(SheetRow row) {
        if (ahead.isEmpty() && lent.isEmpty()) {
            return row;
        }
        lent.removeIf(it -> it.merge().lastRow() < row.number());
        var filled = lent.isEmpty() ? row : lend(row);
        while (!ahead.isEmpty() && ahead.peek().firstRow() <= row.number()) {
            var merge = ahead.poll();
            var cell = row.cell(merge.firstColumn());
            if (merge.firstRow() == row.number() && cell.kind() != Cell.Kind.EMPTY) {
                lent.add(new Lent(merge, cell.with(Cell.Mark.MERGED)));
            }
        }
        return filled;
    }

    private SheetRow lend(SheetRow row) {
        var cells = new ArrayList<>(row.cells());
        for (var each : lent) {
            var column = each.merge().firstColumn();
            while (cells.size() <= column) {
                cells.add(Cell.EMPTY);
            }
            if (cells.get(column).kind() == Cell.Kind.EMPTY) {
                cells.set(column, each.cell());
            }
        }
        return new SheetRow(row.number(), cells);
    }
}
