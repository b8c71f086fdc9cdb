package org.matricula.sheet;

import java.util.List;

/// What became of a row, in words for the person who sent it.
///
/// @param result for the column 结果
/// @param cells what is wrong, by cell; column -1 for the row as a whole
public record RowMark(String result, List<CellMark> cells) {

    public record CellMark(int column, String message) {}

    public RowMark {
        cells = List.copyOf(cells);
    }

    String problems() {
        return String.join("; ", cells.stream().map(CellMark::message).toList());
    }
}
