package org.matricula.sheet;

import java.util.regex.Pattern;

/// Knows which texts a spreadsheet would take for something else.
final class FormulaGuard {

    private static final Pattern FORMULA =
            Pattern.compile(
                    "[\\s\\p{Z}\\p{Cc}\\p{Cf}]*[=+\\-@＝＋－＠﹢﹣﹦﹫].*|[\\t\\r\\n].*", Pattern.DOTALL);
    private static final Pattern CHANGED_NUMBER =
            Pattern.compile("\\d{12,}|0\\d+|\\d+(\\.\\d+)?[eE]\\d+");

    private FormulaGuard() {}

    static boolean couldBeFormula(String text) {
        return !text.isEmpty()
                && !Character.isLetterOrDigit(text.charAt(0))
                && FORMULA.matcher(text).matches();
    }

    /// Long numbers are rounded, leading zeros dropped, 3E5 multiplied out.
    static boolean couldBeChanged(String text) {
        return CHANGED_NUMBER.matcher(text).matches();
    }
}
