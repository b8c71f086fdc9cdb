package org.matricula.sheet;

/// A merged cell; rows begin with 1, columns with 0, both ends belong to it.
public record Merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {

    public boolean covers(int row, int column) {
        return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
    }
}
