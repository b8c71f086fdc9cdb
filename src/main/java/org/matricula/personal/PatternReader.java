package org.matricula.personal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matricula.personal.NumberPattern.Part;

/// Takes the text of a number pattern apart, and says where it does not understand it.
final class PatternReader {

    private static final Pattern FIELD = Pattern.compile("\\{([^{}:]*)(?::([^{}]*))?\\}");
    private static final Pattern FIXED = Pattern.compile("[0-9A-Za-z-]+");
    private static final Pattern WIDTH = Pattern.compile("[1-9]");

    private final String text;
    private final List<Part> parts = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    PatternReader(String text) {
        this.text = text;
    }

    List<Part> read() {
        var field = FIELD.matcher(text);
        var fixed = FIXED.matcher(text);
        for (var at = 0; at < text.length(); ) {
            if (field.find(at) && field.start() == at) {
                addField(field);
                at = field.end();
            } else if (fixed.find(at) && fixed.start() == at) {
                parts.add(new Part.Fixed(fixed.group()));
                at = fixed.end();
            } else {
                problems.add(unreadable(at));
                at = text.offsetByCodePoints(at, 1);
            }
        }
        return parts;
    }

    List<Problem> problems(int longest) {
        if (text.isEmpty()) {
            return List.of(
                    Problem.error("number-pattern.empty", "{year:4}{unit:2}{major:2}{seq:4}"));
        }
        if (problems.isEmpty()) {
            checkSequence();
        }
        var width = parts.stream().mapToInt(Part::width).sum();
        if (width > longest) {
            problems.add(Problem.error("number-pattern.length", longest, width));
        }
        return List.copyOf(problems);
    }

    private void addField(Matcher field) {
        var name = field.group(1);
        var width = field.group(2) == null ? "" : field.group(2);
        if (!name.equals(NumberPattern.SEQUENCE) && !NumberPattern.FIELDS.contains(name)) {
            problems.add(Problem.error("number-pattern.field", name, known()));
        }
        if (!WIDTH.matcher(width).matches()
                || name.equals(NumberPattern.YEAR) && !"24".contains(width)) {
            problems.add(Problem.error("number-pattern.width", name, width, "{seq:4}"));
        } else {
            parts.add(new Part.Field(name, Integer.parseInt(width)));
        }
    }

    private Problem unreadable(int at) {
        var letter = Character.toString(text.codePointAt(at));
        return letter.equals("{") || letter.equals("}")
                ? Problem.error("number-pattern.brace", at + 1, "{year:4}")
                : Problem.error("number-pattern.character", letter, at + 1);
    }

    private void checkSequence() {
        var sequences = parts.stream().filter(PatternReader::isSequence).count();
        if (sequences == 0) {
            problems.add(Problem.error("number-pattern.sequence-missing", "{seq:4}"));
        } else if (sequences > 1) {
            problems.add(Problem.error("number-pattern.sequence-twice"));
        } else if (!isSequence(parts.getLast())) {
            problems.add(Problem.error("number-pattern.sequence-last"));
        }
    }

    private static boolean isSequence(Part part) {
        return part instanceof Part.Field(var name, _) && name.equals(NumberPattern.SEQUENCE);
    }

    private static String known() {
        return String.join(" ", NumberPattern.FIELDS.stream().sorted().toList());
    }
}
