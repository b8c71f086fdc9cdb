package org.matricula.sheet;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.matricula.sheet.DateReading.Empty;
import org.matricula.sheet.DateReading.Precision;
import org.matricula.sheet.DateReading.Read;
import org.matricula.sheet.DateReading.Unreadable;

/// Reads the dozen shapes in which people write a day. What could be two days is a problem, never a
/// guess.
public final class DateText {

    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 2099;
    private static final int EARLIEST_SERIAL = 10_000;
    private static final int LATEST_SERIAL = 73_050;

    private static final int LONGEST = 60;

    private static final Pattern TIME =
            Pattern.compile("(.*?\\d.*?)[T ]*\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?Z?(AM|PM)?");
    private static final Pattern WEEKDAY = Pattern.compile("[(（]?(星期|周)[一二三四五六日天][)）]?");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[-/.,_](\\d{1,2})[-/.,_](\\d{1,2})");
    private static final Pattern CHINESE =
            Pattern.compile("(\\d{2}|\\d{4})年(\\d{1,2})月(?:(\\d{1,2})[日号]?)?");
    private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{4})[-/.,_](\\d{1,2})");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");
    private static final Pattern TWO_DIGITS =
            Pattern.compile("(\\d{2})([-/.])(\\d{1,2})\\2(\\d{1,2})");
    private static final Pattern DAY_NAMED_MONTH =
            Pattern.compile(
                    "(\\d{1,2})(?:ST|ND|RD|TH)?[-/., ]*([A-Z]{3,9})[-/., ]*(\\d{4}|\\d{2})");
    private static final Pattern NAMED_MONTH_DAY =
            Pattern.compile("([A-Z]{3,9})[-/., ]*(\\d{1,2})(?:ST|ND|RD|TH)?[-/., ]+(\\d{4})");
    private static final Pattern YEAR_NAMED_MONTH =
            Pattern.compile("(\\d{4})[-/., ]*([A-Z]{3,9})[-/., ]*(\\d{1,2})");
    private static final Pattern OTHER_DASHES = Pattern.compile("[—–−]");
    private static final Pattern AROUND_SIGNS = Pattern.compile("\\s*([年月日号\\-/.])\\s*");
    private static final Pattern WITH_BLANKS = Pattern.compile("\\d{4} \\d{1,2} \\d{1,2}");
    private static final Pattern TRAILING = Pattern.compile("[-/.,]+$");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final List<String> MONTHS =
            List.of(
                    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
                    "DEC");
    private static final String CHINESE_DIGITS = "〇一二三四五六七八九";

    private final int latestYear;

    /// @param latestYear the last year that two digits can mean: for a birth date this year, for
    // the
    /// end of a study some years on
    public DateText(int latestYear) {
        this.latestYear = latestYear;
    }

    public DateReading read(Cell cell) {
        if (cell.isBlank()) {
            return new Empty();
        }
        var date = cell.date();
        if (date != null) {
            return checked(date, Precision.DAY, false);
        }
        var lostZero = cell.kind() == Cell.Kind.NUMBER && cell.text().matches("\\d{4}\\.1");
        return lostZero ? octoberOrJanuary(cell.text()) : read(cell.text());
    }

    public DateReading read(String raw) {
        if (raw.length() > LONGEST) {
            return unreadable("date.unreadable", raw.substring(0, LONGEST));
        }
        var text = YEAR_FIRST.matcher(raw).matches() ? raw : normal(raw);
        if (text.isEmpty()) {
            return new Empty();
        }
        try {
            return parsed(text, raw);
        } catch (DateTimeException noSuchDay) {
            return unreadable("date.no-such-day", raw);
        }
    }

    private static String normal(String raw) {
        var text = Normalizer.normalize(CellText.tidy(raw), Normalizer.Form.NFKC);
        text = text.toUpperCase(Locale.ROOT).replace('、', '.').replace('。', '.');
        text = OTHER_DASHES.matcher(text).replaceAll("-");
        text = AROUND_SIGNS.matcher(text).replaceAll("$1");
        text = WEEKDAY.matcher(text).replaceAll("").strip();
        var timed = TIME.matcher(text);
        if (timed.matches()) {
            text = timed.group(1).strip();
        }
        text = WITH_BLANKS.matcher(text).matches() ? text.replace(' ', '-') : text;
        return westernDigits(TRAILING.matcher(text).replaceAll(""));
    }

    private DateReading parsed(String text, String raw) {
        if (DIGITS.matcher(text).matches()) {
            return digits(text, raw);
        }
        for (var shape : shapes(raw)) {
            var found = shape.pattern().matcher(text);
            if (found.matches()) {
                return shape.reading().of(found.toMatchResult());
            }
        }
        return unreadable("date.unreadable", raw);
    }

    private interface Reading {
        DateReading of(MatchResult found);
    }

    private record Shape(Pattern pattern, Reading reading) {}

    private List<Shape> shapes(String raw) {
        return List.of(
                new Shape(YEAR_FIRST, it -> day(number(it, 1), number(it, 2), number(it, 3))),
                new Shape(CHINESE, it -> chinese(it)),
                new Shape(YEAR_MONTH, it -> month(number(it, 1), number(it, 2))),
                new Shape(YEAR_LAST, it -> yearLast(it, raw)),
                new Shape(TWO_DIGITS, it -> twoDigits(it, raw)),
                new Shape(DAY_NAMED_MONTH, it -> named(it.group(3), it.group(2), it.group(1), raw)),
                new Shape(NAMED_MONTH_DAY, it -> named(it.group(3), it.group(1), it.group(2), raw)),
                new Shape(
                        YEAR_NAMED_MONTH, it -> named(it.group(1), it.group(2), it.group(3), raw)));
    }

    private DateReading digits(String text, String raw) {
        var value = text.length() <= 8 ? Integer.parseInt(text) : -1;
        return switch (text.length()) {
            case 8 -> day(value / 10_000, value / 100 % 100, value % 100);
            case 14 -> digits(text.substring(0, 8), raw);
            case 6 -> sixDigits(value);
            case 5 ->
                    value >= EARLIEST_SERIAL && value <= LATEST_SERIAL
                            ? checked(
                                    DateUtil.getLocalDateTime(value).toLocalDate(),
                                    Precision.DAY,
                                    false)
                            : unreadable("date.unreadable", raw);
            case 4 -> unreadable("date.year-only", raw);
            default -> unreadable("date.unreadable", raw);
        };
    }

    /// 201009 is a month; 981203 is a day of which the century is missing.
    private DateReading sixDigits(int value) {
        var year = value / 100;
        var month = value % 100;
        if (year >= EARLIEST_YEAR && year <= LATEST_YEAR && month >= 1 && month <= 12) {
            return month(year, month);
        }
        var date = LocalDate.of(century(value / 10_000), value / 100 % 100, value % 100);
        return checked(date, Precision.DAY, true);
    }

    private DateReading chinese(MatchResult found) {
        var guessed = found.group(1).length() == 2;
        var year = guessed ? century(number(found, 1)) : number(found, 1);
        var monthOnly = found.group(3) == null;
        var date = LocalDate.of(year, number(found, 2), monthOnly ? 1 : number(found, 3));
        return checked(date, monthOnly ? Precision.MONTH : Precision.DAY, guessed);
    }

    /// 09/01/2010 is the first of September or the ninth of January.
    private static DateReading yearLast(MatchResult found, String raw) {
        var first = number(found, 1);
        var second = number(found, 2);
        var year = number(found, 3);
        if (first <= 12 && second <= 12 && first != second) {
            return new Unreadable(
                    SheetProblem.of(
                            "date.ambiguous",
                            raw,
                            LocalDate.of(year, first, second).toString(),
                            LocalDate.of(year, second, first).toString()));
        }
        return first > 12 ? day(year, second, first) : day(year, first, second);
    }

    /// With strokes, 10/9/1 may begin with the month as well as with the year.
    private DateReading twoDigits(MatchResult found, String raw) {
        var first = number(found, 1);
        if (found.group(2).equals("/") && first <= 31) {
            return unreadable("date.two-digit-year", raw);
        }
        var date = LocalDate.of(century(first), number(found, 3), number(found, 4));
        return checked(date, Precision.DAY, true);
    }

    private DateReading named(String year, String month, String day, String raw) {
        var index = MONTHS.indexOf(month.substring(0, 3));
        if (index < 0) {
            return unreadable("date.unreadable", raw);
        }
        var guessed = year.length() == 2;
        var full = guessed ? century(Integer.parseInt(year)) : Integer.parseInt(year);
        return checked(
                LocalDate.of(full, index + 1, Integer.parseInt(day)), Precision.DAY, guessed);
    }

    /// A spreadsheet that took 2010.10 for a number has dropped its last zero.
    private static DateReading octoberOrJanuary(String text) {
        var year = text.substring(0, 4);
        return new Unreadable(SheetProblem.of("date.ambiguous", text, year + "-10", year + "-01"));
    }

    private static DateReading day(int year, int month, int day) {
        return checked(LocalDate.of(year, month, day), Precision.DAY, false);
    }

    private static DateReading month(int year, int month) {
        return checked(YearMonth.of(year, month).atDay(1), Precision.MONTH, false);
    }

    private static DateReading checked(LocalDate date, Precision precision, boolean guessed) {
        return date.getYear() < EARLIEST_YEAR || date.getYear() > LATEST_YEAR
                ? unreadable("date.out-of-range", date.toString())
                : new Read(date, precision, guessed);
    }

    private static DateReading unreadable(String code, String raw) {
        return new Unreadable(SheetProblem.of(code, raw));
    }

    private int century(int twoDigits) {
        var year = latestYear / 100 * 100 + twoDigits;
        return year > latestYear ? year - 100 : year;
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }

    /// 二〇一〇年九月十二日, also with 零 and ○.
    private static String westernDigits(String text) {
        if (text.chars().noneMatch(it -> CHINESE_DIGITS.indexOf(it) > 0)) {
            return text;
        }
        var plain = text.replace('零', '〇').replace('○', '〇');
        plain = plain.replaceAll("(?<=[一二三])十(?=[一二三四五六七八九])", "");
        plain = plain.replaceAll("(?<=[一二三])十", "〇").replaceAll("十(?=[一二三四五六七八九])", "一");
        plain = plain.replace("十", "一〇");
        var western = new StringBuilder();
        plain.chars()
                .forEach(it -> {
                    var digit = CHINESE_DIGITS.indexOf(it);
                    western.append(digit < 0 ? (char) it : (char) ('0' + digit));
                });
        return western.toString();
    }

    /// The value of a cell whose type in the file is an ISO date.
    static Cell isoCell(String raw) {
        var text = raw.strip();
        var day = text.length() >= 10 ? text.substring(0, 10) : text;
        try {
            var date = LocalDate.parse(day).toString();
            var midnight = text.length() == 10 || text.startsWith("T00:00:00", 10);
            return Cell.of(Cell.Kind.DATE, midnight ? date : text.replace("Z", ""));
        } catch (DateTimeException notADate) {
            return Cell.text(text);
        }
    }
}
