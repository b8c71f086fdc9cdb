package org.matricula.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/// Marks a sheet while copying it as a stream: in constant memory, whatever its size.
final class RewrittenCopy {

    private static final int MOST_MERGES = 5_000;

    private final SheetReader reader;
    private final Layout layout;
    private final MarkedCopy.Words words;
    private final Map<Short, CellStyle> erroneous = new HashMap<>();

    RewrittenCopy(SheetReader reader, Layout layout, MarkedCopy.Words words) {
        this.reader = reader;
        this.layout = layout;
        this.words = words;
    }

    void write(SheetFile file, IntFunction<@Nullable RowMark> marks, OutputStream out) {
        try (var source = reader.open(file);
                var book = new SXSSFWorkbook(XlsxWriter.ROWS_IN_MEMORY)) {
            book.setCompressTempFiles(true);
            var name = layout.sheet().name();
            var sheet =
                    book.createSheet(
                            WorkbookUtil.createSafeSheetName(name.isEmpty() ? "Sheet1" : name));
            copy(source, sheet, new SheetStyles(book), marks);
            book.write(out);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void copy(
            SheetBook source,
            SXSSFSheet sheet,
            SheetStyles styles,
            IntFunction<@Nullable RowMark> marks) {
        var cells = new XlsxCells(styles);
        var places = ResultColumns.of(layout, words, width(source));
        var comments = new Comments(sheet, words.author());
        widths(sheet, places);
        try (var rows = source.rows(layout.sheet())) {
            rows.merges().stream().limit(MOST_MERGES).forEach(it -> merge(sheet, it));
            while (rows.hasNext()) {
                var row = rows.next();
                var copy = sheet.createRow(row.number() - 1);
                values(row, copy, cells, styles, places);
                var mark = marks.apply(row.number());
                if (row.number() == layout.headerTo()) {
                    heading(copy, places.result(), words.result(), styles);
                    heading(copy, places.problems(), words.problems(), styles);
                } else if (mark != null && row.number() > layout.headerTo()) {
                    places.put(cells, copy, mark);
                    mark.cells().stream()
                            .filter(it -> it.column() >= 0)
                            .forEach(it -> mark(copy, it, styles, comments));
                }
            }
        }
    }

    private int width(SheetBook source) {
        var width = 0;
        try (var rows = source.rows(layout.sheet())) {
            while (rows.hasNext()) {
                width = Math.max(width, rows.next().cells().size());
            }
        }
        return width;
    }

    private void widths(SXSSFSheet sheet, ResultColumns places) {
        for (var column : layout.columns()) {
            var longest =
                    layout.sample().stream()
                            .mapToInt(it -> it.cell(column.index()).text().length())
                            .max()
                            .orElse(0);
            sheet.setColumnWidth(column.index(), XlsxWriter.width(Math.max(10, longest + 2), ""));
        }
        sheet.setColumnWidth(places.result(), XlsxWriter.width(12, ""));
        sheet.setColumnWidth(places.problems(), XlsxWriter.width(40, ""));
    }

    private static void merge(SXSSFSheet sheet, Merge merge) {
        sheet.addMergedRegionUnsafe(
                new CellRangeAddress(
                        merge.firstRow() - 1,
                        merge.lastRow() - 1,
                        merge.firstColumn(),
                        merge.lastColumn()));
    }

    private void values(
            SheetRow row, Row copy, XlsxCells cells, SheetStyles styles, ResultColumns places) {
        for (var i = 0; i < row.cells().size(); i++) {
            var cell = row.cell(i);
            if (cell.is(Cell.Mark.MERGED) || places.has(i)) {
                continue;
            }
            cells.put(copy, i, value(cell));
            if (row.number() >= layout.headerFrom()
                    && row.number() <= layout.headerTo()
                    && copy.getCell(i) != null) {
                copy.getCell(i).setCellStyle(styles.header);
            }
        }
    }

    private static @Nullable Object value(Cell cell) {
        return switch (cell.kind()) {
            case EMPTY -> null;
            case NUMBER -> number(cell.text());
            case BOOLEAN -> Boolean.valueOf(cell.text());
            case DATE -> cell.text().length() > 10 ? LocalDateTime.parse(cell.text()) : cell.date();
            case TEXT, ERROR -> cell.text();
        };
    }

    /// Shown with leading zeros, or too long: stays the text it looks like.
    private static Object number(String text) {
        try {
            var number = new BigDecimal(text);
            return number.toPlainString().equals(text) && number.precision() <= 15 ? number : text;
        } catch (NumberFormatException shownOtherwise) {
            return text;
        }
    }

    private static void heading(Row row, int column, String heading, SheetStyles styles) {
        var cell = row.createCell(column);
        cell.setCellValue(heading);
        cell.setCellStyle(styles.header);
    }

    private void mark(Row row, RowMark.CellMark mark, SheetStyles styles, Comments comments) {
        var cell = row.getCell(mark.column(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        var style = cell.getCellStyle().getIndex() == 0 ? styles.text : cell.getCellStyle();
        cell.setCellStyle(
                erroneous.computeIfAbsent(
                        style.getIndex(),
                        _ -> SheetStyles.erroneous(row.getSheet().getWorkbook(), style)));
        comments.add(row.getRowNum(), mark.column(), mark.message());
    }
}
