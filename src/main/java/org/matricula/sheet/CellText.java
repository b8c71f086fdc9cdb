package org.matricula.sheet;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Mends what people cannot see: blanks that are no blanks, marks of direction, apostrophes that
/// were meant for the spreadsheet, digits of double width.
public final class CellText {

    private static final Pattern INVISIBLE =
            Pattern.compile(
                    "[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\uFEFF]");
    private static final Pattern BLANKS =
            Pattern.compile("[\\s\\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F\\u3000]+");
    private static final Pattern OTHER_DOTS =
            Pattern.compile(" *([•‧∙⋅・･]|(?<=\\p{IsHan})[.．](?=\\p{IsHan})) *");
    private static final Pattern WITHIN_IDEOGRAPHS =
            Pattern.compile("(?<=\\p{IsHan}) (?=\\p{IsHan})");
    private static final Pattern WHOLE_WITH_ZEROS = Pattern.compile("\\d+\\.0+");
    private static final Pattern MOBILE = Pattern.compile("(?:\\+?86)?(1[3-9]\\d{9})");
    private static final Pattern FORMULA_QUOTED = Pattern.compile("=\"([^\"]*)\"");

    private CellText() {}

    /// The text without invisible characters and outer blanks, inner blanks single; an apostrophe
    /// in front is left out. Full-width letters stay as they are, for a name may have them.
    public static String tidy(String raw) {
        if (isPlain(raw)) {
            return raw;
        }
        var text = BLANKS.matcher(INVISIBLE.matcher(raw).replaceAll("")).replaceAll(" ").strip();
        var quoted = FORMULA_QUOTED.matcher(text);
        if (quoted.matches()) {
            text = quoted.group(1).strip();
        }
        return text.startsWith("'") || text.startsWith("’") || text.startsWith("‘")
                ? text.substring(1).strip()
                : text;
    }

    /// Most cells need nothing done, and a roster has millions.
    private static boolean isPlain(String raw) {
        for (var i = 0; i < raw.length(); i++) {
            var next = raw.charAt(i);
            var ideograph = next >= 0x4E00 && next <= 0x9FFF;
            var visible = next > ' ' && next < 127 && next != '\'' && next != '"' && next != '=';
            if (!ideograph && !visible) {
                return false;
            }
        }
        return true;
    }

    /// A name: without blanks between ideographs (张 三), with one kind of middle dot.
    public static String name(String raw) {
        return WITHIN_IDEOGRAPHS
                .matcher(OTHER_DOTS.matcher(tidy(raw)).replaceAll("·"))
                .replaceAll("");
    }

    /// A number or a code: half-width, upper case, without any blank; `123.0` is `123`.
    public static String code(String raw) {
        var text = Normalizer.normalize(tidy(raw), Normalizer.Form.NFKC).replace(" ", "");
        if (WHOLE_WITH_ZEROS.matcher(text).matches()) {
            text = text.substring(0, text.indexOf('.'));
        }
        return text.toUpperCase(Locale.ROOT);
    }

    /// A telephone number: digits, and `+`, `-` where they separate; without words around it.
    public static String phone(String raw) {
        var text = code(raw).replaceAll("[—–－_]", "-").replaceAll("[^0-9+\\-,;/]", "");
        var digits = MOBILE.matcher(text.replace("-", ""));
        return digits.matches() ? digits.group(1) : text;
    }
}
