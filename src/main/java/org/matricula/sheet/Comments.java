package org.matricula.sheet;

import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellAddress;
import org.jspecify.annotations.Nullable;

/// Comments at erroneous cells, as many as a spreadsheet bears.
final class Comments {

    private static final int WIDTH = 4;
    private static final int HEIGHT = 4;

    private final Sheet sheet;
    private final String author;
    private @Nullable Drawing<?> drawing;
    private int count;

    Comments(Sheet sheet, String author) {
        this.sheet = sheet;
        this.author = author;
    }

    /// Removes our own comments of the last time below the header.
    void clear(int headerTo) {
        sheet.getCellComments()
                .forEach((at, comment) -> {
                    if (author.equals(comment.getAuthor()) && at.getRow() >= headerTo) {
                        var cell = sheet.getRow(at.getRow()).getCell(at.getColumn());
                        cell.removeCellComment();
                    }
                });
    }

    void add(int row, int column, String message) {
        if (count++ >= MarkedCopy.MOST_COMMENTS
                || sheet.getCellComment(new CellAddress(row, column)) != null) {
            return;
        }
        var helper = sheet.getWorkbook().getCreationHelper();
        var anchor = helper.createClientAnchor();
        anchor.setCol1(column + 1);
        anchor.setCol2(column + 1 + WIDTH);
        anchor.setRow1(row);
        anchor.setRow2(row + HEIGHT);
        var comment = drawing().createCellComment(anchor);
        comment.setAddress(row, column);
        comment.setString(helper.createRichTextString(message));
        comment.setAuthor(author);
    }

    private Drawing<?> drawing() {
        if (drawing == null) {
            drawing = sheet.createDrawingPatriarch();
        }
        return drawing;
    }
}
