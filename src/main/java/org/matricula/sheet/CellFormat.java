package org.matricula.sheet;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;

/// How a cell shows its number.
///
/// @param isDate the number counts days
/// @param addsDigits the format shows more than the number has: leading zeros, a written prefix
record CellFormat(int index, String code, boolean isDate, boolean addsDigits) {

    static final CellFormat GENERAL = new CellFormat(0, "General", false, false);

    private static final Pattern LEADING_ZEROS =
            Pattern.compile("(\"[^\"]*\"|\\\\.|[A-Z-])*0{2,}(\"[^\"]*\"|\\\\.|[A-Z-])*");
    private static final Pattern PREFIX = Pattern.compile("(\"[^\"]+\")0(\"[^\"]*\")?");

    static CellFormat of(int index, String code) {
        var date = isChineseDate(index) || DateUtil.isADateFormat(index, code);
        var adds =
                !date && (LEADING_ZEROS.matcher(code).matches() || PREFIX.matcher(code).matches());
        return new CellFormat(index, code, date, adds);
    }

    static CellFormat builtin(int index) {
        var code = index < 0 || index > 0x31 ? "General" : BuiltinFormats.getBuiltinFormat(index);
        return of(index, code == null ? "General" : code);
    }

    /// Formats 27 to 58 are dates in a Chinese spreadsheet and have no written code.
    private static boolean isChineseDate(int index) {
        return (index >= 27 && index <= 31)
                || index == 36
                || (index >= 50 && index <= 54)
                || index == 57
                || index == 58;
    }

    Cell cell(String raw, boolean from1904) {
        if (!isDate) {
            return NumberText.cell(raw, this);
        }
        try {
            var serial = Double.parseDouble(raw);
            return serial >= 1 && DateUtil.isValidExcelDate(serial)
                    ? Cell.of(
                            Cell.Kind.DATE, iso(DateUtil.getLocalDateTime(serial, from1904, true)))
                    : NumberText.cell(raw, GENERAL);
        } catch (NumberFormatException notANumber) {
            return Cell.text(raw);
        }
    }

    private static String iso(LocalDateTime at) {
        return at.toLocalTime().toSecondOfDay() == 0
                ? at.toLocalDate().toString()
                : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
