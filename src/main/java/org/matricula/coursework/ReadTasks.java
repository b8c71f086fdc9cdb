package org.matricula.coursework;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.curriculum.Course;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.sheet.HeaderFinder;
import org.matricula.sheet.Mapping;
import org.matricula.sheet.SheetBook;

/// One sheet of teaching tasks while it is read. What a row leaves empty stays as it is, or is what
/// is usual.
final class ReadTasks {

    private static final int LONGEST_GROUP = 60;

    private final TaskGround ground;
    private final TaskColumns columns;
    private final Locale locale;
    private final Map<String, String> scales;
    private final List<TaskSheet.Row> rows = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final List<TaskSheet.Problem> problems = new ArrayList<>();
    private int same;

    ReadTasks(TaskGround ground, TaskColumns columns, Locale locale) {
        this.ground = ground;
        this.columns = columns;
        this.locale = locale;
        this.scales = columns.scales();
    }

    TaskSheet.Preview preview(SheetBook book) {
        var vocabulary = columns.vocabulary();
        var layout =
                new HeaderFinder(vocabulary)
                        .survey(book).stream()
                                .flatMap(found -> found.layout().stream())
                                .findFirst()
                                .orElseThrow(() ->
                                        headless(columns.say("coursework.import.needed", locale)));
        var mapping = Mapping.guess(layout, vocabulary);
        var missing = mapping.missing(vocabulary);
        if (!missing.isEmpty()) {
            throw headless(
                    missing.stream()
                            .map(field -> columns.heading(field.key(), locale))
                            .collect(Collectors.joining("、")));
        }
        var all = new LinkedHashMap<Integer, Map<String, String>>();
        try (var lines = book.rows(layout.sheet())) {
            var body = layout.body(lines);
            while (body.hasNext()) {
                var line = body.next();
                var cells = columns.cells(mapping, line);
                if (cells.values().stream().anyMatch(it -> !it.isEmpty())) {
                    all.put(line.number(), cells);
                }
            }
        }
        if (all.isEmpty()) {
            throw new Refused(Refusal.input("file", "task.sheet-empty"));
        }
        ground.look(
                all.values().stream().map(it -> it.getOrDefault("code", "")).toList(),
                all.values().stream()
                        .flatMap(it ->
                                Arrays.stream(
                                        (it.getOrDefault("teacher", "")
                                                        + " "
                                                        + it.getOrDefault("co", ""))
                                                .split("[\\s、,，;；]+")))
                        .toList());
        all.forEach(this::row);
        return new TaskSheet.Preview(rows, same, problems);
    }

    private void row(int row, Map<String, String> cells) {
        var before = problems.size();
        var course = course(row, cells.getOrDefault("code", ""));
        var group = cells.getOrDefault("group", "");
        if (group.length() > LONGEST_GROUP) {
            wrong(row, "group", Refusal.input("file", "task.group"));
        }
        var unit = unit(row, cells.getOrDefault("unit", ""), group);
        var teacher = teacher(row, "teacher", cells.getOrDefault("teacher", ""));
        var co = coTeachers(row, cells.getOrDefault("co", ""));
        var programme = unit == null ? null : ground.programme(unit).orElse(null);
        if (unit != null && course != null) {
            if (programme == null && group.isEmpty()) {
                wrong(row, "unit", Refusal.rule("task.programme", unit.name()));
            } else if (programme != null && !ground.planned(programme).contains(course.id())) {
                wrong(row, "code", Refusal.rule("task.unplanned", course.name(), programme.name()));
            }
            if (!seen.add(unit.id() + " " + course.id() + " " + group)) {
                wrong(row, "code", Refusal.input("file", "task.sheet-again", course.name()));
            }
        }
        var now =
                unit == null || course == null
                        ? null
                        : ground.standing(unit.id(), course.id(), group).orElse(null);
        var scale = scale(row, cells.getOrDefault("scale", ""), now);
        var formula =
                new Formula(
                        percent(row, "usual", cells, now == null ? 30 : now.usual()),
                        percent(row, "midterm", cells, now == null ? 0 : now.midterm()),
                        percent(row, "practical", cells, now == null ? 0 : now.practical()));
        if (problems.size() == before && !formula.whole()) {
            wrong(row, "usual", Refusal.input("file", "task.percent"));
        }
        var opens = day(row, "opens", cells, now == null ? ground.usualOpening() : now.opensOn());
        var closes =
                day(row, "closes", cells, now == null ? ground.usualClosing() : now.closesOn());
        if (opens != null && closes != null && closes.isBefore(opens)) {
            wrong(row, "closes", Refusal.input("file", "task.window"));
        }
        var lessons = lessons(row, cells.getOrDefault("times", ""));
        if (problems.size() > before) {
            return;
        }
        var changes =
                now == null
                        ? List.<String>of()
                        : new TaskChanges(ground, columns, locale)
                                .between(now, teacher, co, scale, formula, opens, closes, lessons);
        if (now != null && changes.isEmpty()) {
            same++;
            return;
        }
        if (now != null && !now.stage().equals("entering")) {
            wrong(row, "code", Refusal.rule("task.sheet-stage", course.name(), unit.name()));
            return;
        }
        if (now != null
                && now.typed()
                && (!now.scale().equals(scale) || !now.formula().equals(formula))) {
            wrong(row, "scale", Refusal.rule("task.sheet-typed", course.name(), unit.name()));
            return;
        }
        rows.add(
                new TaskSheet.Row(
                        row,
                        now == null ? null : now.id(),
                        unit.id(),
                        (unit.name() + " " + group).strip(),
                        group,
                        course.id(),
                        course.code(),
                        course.name(),
                        programme == null ? null : programme.id(),
                        Objects.requireNonNull(teacher),
                        ground.name(teacher),
                        co,
                        scale,
                        formula,
                        opens,
                        closes,
                        lessons,
                        changes));
    }

    private @Nullable Course course(int row, String code) {
        var it = ground.course(code);
        if (it == null) {
            wrong(
                    row,
                    "code",
                    code.isEmpty()
                            ? Refusal.input("file", "field.missing")
                            : Refusal.input("file", "course.unknown", code));
        }
        return it;
    }

    private @Nullable Unit unit(int row, String name, String group) {
        var found = ground.units(name, !group.isEmpty());
        if (found.size() == 1) {
            return found.getFirst();
        }
        wrong(
                row,
                "unit",
                name.isEmpty()
                        ? Refusal.input("file", "field.missing")
                        : found.isEmpty()
                                ? Refusal.input("file", "task.sheet-unit", name)
                                : Refusal.input("file", "task.sheet-units", name));
        return null;
    }

    private @Nullable Lessons lessons(int row, String text) {
        var read = Lessons.read(text);
        if (read.isEmpty() && !text.isEmpty()) {
            wrong(row, "times", Refusal.input("file", "task.sheet-times", text));
        }
        return read.orElse(null);
    }

    private @Nullable UUID teacher(int row, String column, String name) {
        var found = ground.teachers(name);
        if (found.size() == 1) {
            return found.getFirst();
        }
        wrong(
                row,
                column,
                name.isEmpty()
                        ? Refusal.input("file", "field.missing")
                        : found.isEmpty()
                                ? Refusal.input("file", "task.sheet-teacher", name)
                                : Refusal.input("file", "task.sheet-teachers", name));
        return null;
    }

    private @Nullable List<UUID> coTeachers(int row, String names) {
        if (names.isEmpty()) {
            return null;
        }
        var all = new ArrayList<UUID>();
        for (var name : names.split("[\\s、,，;；]+")) {
            var one = teacher(row, "co", name);
            if (one != null) {
                all.add(one);
            }
        }
        return all;
    }

    private String scale(int row, String text, TaskGround.@Nullable Standing now) {
        if (text.isEmpty()) {
            return now == null ? "hundred" : now.scale();
        }
        var code = scales.get(text);
        if (code == null) {
            wrong(row, "scale", Refusal.input("file", "task.scale"));
        }
        return code == null ? "" : code;
    }

    private int percent(int row, String column, Map<String, String> cells, int usual) {
        var text = cells.getOrDefault(column, "").replace("%", "").strip();
        if (text.isEmpty()) {
            return usual;
        }
        if (!text.matches("[0-9]{1,3}(\\.0+)?") || Double.parseDouble(text) > 100) {
            wrong(row, column, Refusal.input("file", "task.percent"));
            return 0;
        }
        return (int) Double.parseDouble(text);
    }

    private @Nullable LocalDate day(
            int row, String column, Map<String, String> cells, LocalDate usual) {
        var text = cells.getOrDefault(column, "");
        try {
            return text.isEmpty() ? usual : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            wrong(row, column, Refusal.input("file", "task.sheet-day", text));
            return null;
        }
    }

    private void wrong(int row, String column, Refusal refusal) {
        problems.add(new TaskSheet.Problem(row, columns.heading(column, locale), refusal));
    }

    private static Refused headless(String columns) {
        return new Refused(Refusal.input("file", "programme.no-header", columns));
    }
}
