package org.matricula.report.form;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns what a form's rows and columns say into conditions upon a student; values are parameters,
/// never text of the statement.
final class Conditions {

    private static final Pattern RANGE =
            Pattern.compile("(\\d*\\.?\\d*)-(\\d*\\.?\\d*)|(\\d+(?:\\.\\d)?)");

    private static final List<String> COUNTS =
            List.of("enrolled", "entered", "graduated", "expected", "opening", "came", "left");

    private final Form form;
    private final Map<String, Object> parameters = new HashMap<>();

    Conditions(Form form) {
        this.form = form;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /// Whether a student, called `alias` in the statement, is counted in a cell.
    String cell(Form.Line row, Form.Line column, String alias) {
        return Stream.of(
                        of(form.where(), alias),
                        of(row.where(), alias),
                        of(column.where(), alias),
                        counted(Form.count(row, column), alias))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    private String of(Map<String, String> where, String alias) {
        return where.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(it -> one(it.getKey(), it.getValue(), alias + "."))
                .collect(Collectors.joining(" and "));
    }

    private String one(String key, String value, String alias) {
        return switch (key) {
            case "sex" -> alias + "sex = any (" + list(value) + ")";
            case "level" -> level(alias + "level", value);
            case "boarding" -> alias + "boarding = any (" + list(value) + ")";
            case "studyForm" -> alias + "study_form = any (" + list(value) + ")";
            case "status" -> alias + "status = any (" + list(value) + ")";
            case "education" -> alias + "education = any (" + list(value) + ")";
            case "ethnicity" -> alias + "ethnicity = any (" + list(value) + ")";
            case "admission" -> alias + "admission = any (" + list(value) + ")";
            case "schooling" -> range(alias + "schooling_years", value);
            case "majorCode" -> "report.begins(" + alias + "major_code, " + list(value) + ")";
            case "movement" -> acts(alias, value, StatisticalMovement::verbs);
            case "act" -> acts(alias, value, StatisticalMovement::acts);
            case Moved.WAS, Moved.BECAME -> alias + key + " = any (" + list(value) + ")";
            case "minority" -> "(" + alias + "ethnicity <> '01')";
            case "grade" -> range(alias + "grade_level", value);
            case "age" ->
                    range(
                            "extract(year from age(cast(:day as date), " + alias + "birth_on))",
                            value);
            case "origin" -> "report.begins(" + alias + "origin, " + list(value) + ")";
            case "major" ->
                    value.isEmpty()
                            ? alias + "major_id is null"
                            : alias + "major_id = " + parameter(UUID.fromString(value));
            default -> throw new IllegalArgumentException(form.code() + ": " + key);
        };
    }

    private String counted(@Nullable String count, String alias) {
        var what = Objects.requireNonNullElse(count, "enrolled");
        if (!COUNTS.contains(what)) {
            throw new IllegalArgumentException(form.code() + ": " + what);
        }
        var it = alias + ".";
        var side = Moved.COUNTS.get(what);
        if (side != null) {
            return it + "side = '" + side + "'";
        }
        return (form.moves() ? it + "side = 'stand' and " : "") + standing(what, it);
    }

    private String standing(String what, String it) {
        return switch (what) {
            case "entered" -> it + "enrolled and " + it + "entry_year = :year";
            case "graduated" -> it + "graduated";
            case "expected" ->
                    it
                            + "enrolled and coalesce("
                            + it
                            + "graduation_on >= :start and "
                            + it
                            + "graduation_on < :next, "
                            + it
                            + "grade_level >= "
                            + parameter(form.finalGrade() == null ? 99 : form.finalGrade())
                            + ", false)";
            default -> it + "enrolled";
        };
    }

    /// What was done; `!` before the codes is whatever else was.
    private String acts(String alias, String value, Function<List<String>, Stream<String>> verbs) {
        var but = value.startsWith("!");
        var names = verbs.apply(List.of(value.substring(but ? 1 : 0).split(",")));
        return alias
                + "verb "
                + (but ? "<> all (" : "= any (")
                + parameter(names.toArray(String[]::new))
                + ")";
    }

    /// `!` before the codes leaves those out, and keeps whoever has no level on record.
    private String level(String what, String value) {
        return value.startsWith("!")
                ? "(" + what + " is null or " + what + " <> all (" + list(value.substring(1)) + "))"
                : what + " = any (" + list(value) + ")";
    }

    private String range(String what, String value) {
        var asked = RANGE.matcher(value);
        if (!asked.matches()) {
            throw new IllegalArgumentException(form.code() + ": " + value);
        }
        if (asked.group(3) != null) {
            return what + " = " + parameter(new BigDecimal(asked.group(3)));
        }
        return Stream.of(bound(what, ">=", asked.group(1)), bound(what, "<=", asked.group(2)))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    private String bound(String what, String than, String number) {
        return number.isEmpty() ? "" : what + " " + than + " " + parameter(new BigDecimal(number));
    }

    private String list(String values) {
        return parameter(values.split(","));
    }

    private String parameter(Object value) {
        var name = "c" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }
}
