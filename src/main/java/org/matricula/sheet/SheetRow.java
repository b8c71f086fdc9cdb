package org.matricula.sheet;

import java.util.List;

/// @param number the number at the left edge of the sheet, beginning with 1
public record SheetRow(int number, List<Cell> cells) {

    public Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }

    /// Nothing stands here but what a merged cell above lends.
    public boolean isBlank() {
        return cells.stream().allMatch(it -> it.is(Cell.Mark.MERGED) || it.isBlank());
    }
}
