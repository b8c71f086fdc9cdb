package org.matricula.personal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// How a school builds its student numbers (学号), such as `{year:4}{unit:2}{major:2}{seq:4}`: fields
/// of a fixed width between characters that stay, and the sequence at the end. JY/T 1002 allows 20
/// characters; the graduate registration of higher education takes 15.
public final class NumberPattern {

    public static final int LONGEST = 20;
    public static final int LONGEST_IN_HIGHER_EDUCATION = 15;
    public static final String SEQUENCE = "seq";
    public static final String YEAR = "year";

    /// What a number may be made of, besides its sequence.
    public static final Set<String> FIELDS =
            Set.of(
                    YEAR, "season", "school", "campus", "unit", "major", "class", "level", "grade",
                    "form");

    sealed interface Part {
        int width();

        record Fixed(String text) implements Part {
            @Override
            public int width() {
                return text.length();
            }
        }

        record Field(String name, int width) implements Part {}
    }

    /// A number taken apart again.
    public record Reading(SequencedMap<String, String> values, long sequence) {}

    private final String text;
    private final List<Part> parts;
    private final int sequenceWidth;

    NumberPattern(String text, List<Part> parts) {
        this.text = text;
        this.parts = List.copyOf(parts.subList(0, parts.size() - 1));
        this.sequenceWidth = parts.getLast().width();
    }

    /// Everything wrong with a pattern; empty if [#of] will take it.
    public static List<Problem> check(String text, int longest) {
        var reader = new PatternReader(text);
        reader.read();
        return reader.problems(longest);
    }

    public static NumberPattern of(String text) {
        var problems = check(text, LONGEST);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.toString());
        }
        return new NumberPattern(text, new PatternReader(text).read());
    }

    public int width() {
        return parts.stream().mapToInt(Part::width).sum() + sequenceWidth;
    }

    /// How many numbers one prefix has: the first is 1.
    public long capacity() {
        var most = 1L;
        for (var digit = 0; digit < sequenceWidth; digit++) {
            most *= 10;
        }
        return most - 1;
    }

    /// The fields whose values it needs, in their order.
    public List<String> fields() {
        return parts.stream()
                .filter(Part.Field.class::isInstance)
                .map(it -> ((Part.Field) it).name())
                .distinct()
                .toList();
    }

    /// Everything that keeps these values from making a number.
    public List<Problem> check(Map<String, String> values) {
        var found = new ArrayList<Problem>();
        for (var part : parts) {
            if (part instanceof Part.Field field) {
                checkValue(field, values.getOrDefault(field.name, ""), found);
            }
        }
        return List.copyOf(found);
    }

    /// The part before the sequence, by which the counter is kept.
    public String prefix(Map<String, String> values) {
        var problems = check(values);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.toString());
        }
        var written = new StringBuilder(LONGEST);
        for (var part : parts) {
            switch (part) {
                case Part.Fixed fixed -> written.append(fixed.text);
                case Part.Field field -> written.append(fit(field, values.get(field.name)));
            }
        }
        return written.toString();
    }

    public String format(Map<String, String> values, long sequence) {
        return number(prefix(values), sequence);
    }

    /// The number of a prefix already made; for many numbers of one prefix.
    public String number(String prefix, long sequence) {
        if (sequence < 1 || sequence > capacity()) {
            throw new IllegalArgumentException("sequence %d of %d".formatted(sequence, capacity()));
        }
        return prefix + "0".repeat(sequenceWidth - Long.toString(sequence).length()) + sequence;
    }

    /// Everything that keeps an existing number from being one of this pattern.
    public List<Problem> checkNumber(String number) {
        if (number.length() != width()) {
            return List.of(Problem.warning("student-number.length", width(), number.length()));
        }
        var found = new ArrayList<Problem>();
        var at = 0;
        for (var part : parts) {
            var piece = number.substring(at, at += part.width());
            switch (part) {
                case Part.Fixed fixed when !fixed.text.equals(piece) ->
                        found.add(Problem.warning("student-number.fixed", fixed.text, piece));
                case Part.Field field when !isWritten(field, piece) ->
                        found.add(Problem.warning("student-number.field", field.name, piece));
                default -> {}
            }
        }
        if (!Writing.areDigits(number.substring(at))) {
            found.add(Problem.warning("student-number.sequence", number.substring(at)));
        }
        return List.copyOf(found);
    }

    /// The fields and the sequence of a number of this pattern.
    public Optional<Reading> read(String number) {
        if (!checkNumber(number).isEmpty()) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, String>();
        var at = 0;
        for (var part : parts) {
            var piece = number.substring(at, at += part.width());
            if (part instanceof Part.Field field) {
                values.putIfAbsent(field.name, piece);
            }
        }
        return Optional.of(new Reading(values, Long.parseLong(number.substring(at))));
    }

    @Override
    public String toString() {
        return text;
    }

    private static void checkValue(Part.Field field, String value, List<Problem> found) {
        if (value.isEmpty()) {
            found.add(Problem.error("number-pattern.value-missing", field.name));
        } else if (!isWritten(field, value)) {
            found.add(Problem.error("number-pattern.value-character", field.name, value));
        } else if (value.length() > field.width && !isShortYear(field, value)) {
            found.add(Problem.error("number-pattern.value-long", field.name, value, field.width));
        } else if (value.length() < field.width && !Writing.areDigits(value)) {
            found.add(Problem.error("number-pattern.value-short", field.name, value, field.width));
        }
    }

    private static boolean isWritten(Part.Field field, String value) {
        return field.name.equals(YEAR)
                ? Writing.areDigits(value)
                : value.chars().allMatch(it -> it < 0x80 && Character.isLetterOrDigit(it));
    }

    private static boolean isShortYear(Part.Field field, String value) {
        return field.name.equals(YEAR) && field.width == 2 && value.length() == 4;
    }

    private static String fit(Part.Field field, String value) {
        return value.length() > field.width
                ? value.substring(value.length() - field.width)
                : "0".repeat(field.width - value.length()) + value;
    }
}
