package org.matricula.personal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A person's name, written one way: composed characters, one kind of middle dot, no stray spaces.
public record PersonName(String text) {

    /// 姓名 has sixty in JY/T 1002.
    private static final int LONGEST = 60;

    private static final Pattern PLAIN = Pattern.compile("[\\u4E00-\\u9FFF]+");
    private static final Pattern CHINESE = Pattern.compile("[\\p{IsHan}\\u3005]+");

    /// What is typed for the middle dot of a name, whatever stands beside it.
    private static final Pattern DOTS = Pattern.compile(" *[·・･•‧∙⋅᛫⸱●▪﹒˙][ ·・･•‧∙⋅᛫⸱●▪﹒˙]*");

    /// An ordinary stop is a middle dot only beside a Chinese character.
    private static final Pattern STOPS =
            Pattern.compile(
                    "(?<=\\p{IsHan}) *[.。｡]+ *(?=\\p{L})|(?<=\\p{L}) *[.。｡]+ *(?=\\p{IsHan})");

    private static final Pattern SPACES = Pattern.compile("(?<=\\p{IsHan}) +| +(?=\\p{IsHan})");
    private static final Pattern MANY_SPACES = Pattern.compile(" {2,}");
    private static final Pattern LEFT_OUT = Pattern.compile("[· ]");

    /// Written where somebody could not type the character.
    private static final String PLACEHOLDERS = "?*□■〓×_#\uFFFD";

    private static final String BETWEEN_LETTERS = "· '’-.,";

    public PersonName {
        text = PLAIN.matcher(text).matches() ? text : normalise(text);
    }

    /// Everything wrong with the name.
    public List<Problem> check() {
        if (text.isEmpty()) {
            return List.of(Problem.error("name.missing"));
        }
        var found = new ArrayList<Problem>();
        var length = text.codePointCount(0, text.length());
        if (length > LONGEST) {
            found.add(Problem.error("name.length", LONGEST, length));
        }
        if (text.startsWith("·") || text.endsWith("·")) {
            found.add(Problem.error("name.dot"));
        }
        var digits = those(Character::isDigit);
        if (!digits.isEmpty()) {
            found.add(Problem.error("name.digit", digits));
        }
        var placeholders = those(PersonName::isPlaceholder);
        if (!placeholders.isEmpty()) {
            found.add(Problem.error("name.placeholder", placeholders));
        }
        var odd = those(PersonName::isOdd);
        if (!odd.isEmpty()) {
            found.add(Problem.error("name.character", odd));
        }
        if (!those(PersonName::isPrivate).isEmpty()) {
            found.add(Problem.warning("name.private-use", privateCodes()));
        }
        return List.copyOf(found);
    }

    /// Small letters without tones and spaces: 张伟 is zhangwei, 吕布 is lvbu. A character whose
    /// reading nobody has written down is left out.
    public String pinyin() {
        var surname = surnameLength();
        var read = new StringBuilder(text.length() * 5);
        if (surname > 0) {
            read.append(Readings.ofSurname(text.substring(0, surname)));
        }
        for (var at = surname; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            read.append(Readings.of(text.codePointAt(at)));
        }
        return read.toString();
    }

    /// First letters: of each character of a Chinese name, of each word of another.
    public String initials() {
        var first = new StringBuilder(text.length());
        var inWord = false;
        for (var at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            var point = text.codePointAt(at);
            var han = Writing.isHan(point);
            if (han || !inWord) {
                var read =
                        at == 0 && surnameLength() > 0
                                ? Readings.ofSurname(surname())
                                : Readings.of(point);
                first.append(read, 0, Math.min(1, read.length()));
            }
            inWord = !han && Character.isAlphabetic(point);
        }
        return first.toString();
    }

    /// Each ending of the name, so that any part of it is the beginning of one; written as
    /// [#sought] writes what somebody looks for.
    public List<String> suffixes() {
        var whole = sought(text);
        var endings = new ArrayList<String>(whole.length());
        for (var at = 0; at < whole.length(); at = whole.offsetByCodePoints(at, 1)) {
            endings.add(whole.substring(at));
        }
        return endings;
    }

    /// What somebody typed to find a name, without the dots, spaces and capitals nobody remembers.
    public static String sought(String typed) {
        return LEFT_OUT.matcher(new PersonName(typed).text).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /// 欧阳 of 欧阳修; the whole of a single character; empty where the name has no Chinese surname.
    public String surname() {
        return text.substring(0, surnameLength());
    }

    /// The surname, and a star for each other character: 张*, 欧阳**. Of a name without a Chinese
    /// surname the first character and the dots, of a single character nothing.
    public String masked() {
        if (text.isEmpty()) {
            return text;
        }
        var shown = Math.max(surnameLength(), text.offsetByCodePoints(0, 1));
        if (shown == text.length()) {
            return "*";
        }
        return text.substring(0, shown)
                + text.substring(shown)
                        .codePoints()
                        .mapToObj(it -> it == '·' || it == ' ' ? Character.toString(it) : "*")
                        .collect(Collectors.joining());
    }

    /// 复姓: the surnames of more than one character that are known.
    public static List<String> compoundSurnames() {
        return Readings.compound();
    }

    private int surnameLength() {
        return CHINESE.matcher(text).matches() ? Readings.surnameLength(text) : 0;
    }

    private String those(IntPredicate kind) {
        return text.codePoints()
                .filter(kind)
                .distinct()
                .mapToObj(Character::toString)
                .collect(Collectors.joining(" "));
    }

    private String privateCodes() {
        return text.codePoints()
                .filter(PersonName::isPrivate)
                .mapToObj("U+%04X"::formatted)
                .collect(Collectors.joining(" "));
    }

    private static boolean isPlaceholder(int point) {
        return PLACEHOLDERS.indexOf(point) >= 0;
    }

    private static boolean isPrivate(int point) {
        return Character.getType(point) == Character.PRIVATE_USE;
    }

    private static boolean isMark(int point) {
        var type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isOdd(int point) {
        return !Character.isAlphabetic(point)
                && !isMark(point)
                && !Character.isDigit(point)
                && !isPlaceholder(point)
                && !isPrivate(point)
                && BETWEEN_LETTERS.indexOf(point) < 0;
    }

    private static String normalise(String raw) {
        var mended = new StringBuilder(raw.length());
        raw.codePoints()
                .filter(it -> !Writing.isInvisible(it))
                .map(Writing::ordinary)
                .forEach(it -> mended.append(character(it)));
        var composed = Normalizer.normalize(mended, Normalizer.Form.NFC);
        var dotted = STOPS.matcher(DOTS.matcher(composed).replaceAll("·")).replaceAll("·");
        return MANY_SPACES.matcher(SPACES.matcher(dotted).replaceAll("")).replaceAll(" ").strip();
    }

    /// Radicals copied out of printed pages look like characters and are none; a drawn circle
    /// stands for the character 〇.
    private static String character(int point) {
        var letter = Character.toString(point);
        if (point >= 0x2E80 && point <= 0x2FDF) {
            return Normalizer.normalize(letter, Normalizer.Form.NFKC);
        }
        return point == '○' || point == '◯' ? "〇" : letter;
    }
}
