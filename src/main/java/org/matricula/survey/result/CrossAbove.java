package org.matricula.survey.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One question crossed by the units above the classes. Its smallest parts are the classes; where
/// those are not told, whoever has grade and units above in common.
final class CrossAbove {

    private final Map<By, Crossing> crossings;
    private final Map<By, List<CountReplies.Group>> groups;
    private final Levels levels;
    private final List<By> told;
    private final List<By> above;
    private final List<List<CountReplies.Group>> parts;
    private final int least;

    /// @param offered by what the questionnaire is told
    CrossAbove(
            Map<By, Crossing> crossings,
            Map<By, List<CountReplies.Group>> groups,
            Levels levels,
            List<By> offered,
            int least) {
        this.crossings = crossings;
        this.groups = groups;
        this.levels = levels;
        this.least = least;
        this.told = Stream.of(By.UNIT, By.GRADE).filter(offered::contains).toList();
        this.above = By.ABOVE.stream().filter(offered::contains).toList();
        var found = new LinkedHashMap<List<String>, List<CountReplies.Group>>();
        for (var it : groups.getOrDefault(By.UNIT, List.of())) {
            var key = Stream.concat(told.stream(), above.stream()).map(by -> key(by, it)).toList();
            found.computeIfAbsent(key, none -> new ArrayList<>()).add(it);
        }
        this.parts = List.copyOf(found.values());
    }

    /// @param cells of a class, how often each option
    /// @param hidden of classes and of grades, which cells are hidden
    Map<By, boolean[][]> hidden(Function<String, long[]> cells, Function<By, boolean[][]> hidden) {
        var found =
                TellAbove.of(
                        parts.stream().map(part -> sum(part, cells)).toArray(long[][]::new),
                        told.stream()
                                .map(by -> new TellAbove.Told(table(by), hidden.apply(by)))
                                .toList(),
                        above.stream().map(this::table).toList(),
                        least);
        return IntStream.range(0, above.size())
                .boxed()
                .collect(Collectors.toMap(above::get, found::get));
    }

    private static long[] sum(List<CountReplies.Group> part, Function<String, long[]> cells) {
        var each = part.stream().map(it -> cells.apply(it.key())).toList();
        return IntStream.range(0, each.getFirst().length)
                .mapToLong(column -> each.stream().mapToLong(it -> it[column]).sum())
                .toArray();
    }

    private TellAbove.Table table(By by) {
        var small = new ArrayList<List<Integer>>();
        groups.getOrDefault(by, List.of()).stream()
                .filter(it -> it.replies() < least)
                .forEach(it -> small.add(within(by, List.of(it.key()))));
        IntStream.range(0, parts.size())
                .filter(it ->
                        parts.get(it).stream().mapToInt(CountReplies.Group::replies).sum() < least)
                .forEach(it -> small.add(List.of(it)));
        return new TellAbove.Table(
                crossings.get(by).groups().stream().map(line -> within(by, line.parts())).toList(),
                small);
    }

    private List<Integer> within(By by, List<String> keys) {
        return IntStream.range(0, parts.size())
                .filter(it -> keys.contains(key(by, parts.get(it).getFirst())))
                .boxed()
                .toList();
    }

    /// The key of the group a class lies in.
    private String key(By by, CountReplies.Group of) {
        return switch (by) {
            case GRADE -> of.grade() == null ? "" : of.grade();
            case INSTITUTION, DEPARTMENT, MAJOR -> levels.key(by, of.key());
            case ALL, SEX, UNIT -> of.key();
        };
    }
}
