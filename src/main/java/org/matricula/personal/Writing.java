package org.matricula.personal;

import java.util.regex.Pattern;

/// Mends what typing, spreadsheets and copied pages do to characters.
final class Writing {

    private static final Pattern PLAIN_NUMBER = Pattern.compile("[0-9A-Z]*");
    private static final Pattern QUOTES = Pattern.compile("^=?[\"'‘’`“”]+|[\"'‘’`“”]+$");

    private Writing() {}

    /// Full-width forms to their ordinary ones (ＡＢＣ１２３（）to ABC123()).
    static int ordinary(int point) {
        if (point >= 0xFF01 && point <= 0xFF5E) {
            return point - 0xFEE0;
        }
        return isSpace(point) ? ' ' : point;
    }

    static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    /// Marks that have no width: joiners, directions, byte order marks, glyph variants.
    static boolean isInvisible(int point) {
        return Character.getType(point) == Character.FORMAT
                || point >= 0xFE00 && point <= 0xFE0F
                || point >= 0xE0100 && point <= 0xE01EF;
    }

    static boolean isHan(int point) {
        return Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
    }

    static boolean areDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(Writing::isDigit);
    }

    static boolean isDigit(int point) {
        return point >= '0' && point <= '9';
    }

    /// A number as it should have been typed: ordinary characters, upper case, no spaces, without
    /// the apostrophe or the `="…"` by which a spreadsheet is told to keep it as text.
    static String number(String raw) {
        if (PLAIN_NUMBER.matcher(raw).matches()) {
            return raw;
        }
        var mended = new StringBuilder();
        raw.codePoints()
                .filter(it -> !isInvisible(it))
                .map(Writing::ordinary)
                .filter(it -> it != ' ')
                .map(Character::toUpperCase)
                .forEach(mended::appendCodePoint);
        return QUOTES.matcher(mended).replaceAll("");
    }
}
