package org.matricula.sheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.jspecify.annotations.Nullable;

/// Puts values into cells of an .xlsx so that text stays text.
final class XlsxCells {

    private static final int LONGEST = 32_767;
    private static final double EXACT = 1e15;

    private final SheetStyles styles;

    XlsxCells(SheetStyles styles) {
        this.styles = styles;
    }

    void put(Row row, int column, @Nullable Object value) {
        if (value == null || value.equals("")) {
            return;
        }
        var cell = row.createCell(column);
        switch (value) {
            case LocalDate day -> cell.setCellValue(day);
            case LocalDateTime moment -> cell.setCellValue(moment);
            case Boolean truth -> cell.setCellValue(truth);
            case Number number when Math.abs(number.doubleValue()) < EXACT ->
                    cell.setCellValue(number.doubleValue());
            case BigDecimal number -> cell.setCellValue(number.toPlainString());
            default -> cell.setCellValue(cut(value.toString()));
        }
        cell.setCellStyle(style(value));
    }

    private CellStyle style(Object value) {
        return switch (value) {
            case LocalDate _ -> styles.date;
            case LocalDateTime _ -> styles.moment;
            case Boolean _ -> styles.number;
            case Number number when Math.abs(number.doubleValue()) < EXACT -> styles.number;
            default -> FormulaGuard.couldBeFormula(value.toString()) ? styles.quoted : styles.text;
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
