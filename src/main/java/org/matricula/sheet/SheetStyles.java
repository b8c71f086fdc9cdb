package org.matricula.sheet;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;

/// The few styles of the sheets we write.
final class SheetStyles {

    private static final byte[] HEADER_FILL = {(byte) 0xE8, (byte) 0xEE, (byte) 0xF4};
    static final byte[] ERROR_FILL = {(byte) 0xFF, (byte) 0xD9, (byte) 0xD6};

    final CellStyle header;
    final CellStyle text;

    /// Text that looks like a formula: the spreadsheet keeps it text even when the cell is edited.
    final CellStyle quoted;

    final CellStyle number;
    final CellStyle date;
    final CellStyle moment;

    SheetStyles(Workbook book) {
        header = style(book, "@");
        header.setWrapText(true);
        header.setVerticalAlignment(VerticalAlignment.CENTER);
        header.setBorderBottom(BorderStyle.THIN);
        fill(header, HEADER_FILL);
        var bold = book.createFont();
        bold.setBold(true);
        header.setFont(bold);
        text = style(book, "@");
        quoted = style(book, "@");
        quoted.setQuotePrefixed(true);
        number = style(book, "General");
        date = style(book, "yyyy-mm-dd");
        moment = style(book, "yyyy-mm-dd hh:mm");
    }

    private static CellStyle style(Workbook book, String format) {
        var style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format));
        return style;
    }

    static void fill(CellStyle style, byte[] colour) {
        ((XSSFCellStyle) style).setFillForegroundColor(new XSSFColor(colour));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    /// The same style on the colour of an error.
    static CellStyle erroneous(Workbook book, CellStyle like) {
        var style = book.createCellStyle();
        style.cloneStyleFrom(like);
        fill(style, ERROR_FILL);
        return style;
    }

    static boolean isErroneous(CellStyle style) {
        var colour = ((XSSFCellStyle) style).getFillForegroundColorColor();
        return style.getFillPattern() == FillPatternType.SOLID_FOREGROUND
                && colour != null
                && colour.getRGB() != null
                && java.util.Arrays.equals(colour.getRGB(), ERROR_FILL);
    }
}
