package org.matricula.survey.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The units above the classes that replied: what is counted of classes is counted of them.
final class Levels {

    /// A unit above a class.
    ///
    /// @param part the class, as in the counts
    /// @param by `institution`, `department` or `major`
    record Above(String part, String by, String key, String label) {}

    private record Cell(UUID question, int line, int choice, String grp) {}

    private final Map<By, Map<String, Above>> above;

    /// @param above in the order in which the units are told
    Levels(List<Above> above) {
        this.above =
                above.stream()
                        .collect(
                                Collectors.groupingBy(
                                        it -> By.of(it.by()).orElseThrow(),
                                        Collectors.toMap(
                                                Above::part,
                                                it -> it,
                                                (first, second) -> first,
                                                LinkedHashMap::new)));
    }

    /// The key of the unit a class lies in; blank where it lies in none of this kind.
    String key(By by, String part) {
        var it = above.getOrDefault(by, Map.of()).get(part);
        return it == null ? "" : it.key();
    }

    List<CountReplies.Group> groups(By by, List<CountReplies.Group> classes) {
        var found = new LinkedHashMap<String, CountReplies.Group>();
        above.getOrDefault(by, Map.of())
                .values()
                .forEach(it ->
                        found.putIfAbsent(
                                it.key(), new CountReplies.Group(it.key(), it.label(), 0, null)));
        classes.forEach(it ->
                found.merge(
                        key(by, it.key()),
                        new CountReplies.Group("", "", it.replies(), null),
                        (have, more) ->
                                new CountReplies.Group(
                                        have.key(),
                                        have.label(),
                                        have.replies() + more.replies(),
                                        null)));
        return List.copyOf(found.values());
    }

    List<CountReplies.Count> counts(By by, List<CountReplies.Count> classes) {
        var sums = new LinkedHashMap<Cell, Long>();
        classes.forEach(it ->
                sums.merge(
                        new Cell(it.question(), it.line(), it.choice(), key(by, it.grp())),
                        it.n(),
                        Long::sum));
        var all = new ArrayList<CountReplies.Count>();
        sums.forEach((cell, n) ->
                all.add(
                        new CountReplies.Count(
                                cell.question(), cell.line(), cell.choice(), cell.grp(), n)));
        return all;
    }

    /// How many answered; what their numbers come to is told of the whole alone.
    List<CountReplies.Figures> answered(By by, List<CountReplies.Figures> classes) {
        var sums = new LinkedHashMap<Cell, Long>();
        classes.forEach(it ->
                sums.merge(
                        new Cell(it.question(), it.line(), 0, key(by, it.grp())),
                        it.n(),
                        Long::sum));
        var all = new ArrayList<CountReplies.Figures>();
        @Nullable BigDecimal none = null;
        sums.forEach((cell, n) ->
                all.add(
                        new CountReplies.Figures(
                                cell.question(),
                                cell.line(),
                                cell.grp(),
                                n,
                                none,
                                none,
                                none,
                                none,
                                none)));
        return all;
    }
}
