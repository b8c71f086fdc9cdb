package org.matricula.survey.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Which cells of the units above the classes are told, beside the tables of classes and grades.
/// The three cross each other, so no order of nesting keeps them all; each further cell is told
/// only where nothing that any of them hides follows from it with the others.
final class TellAbove {

    /// Beyond so many numbers that are not shown, nothing more is told than before.
    private static final int MOST = 1500;

    /// A table.
    ///
    /// @param lines of each of its rows the parts it is made of
    /// @param small the parts of groups too small to be told apart
    record Table(List<List<Integer>> lines, List<List<Integer>> small) {}

    /// A table that is told already.
    ///
    /// @param hidden of each of its cells whether it is hidden
    record Told(Table table, boolean[][] hidden) {}

    private final long[][] cells;
    private final int least;
    private final boolean[] shown;
    private final Map<Integer, Integer> places = new HashMap<>();

    private TellAbove(long[][] cells, int least) {
        this.cells = cells;
        this.least = least;
        this.shown = new boolean[cells.length * columns()];
    }

    /// @param cells of the smallest parts, a row a part and a column an option; how many of a part
    ///   answered counts as known
    /// @param told the tables of classes and grades
    /// @param levels those to be told, the most wanted first
    /// @return of each level what is hidden
    static List<boolean[][]> of(long[][] cells, List<Told> told, List<Table> levels, int least) {
        return new TellAbove(cells, least).told(told, levels);
    }

    private List<boolean[][]> told(List<Told> told, List<Table> levels) {
        told.forEach(it -> shown(it.table(), it.hidden()));
        for (var at = 0; at < shown.length; at++) {
            if (!shown[at]) {
                places.put(at, places.size());
            }
        }
        if (places.size() > MOST) {
            var none =
                    levels.stream().map(it -> new boolean[it.lines().size()][columns()]).toList();
            none.forEach(it -> Arrays.stream(it).forEach(row -> Arrays.fill(row, true)));
            return none;
        }
        var known = new Disclosure(places.size());
        totals(known);
        told.forEach(it -> sums(known, it.table(), it.hidden()));
        told.forEach(it -> guard(known, it.table(), it.hidden()));
        levels.forEach(it -> guard(known, it, small(it)));
        return levels.stream().map(it -> level(known, it)).toList();
    }

    /// Cells of single parts that are told; and where a sum is told to be nothing, so is each part.
    private void shown(Table table, boolean[][] hidden) {
        each(
                table,
                (line, column) -> {
                    var parts = table.lines().get(line);
                    if (!hidden[line][column] && (parts.size() == 1 || sum(parts, column) == 0)) {
                        parts.forEach(part -> shown[part * columns() + column] = true);
                    }
                });
    }

    private void totals(Disclosure known) {
        var parts = IntStream.range(0, cells.length).boxed().toList();
        for (var column = 0; column < columns(); column++) {
            known.known(vector(parts, column));
        }
        for (var part = 0; part < cells.length; part++) {
            var row = new ArrayList<Integer>();
            for (var column = 0; column < columns(); column++) {
                row.addAll(vector(List.of(part), column));
            }
            known.known(row);
        }
    }

    private void sums(Disclosure known, Table table, boolean[][] hidden) {
        each(
                table,
                (line, column) -> {
                    if (!hidden[line][column]) {
                        known.known(vector(table.lines().get(line), column));
                    }
                });
    }

    private void guard(Disclosure known, Table table, boolean[][] hidden) {
        each(
                table,
                (line, column) -> {
                    if (hidden[line][column]) {
                        known.guard(vector(table.lines().get(line), column));
                    }
                });
        for (var column = 0; column < columns(); column++) {
            for (var group : table.small()) {
                known.guard(vector(group, column));
            }
        }
    }

    private boolean[][] small(Table table) {
        var all = new boolean[table.lines().size()][columns()];
        each(
                table,
                (line, column) -> {
                    var n = sum(table.lines().get(line), column);
                    all[line][column] = n > 0 && n < least;
                });
        return all;
    }

    private boolean[][] level(Disclosure known, Table table) {
        var hidden = small(table);
        var order = new ArrayList<int[]>();
        each(table, (line, column) -> order.add(new int[] {line, column}));
        order.sort(Comparator.comparingLong(at -> -sum(table.lines().get(at[0]), at[1])));
        for (var at : order) {
            if (!hidden[at[0]][at[1]]) {
                hidden[at[0]][at[1]] = !tells(known, table.lines().get(at[0]), at[1]);
            }
        }
        return hidden;
    }

    private boolean tells(Disclosure known, List<Integer> parts, int column) {
        if (sum(parts, column) > 0) {
            return known.tell(vector(parts, column));
        }
        // none altogether means none anywhere within
        var all = true;
        for (var part : parts) {
            all &= known.tell(vector(List.of(part), column));
        }
        return all;
    }

    private List<Integer> vector(List<Integer> parts, int column) {
        return parts.stream()
                .map(part -> part * columns() + column)
                .filter(at -> !shown[at])
                .map(places::get)
                .toList();
    }

    private long sum(List<Integer> parts, int column) {
        return parts.stream().mapToLong(part -> cells[part][column]).sum();
    }

    private int columns() {
        return cells.length == 0 ? 0 : cells[0].length;
    }

    private interface At {
        void cell(int line, int column);
    }

    private void each(Table table, At at) {
        for (var line = 0; line < table.lines().size(); line++) {
            for (var column = 0; column < columns(); column++) {
                at.cell(line, column);
            }
        }
    }
}
