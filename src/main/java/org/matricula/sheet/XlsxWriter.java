package org.matricula.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/// Streams an .xlsx: a hundred rows in memory, the others in a packed temporary file that closing
/// deletes.
final class XlsxWriter implements SheetWriter {

    static final int ROWS_IN_MEMORY = 100;
    private static final int CHARACTER = 256;
    private static final int WIDEST = 60;
    private static final int ROWS_WITH_CHOICES = 5_000;
    private static final String CHOICES = "_choices";

    private final OutputStream out;
    private final SheetDesign design;
    private final SXSSFWorkbook book;
    private final SXSSFSheet sheet;
    private final SheetStyles styles;
    private final XlsxCells cells;
    private int rows;
    private int dataRows;

    XlsxWriter(OutputStream out, SheetDesign design) {
        this.out = out;
        this.design = design;
        book = new SXSSFWorkbook(ROWS_IN_MEMORY);
        book.setCompressTempFiles(true);
        styles = new SheetStyles(book);
        cells = new XlsxCells(styles);
        sheet = book.createSheet(WorkbookUtil.createSafeSheetName(design.title()));
        header();
        choices();
    }

    private void header() {
        var row = sheet.createRow(rows++);
        for (var i = 0; i < design.columns().size(); i++) {
            var column = design.columns().get(i);
            var cell = row.createCell(i);
            cell.setCellValue(column.heading());
            cell.setCellStyle(styles.header);
            sheet.setColumnWidth(i, width(column.width(), column.heading()));
        }
        sheet.createFreezePane(0, 1);
        sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
    }

    /// In units of a character; ideographs count twice.
    static int width(int wanted, String heading) {
        var fitting = 4 + heading.chars().map(it -> it > 0xFF ? 2 : 1).sum();
        return Math.min(wanted > 0 ? wanted : Math.max(10, fitting), WIDEST) * CHARACTER;
    }

    /// The values to choose from stand on a sheet of their own: a list within the rule ends at 255
    /// characters.
    private void choices() {
        if (design.columns().stream().allMatch(it -> it.choices().isEmpty())) {
            return;
        }
        var lists = book.createSheet(CHOICES);
        book.setSheetVisibility(book.getSheetIndex(lists), SheetVisibility.VERY_HIDDEN);
        var line = 0;
        for (var i = 0; i < design.columns().size(); i++) {
            var values = design.columns().get(i).choices();
            if (!values.isEmpty()) {
                offer(i, line + 1, line + values.size());
            }
            for (var value : values) {
                cells.put(lists.createRow(line++), 0, value);
            }
        }
    }

    private void offer(int column, int from, int to) {
        var range = "'" + CHOICES + "'!$A$" + from + ":$A$" + to;
        var helper = sheet.getDataValidationHelper();
        var rule =
                helper.createValidation(
                        helper.createFormulaListConstraint(range),
                        new CellRangeAddressList(1, ROWS_WITH_CHOICES, column, column));
        rule.setSuppressDropDownArrow(true);
        rule.setShowErrorBox(false);
        sheet.addValidationData(rule);
    }

    @Override
    public void row(List<? extends @Nullable Object> values) {
        var row = sheet.createRow(rows++);
        for (var i = 0; i < values.size(); i++) {
            cells.put(row, i, values.get(i));
        }
        dataRows = rows;
    }

    @Override
    public void mark(String text) {
        cells.put(sheet.createRow(rows++), 0, text);
        sheet.getFooter().setLeft(text.replace("&", "&&"));
    }

    @Override
    public void close() {
        try (book) {
            var last =
                    CellReference.convertNumToColString(Math.max(design.columns().size(), 1) - 1);
            sheet.setAutoFilter(CellRangeAddress.valueOf("A1:" + last + Math.max(dataRows, 1)));
            book.write(out);
            out.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
