package org.matricula.sheet;

import java.util.ArrayList;

/// Collects the cells of one row, which may come with gaps, within the limits.
final class RowCells {

    private final SheetLimits limits;
    private ArrayList<Cell> cells = new ArrayList<>();

    RowCells(SheetLimits limits) {
        this.limits = limits;
    }

    void put(int column, Cell cell) {
        if (cell.kind() == Cell.Kind.EMPTY && cell.marks().isEmpty()) {
            return;
        }
        if (column >= limits.columns()) {
            throw new UnreadableSheet(SheetProblem.of("sheet.columns", limits.columns()));
        }
        while (cells.size() < column) {
            cells.add(Cell.EMPTY);
        }
        if (column < cells.size()) {
            cells.set(column, cell);
        } else {
            cells.add(cell);
        }
    }

    /// The row so far, and begins the next.
    SheetRow row(int number) {
        if (number > limits.rows() && !cells.isEmpty()) {
            throw new UnreadableSheet(SheetProblem.of("sheet.rows", limits.rows()));
        }
        var row = new SheetRow(number, cells);
        cells = new ArrayList<>(cells.size());
        return row;
    }
}
