package org.matricula.sheet;

import org.apache.poi.ss.usermodel.Row;

/// Where the two added columns stand: where they stood the last time, or behind the last column.
record ResultColumns(int result, int problems) {

    static ResultColumns of(Layout layout, MarkedCopy.Words words, int width) {
        var result = find(layout, words.result());
        var problems = find(layout, words.problems());
        return result >= 0 && problems >= 0
                ? new ResultColumns(result, problems)
                : new ResultColumns(width, width + 1);
    }

    private static int find(Layout layout, String heading) {
        return layout.columns().stream()
                .filter(it -> it.heading().equals(heading))
                .mapToInt(Column::index)
                .findFirst()
                .orElse(-1);
    }

    void put(XlsxCells cells, Row row, RowMark mark) {
        clear(row, result);
        clear(row, problems);
        cells.put(row, result, mark.result());
        cells.put(row, problems, mark.problems());
    }

    private static void clear(Row row, int column) {
        var cell = row.getCell(column);
        if (cell != null) {
            row.removeCell(cell);
        }
    }

    boolean has(int column) {
        return column == result || column == problems;
    }
}
