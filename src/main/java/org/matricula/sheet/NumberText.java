package org.matricula.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;

/// Numbers as text: in full, and as the format of the cell shows them where that adds digits.
final class NumberText {

    /// Spreadsheets keep this many digits; what comes after is lost when a number is typed.
    private static final int DIGITS_KEPT = 15;

    private static final MathContext KEPT = new MathContext(DIGITS_KEPT);
    private static final Pattern ONLY_ZEROS = Pattern.compile("0{2,}");
    private static final Pattern SHORTENED = Pattern.compile("\\d(\\.\\d+)?[eE]\\+1[5-9]");

    private NumberText() {}

    /// A long number that a spreadsheet saved to text in its short form.
    static boolean lostDigits(String text) {
        return text.length() >= 5
                && text.length() <= 24
                && text.charAt(text.length() - 3) == '+'
                && SHORTENED.matcher(text).matches();
    }

    static Cell cell(String raw, CellFormat format) {
        if (isShortInteger(raw) && !format.addsDigits()) {
            return Cell.of(Cell.Kind.NUMBER, raw);
        }
        BigDecimal value;
        try {
            value = new BigDecimal(raw);
        } catch (NumberFormatException notANumber) {
            return Cell.text(raw);
        }
        if (Math.abs(value.precision() - (long) value.scale()) > 400) {
            return Cell.text(raw);
        }
        var whole = value.precision() - value.scale();
        var cell = Cell.of(Cell.Kind.NUMBER, shown(value, format));
        return whole > DIGITS_KEPT ? cell.with(Cell.Mark.ROUNDED) : cell;
    }

    private static boolean isShortInteger(String raw) {
        if (raw.isEmpty()
                || raw.length() > DIGITS_KEPT
                || (raw.length() > 1 && raw.charAt(0) == '0')) {
            return false;
        }
        for (var i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) < '0' || raw.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static String shown(BigDecimal value, CellFormat format) {
        var whole = value.precision() - value.scale();
        var rounded = whole > DIGITS_KEPT ? value : value.round(KEPT);
        var plain = rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        if (!format.addsDigits() || whole > DIGITS_KEPT) {
            return plain;
        }
        if (ONLY_ZEROS.matcher(format.code()).matches()
                && plain.chars().allMatch(Character::isDigit)) {
            return "0".repeat(Math.max(0, format.code().length() - plain.length())) + plain;
        }
        return new DataFormatter(Locale.ROOT)
                .formatRawCellContents(value.doubleValue(), format.index(), format.code())
                .strip();
    }
}
