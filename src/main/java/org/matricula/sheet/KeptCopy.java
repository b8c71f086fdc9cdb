package org.matricula.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Marks a small .xlsx in place. Formulas become their last values: the copy goes to other hands.
final class KeptCopy {

    private final Layout layout;
    private final MarkedCopy.Words words;
    private final Map<Short, CellStyle> erroneous = new HashMap<>();
    private final Map<Short, CellStyle> mended = new HashMap<>();

    KeptCopy(Layout layout, MarkedCopy.Words words) {
        this.layout = layout;
        this.words = words;
    }

    /// Empty where the library cannot hold what the workbook has; it is then written anew.
    Optional<ByteArrayOutputStream> of(Path path, IntFunction<@Nullable RowMark> marks) {
        try (var from = Files.newInputStream(path);
                var book = new XSSFWorkbook(from)) {
            book.forEach(it -> Formulas.freeze((XSSFSheet) it));
            mark(book.getSheetAt(layout.sheet().index()), marks);
            var copy = new ByteArrayOutputStream();
            book.write(copy);
            return Optional.of(copy);
        } catch (IOException | RuntimeException unusual) {
            LoggerFactory.getLogger(KeptCopy.class)
                    .info("a marked copy is written anew: {}", unusual.toString());
            return Optional.empty();
        }
    }

    private void mark(XSSFSheet sheet, IntFunction<@Nullable RowMark> marks) {
        var styles = new SheetStyles(sheet.getWorkbook());
        var cells = new XlsxCells(styles);
        var places = ResultColumns.of(layout, words, width(sheet));
        heading(sheet, places.result(), words.result(), styles);
        heading(sheet, places.problems(), words.problems(), styles);
        var comments = new Comments(sheet, words.author());
        comments.clear(layout.headerTo());
        for (var i = layout.headerTo(); i <= sheet.getLastRowNum(); i++) {
            var row = sheet.getRow(i);
            if (row == null) {
                continue;
            }
            var mark = marks.apply(i + 1);
            clear(row, mark);
            if (mark != null) {
                places.put(cells, row, mark);
                mark.cells().stream()
                        .filter(it -> it.column() >= 0)
                        .forEach(it -> mark(row, it, comments));
            }
        }
    }

    private static int width(XSSFSheet sheet) {
        var width = 0;
        for (var row : sheet) {
            width = Math.max(width, row.getLastCellNum());
        }
        return width;
    }

    private void heading(XSSFSheet sheet, int column, String heading, SheetStyles styles) {
        var row = sheet.getRow(layout.headerTo() - 1);
        var cell = (row == null ? sheet.createRow(layout.headerTo() - 1) : row).createCell(column);
        cell.setCellValue(heading);
        cell.setCellStyle(styles.header);
        sheet.setColumnWidth(
                column, XlsxWriter.width(heading.equals(words.problems()) ? 40 : 12, heading));
    }

    /// Takes the colour off cells that were erroneous the last time and are not now.
    private void clear(XSSFRow row, @Nullable RowMark mark) {
        Set<Integer> still = new HashSet<>();
        if (mark != null) {
            mark.cells().forEach(it -> still.add(it.column()));
        }
        for (var cell : row) {
            if (!still.contains(cell.getColumnIndex())
                    && SheetStyles.isErroneous(cell.getCellStyle())) {
                cell.setCellStyle(
                        mended.computeIfAbsent(
                                cell.getCellStyle().getIndex(),
                                _ -> plain(cell.getCellStyle(), row)));
            }
        }
    }

    private static CellStyle plain(CellStyle like, XSSFRow row) {
        var style = row.getSheet().getWorkbook().createCellStyle();
        style.cloneStyleFrom(like);
        style.setFillPattern(FillPatternType.NO_FILL);
        return style;
    }

    private void mark(XSSFRow row, RowMark.CellMark mark, Comments comments) {
        var cell = row.getCell(mark.column(), XSSFRow.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        if (!SheetStyles.isErroneous(cell.getCellStyle())) {
            cell.setCellStyle(marked(cell));
        }
        comments.add(row.getRowNum(), mark.column(), mark.message());
    }

    private CellStyle marked(XSSFCell cell) {
        var style = cell.getCellStyle();
        return erroneous.computeIfAbsent(
                style.getIndex(), _ -> SheetStyles.erroneous(cell.getSheet().getWorkbook(), style));
    }
}
