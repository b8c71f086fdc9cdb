package org.matricula.survey.result;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/// 小组隐藏: which cells of a table of groups by options are left out, so that nothing of a small group
/// is told, neither by its own cell nor by what the other cells and the totals leave over.
///
/// Every group's and every option's total counts as known. A hidden cell could be computed exactly
/// where it lies on no closed way of hidden cells that turns from row to column and back; each one
/// that does is given such a way, at the least cost of what else must be hidden.
final class Suppression {

    private static final long NEVER_GLADLY = 1_000_000_000L;

    private final long[][] cells;
    private final boolean[][] hidden;
    private final int least;

    private Suppression(long[][] cells, boolean[][] forced, int least) {
        this.cells = cells;
        this.hidden = Arrays.stream(forced).map(boolean[]::clone).toArray(boolean[][]::new);
        this.least = least;
    }

    /// @param cells a row a group, a column an option; at least two of each, or nothing is hidden
    ///   that would help
    /// @return the same shape, true where a cell is hidden
    static boolean[][] of(long[][] cells, int least) {
        return of(cells, new boolean[cells.length][cells.length == 0 ? 0 : cells[0].length], least);
    }

    /// @param forced what is hidden in any case
    static boolean[][] of(long[][] cells, boolean[][] forced, int least) {
        var it = new Suppression(cells, forced, least);
        it.small();
        it.close();
        return it.hidden;
    }

    /// Groups that lie in larger ones: whatever is hidden of a larger group is hidden of its
    /// largest part too, so that adding up the parts does not give it back; and within it, as if
    /// the larger group's own cells were known.
    ///
    /// @param parts for each larger group which rows of `cells` are its parts
    /// @param whole what is hidden of the larger groups, a row each
    static boolean[][] within(long[][] cells, List<int[]> parts, boolean[][] whole, int least) {
        var columns = cells.length == 0 ? 0 : cells[0].length;
        var all = new boolean[cells.length][columns];
        for (var group = 0; group < parts.size(); group++) {
            var rows = parts.get(group);
            if (rows.length == 0) {
                continue;
            }
            var own = Arrays.stream(rows).mapToObj(row -> cells[row]).toArray(long[][]::new);
            var forced = new boolean[own.length][columns];
            forced[largest(own)] = whole[group].clone();
            var found = own.length == 1 ? forced : of(own, forced, least);
            for (var i = 0; i < rows.length; i++) {
                all[rows[i]] = found[i];
            }
        }
        return all;
    }

    private static int largest(long[][] rows) {
        var best = 0;
        for (var row = 1; row < rows.length; row++) {
            if (Arrays.stream(rows[row]).sum() > Arrays.stream(rows[best]).sum()) {
                best = row;
            }
        }
        return best;
    }

    private void small() {
        for (var row = 0; row < cells.length; row++) {
            for (var column = 0; column < cells[row].length; column++) {
                hidden[row][column] |= cells[row][column] > 0 && cells[row][column] < least;
            }
        }
    }

    private void close() {
        if (cells.length < 2 || cells[0].length < 2) {
            return;
        }
        for (var row = 0; row < cells.length; row++) {
            for (var column = 0; column < cells[row].length; column++) {
                if (hidden[row][column] && exposed(row, column)) {
                    cover(row, column);
                }
            }
        }
    }

    /// Whether no other way of hidden cells leads from the row to the column.
    boolean exposed(int row, int column) {
        var rows = new boolean[cells.length];
        var columns = new boolean[cells[0].length];
        var next = new ArrayDeque<Integer>();
        rows[row] = true;
        next.add(row);
        while (!next.isEmpty()) {
            var from = next.poll();
            for (var over = 0; over < columns.length; over++) {
                if (!hidden[from][over] || columns[over] || from == row && over == column) {
                    continue;
                }
                if (over == column) {
                    return false;
                }
                columns[over] = true;
                for (var to = 0; to < rows.length; to++) {
                    if (hidden[to][over] && !rows[to]) {
                        rows[to] = true;
                        next.add(to);
                    }
                }
            }
        }
        return true;
    }

    private void cover(int row, int column) {
        var best = Long.MAX_VALUE;
        var otherRow = -1;
        var otherColumn = -1;
        for (var r = 0; r < cells.length; r++) {
            for (var c = 0; c < cells[0].length; c++) {
                if (r == row || c == column) {
                    continue;
                }
                var cost = cost(row, c) + cost(r, column) + cost(r, c);
                if (cost < best) {
                    best = cost;
                    otherRow = r;
                    otherColumn = c;
                }
            }
        }
        hidden[row][otherColumn] = true;
        hidden[otherRow][column] = true;
        hidden[otherRow][otherColumn] = true;
    }

    /// An empty cell shields badly: whoever guesses that it is empty knows its neighbour.
    private long cost(int row, int column) {
        return hidden[row][column]
                ? 0
                : cells[row][column] == 0 ? NEVER_GLADLY : cells[row][column];
    }
}
