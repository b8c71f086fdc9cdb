package org.matricula.survey.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.survey.form.Kind;
import org.matricula.survey.form.Question;

/// Crosses the replies of one questionnaire by grade, sex, class or a unit above. What is hidden by
/// grade is hidden by class too, so that no table gives back what another leaves out.
final class CrossReplies {

    private static final int MOST_CLASSES = 200;

    private record Asked(UUID question, int line) {}

    private final Map<By, Crossing> crossings;
    private final Map<By, Map<Asked, Map<String, Map<Integer, Long>>>> counts = new HashMap<>();
    private final Map<By, Map<Asked, Map<String, Long>>> answered = new HashMap<>();
    private final Map<By, List<CountReplies.Group>> groups = new HashMap<>();
    private final Map<Object, Map<By, boolean[][]>> above = new HashMap<>();
    private final Levels levels;
    private final boolean nested;
    private final int least;

    CrossReplies(
            Map<By, List<CountReplies.Group>> groups,
            Map<By, List<CountReplies.Count>> counts,
            Map<By, List<CountReplies.Figures>> figures,
            Levels levels,
            int least) {
        this.least = least;
        this.levels = levels;
        this.nested = nested(groups.get(By.UNIT));
        var grades = Crossing.of(groups.get(By.GRADE), least);
        this.crossings =
                new HashMap<>(
                        Map.of(
                                By.GRADE,
                                grades,
                                By.SEX,
                                Crossing.of(groups.get(By.SEX), least),
                                By.UNIT,
                                nested
                                        ? Crossing.within(groups.get(By.UNIT), grades, least)
                                        : Crossing.of(groups.get(By.UNIT), least)));
        this.groups.putAll(groups);
        counts.forEach(this::counted);
        figures.forEach(this::answered);
        for (var by : By.ABOVE) {
            var them = levels.groups(by, groups.get(By.UNIT));
            this.groups.put(by, them);
            crossings.put(by, Crossing.of(them, least));
            counted(by, levels.counts(by, counts.get(By.UNIT)));
            answered(by, levels.answered(by, figures.get(By.UNIT)));
        }
    }

    private void counted(By by, List<CountReplies.Count> all) {
        var table = new HashMap<Asked, Map<String, Map<Integer, Long>>>();
        all.forEach(it ->
                table.computeIfAbsent(new Asked(it.question(), it.line()), k -> new HashMap<>())
                        .computeIfAbsent(it.grp(), k -> new HashMap<>())
                        .put(it.choice(), it.n()));
        counts.put(by, table);
    }

    private void answered(By by, List<CountReplies.Figures> all) {
        var table = new HashMap<Asked, Map<String, Long>>();
        all.forEach(it ->
                table.computeIfAbsent(new Asked(it.question(), it.line()), k -> new HashMap<>())
                        .put(it.grp(), it.n()));
        answered.put(by, table);
    }

    /// Whether every class lies in one grade. Where one does not, grades are not told: together the
    /// two tables would give away more than either.
    private static boolean nested(List<CountReplies.Group> units) {
        return units.stream().allMatch(it -> it.key().isEmpty() || it.grade() != null);
    }

    /// By what there is more to tell than of the whole.
    List<By> bys() {
        return Stream.of(By.GRADE, By.SEX, By.INSTITUTION, By.DEPARTMENT, By.MAJOR, By.UNIT)
                .filter(it -> it != By.GRADE || nested)
                .filter(it -> it != By.UNIT || classes())
                .filter(it -> crossings.get(it).tells())
                .toList();
    }

    /// Of very many classes the units above are told instead; nobody reads so long a table.
    private boolean classes() {
        return crossings.get(By.UNIT).groups().size() <= MOST_CLASSES
                || By.ABOVE.stream().noneMatch(it -> crossings.get(it).tells());
    }

    /// A table a question, a row of a matrix each.
    List<CrossTable> tables(By by, List<Question> questions) {
        var all = new ArrayList<CrossTable>();
        for (var it : questions) {
            if (it.kind() == Kind.NUMBER || it.kind() == Kind.TEXT) {
                continue;
            }
            for (var line = it.kind() == Kind.MATRIX ? 1 : 0; line <= it.lines().size(); line++) {
                all.add(table(by, it, line));
            }
        }
        return all;
    }

    private CrossTable table(By by, Question it, int line) {
        var asked = new Asked(it.id(), line);
        var choices = it.picks();
        var crossing = crossings.get(by);
        var cells = crossing.cells(of(counts, by, asked), choices);
        var hidden =
                it.kind() == Kind.MULTIPLE
                        ? eachAlone(by, asked, choices)
                        : hidden(by, asked, choices);
        var rows = new ArrayList<CrossTable.Row>();
        var any = false;
        for (var row = 0; row < cells.length; row++) {
            var shown = new ArrayList<@Nullable Long>();
            var whole = true;
            for (var column = 0; column < cells[row].length; column++) {
                shown.add(hidden[row][column] ? null : Long.valueOf(cells[row][column]));
                whole &= !hidden[row][column];
            }
            any |= !whole;
            var group = crossing.groups().get(row);
            rows.add(
                    new CrossTable.Row(
                            group.label(),
                            group.replies(),
                            shown,
                            whole && it.kind() == Kind.SCALE ? mean(cells[row], choices) : null));
        }
        return new CrossTable(
                it.words(),
                line == 0 ? "" : it.lines().get(line - 1),
                choices.stream().map(it::label).toList(),
                rows,
                any);
    }

    private boolean[][] hidden(By by, Asked asked, List<Integer> choices) {
        if (By.ABOVE.contains(by)) {
            return above(by, asked, choices, false);
        }
        var cells = crossings.get(by).cells(of(counts, by, asked), choices);
        if (by != By.UNIT) {
            return Suppression.of(cells, least);
        }
        var grades = crossings.get(By.GRADE);
        return within(
                cells,
                grades.tells()
                        ? Suppression.of(grades.cells(of(counts, By.GRADE, asked), choices), least)
                        : null);
    }

    private boolean[][] within(long[][] cells, boolean @Nullable [][] whole) {
        var lines = crossings.get(By.UNIT).groups();
        if (whole == null || lines.stream().anyMatch(it -> it.within() < 0)) {
            return Suppression.of(cells, least);
        }
        var parts =
                IntStream.range(0, whole.length)
                        .mapToObj(grade ->
                                IntStream.range(0, lines.size())
                                        .filter(row -> lines.get(row).within() == grade)
                                        .toArray())
                        .toList();
        return Suppression.within(cells, parts, whole, least);
    }

    /// Of a question with several answers each option is a table of its own: chosen, or not.
    private boolean[][] eachAlone(By by, Asked asked, List<Integer> choices) {
        var all = new boolean[crossings.get(by).groups().size()][choices.size()];
        for (var nth = 0; nth < choices.size(); nth++) {
            var column = nth;
            if (By.ABOVE.contains(by)) {
                var one = above(by, asked, List.of(choices.get(nth)), true);
                IntStream.range(0, all.length)
                        .forEach(row -> all[row][column] = one[row][0] || one[row][1]);
                continue;
            }
            var cells = pairs(by, asked, choices.get(nth));
            var hidden =
                    by != By.UNIT
                            ? Suppression.of(cells, least)
                            : within(
                                    cells,
                                    crossings.get(By.GRADE).tells()
                                            ? Suppression.of(
                                                    pairs(By.GRADE, asked, choices.get(nth)), least)
                                            : null);
            IntStream.range(0, all.length).forEach(row -> all[row][column] = hidden[row][0]);
        }
        return all;
    }

    /// What is hidden of the units above, of all of them at once and whichever is looked at.
    ///
    /// @param one of a question with several answers each option is told for itself: chosen, or not
    private boolean[][] above(By by, Asked asked, List<Integer> choices, boolean one) {
        return above.computeIfAbsent(
                        List.of(asked, choices),
                        key ->
                                new CrossAbove(crossings, groups, levels, bys(), least)
                                        .hidden(
                                                part ->
                                                        one
                                                                ? pair(asked, choices, part)
                                                                : row(asked, choices, part),
                                                told ->
                                                        one
                                                                ? twice(
                                                                        eachAlone(
                                                                                told, asked,
                                                                                choices))
                                                                : hidden(told, asked, choices)))
                .get(by);
    }

    private long[] row(Asked asked, List<Integer> choices, String part) {
        var them = of(counts, By.UNIT, asked).getOrDefault(part, Map.of());
        return choices.stream().mapToLong(it -> them.getOrDefault(it, 0L)).toArray();
    }

    private long[] pair(Asked asked, List<Integer> choice, String part) {
        var chosen = row(asked, choice, part)[0];
        return new long[] {chosen, of(answered, By.UNIT, asked).getOrDefault(part, 0L) - chosen};
    }

    private static boolean[][] twice(boolean[][] one) {
        return Arrays.stream(one)
                .map(row -> new boolean[] {row[0], row[0]})
                .toArray(boolean[][]::new);
    }

    private long[][] pairs(By by, Asked asked, int choice) {
        var chosen = crossings.get(by).cells(of(counts, by, asked), List.of(choice));
        var groups = crossings.get(by).groups();
        var whole = of(answered, by, asked);
        return IntStream.range(0, chosen.length)
                .mapToObj(row -> {
                    var n =
                            groups.get(row).parts().stream()
                                    .mapToLong(part -> whole.getOrDefault(part, 0L))
                                    .sum();
                    return new long[] {chosen[row][0], n - chosen[row][0]};
                })
                .toArray(long[][]::new);
    }

    private static <T> Map<String, T> of(
            Map<By, Map<Asked, Map<String, T>>> all, By by, Asked asked) {
        return all.get(by).getOrDefault(asked, Map.of());
    }

    private static @Nullable BigDecimal mean(long[] counts, List<Integer> values) {
        var n = Arrays.stream(counts).sum();
        var sum = IntStream.range(0, counts.length).mapToLong(i -> counts[i] * values.get(i)).sum();
        return n == 0
                ? null
                : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(n), 2, RoundingMode.HALF_UP);
    }
}
