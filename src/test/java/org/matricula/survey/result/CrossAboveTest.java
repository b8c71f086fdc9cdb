package org.matricula.survey.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.matricula.survey.form.Kind;
import org.matricula.survey.form.Question;

/// Classes in grades, and in majors of departments: all the tables taken together give back nothing
/// of what any of them hides. Asked of the equations themselves, on colleges drawn by lot.
class CrossAboveTest {

    private static final int LEAST = 5;

    private record Class(String key, int grade, int department, int major, long[] counts) {

        int replies() {
            return (int) IntStream.range(0, counts.length).mapToLong(it -> counts[it]).sum();
        }
    }

    @Test
    void the_tables_of_classes_grades_majors_and_departments_hide_alike() {
        var random = new Random(20261128);
        var told = 0;
        var asked = 0;
        var wouldTell = 0;
        for (var round = 0; round < 120; round++) {
            var columns = 2 + random.nextInt(3);
            var classes = college(random, columns);
            var question = question(columns);
            var cross = cross(classes, question);
            var bys = cross.bys();
            var shown =
                    bys.stream()
                            .filter(it -> it != By.SEX)
                            .collect(
                                    Collectors.toMap(
                                            it -> it,
                                            it -> cross.tables(it, List.of(question)).getFirst()));
            var before = exposed(classes, columns, shown, Set.of(By.UNIT, By.GRADE), false);
            assertThat(exposed(classes, columns, shown, shown.keySet(), false))
                    .as("round %s", round)
                    .isEqualTo(before);
            wouldTell +=
                    exposed(classes, columns, shown, shown.keySet(), true).equals(before) ? 0 : 1;
            for (var by : List.of(By.DEPARTMENT, By.MAJOR)) {
                if (shown.containsKey(by)) {
                    for (var row : shown.get(by).rows()) {
                        asked += columns;
                        told += (int) row.cells().stream().filter(it -> it != null).count();
                    }
                }
            }
        }
        assertThat(wouldTell).as("the look is not blind").isGreaterThan(20);
        assertThat(told * 100 / asked).as("and yet most is told").isGreaterThan(50);
    }

    @Test
    void of_very_many_classes_the_units_above_are_told_and_add_up() {
        var random = new Random(5);
        var classes = new ArrayList<Class>();
        for (var nth = 0; nth < 240; nth++) {
            var counts = new long[] {10 + random.nextInt(20), 10 + random.nextInt(20)};
            classes.add(new Class("c" + nth, nth % 4, nth % 6, nth % 12, counts));
        }
        var question = question(2);
        var cross = cross(classes, question);
        assertThat(cross.bys()).contains(By.GRADE, By.DEPARTMENT, By.MAJOR).doesNotContain(By.UNIT);
        var table = cross.tables(By.DEPARTMENT, List.of(question)).getFirst();
        assertThat(table.rows()).hasSize(6);
        var first = classes.stream().filter(it -> it.department() == 0).toList();
        assertThat(table.rows().getFirst().cells())
                .containsExactly(
                        first.stream().mapToLong(it -> it.counts()[0]).sum(),
                        first.stream().mapToLong(it -> it.counts()[1]).sum());
    }

    /// Which small things follow from what the tables show.
    ///
    /// @param naive as if the units above hid their own small cells alone
    private static Set<String> exposed(
            List<Class> classes,
            int columns,
            Map<By, CrossTable> shown,
            Set<By> of,
            boolean naive) {
        var known = new Equations(classes.size() * columns);
        IntStream.range(0, columns)
                .forEach(column -> known.add(sum(classes, columns, column, it -> true)));
        classes.forEach(one -> {
            var row = new int[classes.size() * columns];
            for (var column = 0; column < columns; column++) {
                row[classes.indexOf(one) * columns + column] = 1;
            }
            known.add(row);
        });
        of.stream()
                .filter(shown::containsKey)
                .forEach(by ->
                        each(
                                classes,
                                by,
                                shown.get(by),
                                (members, row, column) -> {
                                    var cell = row.cells().get(column);
                                    var n = count(classes, members, column);
                                    var above = by != By.UNIT && by != By.GRADE;
                                    if (cell == null
                                            && !(naive && above && (n == 0 || n >= LEAST))) {
                                        return;
                                    }
                                    known.add(sum(classes, columns, column, members));
                                    if (n == 0) {
                                        classes.stream()
                                                .filter(members::apply)
                                                .forEach(one ->
                                                        known.add(
                                                                sum(
                                                                        classes,
                                                                        columns,
                                                                        column,
                                                                        it -> it == one)));
                                    }
                                }));
        var found = new HashSet<String>();
        shown.forEach((by, table) ->
                each(
                        classes,
                        by,
                        table,
                        (members, row, column) -> {
                            var n = count(classes, members, column);
                            if (n > 0
                                    && n < LEAST
                                    && known.follows(sum(classes, columns, column, members))) {
                                found.add(by + "/" + row.label() + "/" + column);
                            }
                        }));
        classes.stream()
                .filter(it -> it.replies() < LEAST)
                .forEach(one -> {
                    for (var column = 0; column < columns; column++) {
                        if (known.follows(sum(classes, columns, column, it -> it == one))) {
                            found.add(one.key() + "/" + column);
                        }
                    }
                });
        return found;
    }

    private interface At {
        void cell(Function<Class, Boolean> members, CrossTable.Row row, int column);
    }

    /// A merged line holds whoever is in no line of a name.
    private static void each(List<Class> classes, By by, CrossTable table, At at) {
        var named = table.rows().stream().map(CrossTable.Row::label).toList();
        for (var row : table.rows()) {
            Function<Class, Boolean> members =
                    it -> {
                        var label = label(by, it);
                        return row.label() == null
                                ? !named.contains(label)
                                        && (by != By.UNIT
                                                || rest(classes, named, it.grade())
                                                        == row.replies())
                                : row.label().equals(label);
                    };
            for (var column = 0; column < row.cells().size(); column++) {
                at.cell(members, row, column);
            }
        }
    }

    /// Classes are merged grade by grade.
    private static int rest(List<Class> classes, List<String> named, int grade) {
        return classes.stream()
                .filter(it -> it.grade() == grade && !named.contains(it.key()))
                .mapToInt(Class::replies)
                .sum();
    }

    private static String label(By by, Class it) {
        return switch (by) {
            case GRADE -> String.valueOf(it.grade());
            case DEPARTMENT -> "d" + it.department();
            case MAJOR -> "m" + it.major();
            default -> it.key();
        };
    }

    private static long count(List<Class> classes, Function<Class, Boolean> members, int column) {
        return classes.stream().filter(members::apply).mapToLong(it -> it.counts()[column]).sum();
    }

    private static int[] sum(
            List<Class> classes, int columns, int column, Function<Class, Boolean> members) {
        var it = new int[classes.size() * columns];
        for (var nth = 0; nth < classes.size(); nth++) {
            if (members.apply(classes.get(nth))) {
                it[nth * columns + column] = 1;
            }
        }
        return it;
    }

    private static List<Class> college(Random random, int columns) {
        var all = new ArrayList<Class>();
        for (var major = 0; major < 3 + random.nextInt(3); major++) {
            for (var grade = 0; grade < 3; grade++) {
                for (var nth = 0; nth < 1 + random.nextInt(2); nth++) {
                    var counts = new long[columns];
                    for (var column = 0; column < columns; column++) {
                        counts[column] =
                                random.nextInt(4) == 0 ? random.nextInt(5) : random.nextInt(30);
                    }
                    all.add(new Class("c" + all.size(), grade, major / 2, major, counts));
                }
            }
        }
        return all;
    }

    private static Question question(int options) {
        return new Question(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Kind.SINGLE,
                "题",
                "",
                true,
                null,
                null,
                IntStream.range(0, options).mapToObj(it -> "选项" + it).toList(),
                List.of(),
                null,
                List.of());
    }

    private static CrossReplies cross(List<Class> classes, Question question) {
        Map<By, Function<Class, String>> keys =
                Map.of(
                        By.UNIT, Class::key,
                        By.GRADE, it -> String.valueOf(it.grade()),
                        By.SEX, it -> "1");
        var groups =
                keys.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, it -> groups(classes, it.getValue())));
        var counts =
                keys.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        it -> counts(classes, question, it.getValue())));
        var figures =
                keys.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        it ->
                                                groups(classes, it.getValue()).stream()
                                                        .map(group ->
                                                                new CountReplies.Figures(
                                                                        question.id(),
                                                                        0,
                                                                        group.key(),
                                                                        group.replies(),
                                                                        null,
                                                                        null,
                                                                        null,
                                                                        null,
                                                                        null))
                                                        .toList()));
        var above = new ArrayList<Levels.Above>();
        classes.forEach(it -> {
            above.add(
                    new Levels.Above(
                            it.key(), "department", "d" + it.department(), "d" + it.department()));
            above.add(new Levels.Above(it.key(), "major", "m" + it.major(), "m" + it.major()));
        });
        return new CrossReplies(groups, counts, figures, new Levels(above), LEAST);
    }

    private static List<CountReplies.Group> groups(
            List<Class> classes, Function<Class, String> key) {
        return classes.stream()
                .collect(Collectors.groupingBy(key, java.util.TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(it ->
                        new CountReplies.Group(
                                it.getKey(),
                                it.getKey(),
                                it.getValue().stream().mapToInt(Class::replies).sum(),
                                String.valueOf(it.getValue().getFirst().grade())))
                .toList();
    }

    private static List<CountReplies.Count> counts(
            List<Class> classes, Question question, Function<Class, String> key) {
        var all = new ArrayList<CountReplies.Count>();
        classes.stream()
                .collect(Collectors.groupingBy(key))
                .forEach((group, them) -> {
                    for (var column = 0; column < question.options().size(); column++) {
                        var nth = column;
                        all.add(
                                new CountReplies.Count(
                                        question.id(),
                                        0,
                                        column + 1,
                                        group,
                                        them.stream().mapToLong(it -> it.counts()[nth]).sum()));
                    }
                });
        return all;
    }
}
