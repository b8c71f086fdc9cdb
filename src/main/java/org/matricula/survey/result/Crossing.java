package org.matricula.survey.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The groups by which replies are crossed: none smaller than the least shown. What is too small is
/// told together as one; where that is still too few, the smallest of the others goes with it.
///
/// @param parts the keys in the database that each shown group is made of
record Crossing(List<Line> groups) {

    /// @param label null for what is told together
    /// @param within the index of the larger group it lies in, -1 for none
    record Line(@Nullable String label, int replies, List<String> parts, int within) {}

    static Crossing of(List<CountReplies.Group> all, int least) {
        return new Crossing(merged(all, least, -1));
    }

    /// Classes within the grades of another crossing, merged within each alone.
    static Crossing within(List<CountReplies.Group> all, Crossing grades, int least) {
        var byGrade = new TreeMap<Integer, List<CountReplies.Group>>();
        for (var it : all) {
            byGrade.computeIfAbsent(grades.index(it.grade()), key -> new ArrayList<>()).add(it);
        }
        var lines = new ArrayList<Line>();
        byGrade.forEach((grade, them) -> lines.addAll(merged(them, least, grade)));
        return new Crossing(lines);
    }

    /// Whether it tells more than the whole does.
    boolean tells() {
        return groups.size() > 1;
    }

    int index(@Nullable String part) {
        for (var i = 0; i < groups.size(); i++) {
            if (groups.get(i).parts().contains(part == null ? "" : part)) {
                return i;
            }
        }
        return -1;
    }

    private static List<Line> merged(List<CountReplies.Group> all, int least, int within) {
        var small = new ArrayList<>(all.stream().filter(it -> !fit(it, least)).toList());
        var large = new ArrayList<>(all.stream().filter(it -> fit(it, least)).toList());
        var rest = small.stream().mapToInt(CountReplies.Group::replies).sum();
        while (!small.isEmpty() && rest < least && !large.isEmpty()) {
            var next =
                    large.stream().min(Comparator.comparingInt(CountReplies.Group::replies)).get();
            large.remove(next);
            small.add(next);
            rest += next.replies();
        }
        var lines =
                new ArrayList<>(
                        large.stream()
                                .map(it ->
                                        new Line(
                                                it.label(),
                                                it.replies(),
                                                List.of(it.key()),
                                                within))
                                .toList());
        if (!small.isEmpty()) {
            lines.add(
                    new Line(
                            null,
                            rest,
                            small.stream().map(CountReplies.Group::key).toList(),
                            within));
        }
        return lines;
    }

    private static boolean fit(CountReplies.Group it, int least) {
        return it.replies() >= least && !it.key().isEmpty();
    }

    /// The counts of one question by group and option.
    long[][] cells(Map<String, Map<Integer, Long>> counts, List<Integer> choices) {
        return groups.stream()
                .map(line ->
                        choices.stream()
                                .mapToLong(choice ->
                                        line.parts().stream()
                                                .mapToLong(part ->
                                                        counts.getOrDefault(part, Map.of())
                                                                .getOrDefault(choice, 0L))
                                                .sum())
                                .toArray())
                .toArray(long[][]::new);
    }
}
