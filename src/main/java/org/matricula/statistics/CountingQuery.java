package org.matricula.statistics;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.matricula.statistics.Headcounts.Question;

/// The statement that answers a question from the cubes and the deltas.
///
/// Everything is a signed sum. A unit of the tree that is shown by itself adds its own number under
/// its own name and takes it from under the name of the unit around it, so that whoever stands
/// directly in the outer one remains there. A unit's own number is its nearest checkpoint, what
/// changed from then on or, of a later one, without what changed until then, and the deltas no cube
/// knows yet; or all its deltas, where no cube holds what is asked. What was learnt later than the
/// asked instant is taken away again.
///
/// @param parameters for the named places in the text
record CountingQuery(String text, Map<String, @Nullable Object> parameters) {

    static CountingQuery of(Question asked) {
        var parameters = Conditions.parameters(asked.place());
        parameters.put("day", asked.asOf());
        parameters.put(
                "date",
                asked.asOf().getYear() * 10_000
                        + asked.asOf().getMonthValue() * 100
                        + asked.asOf().getDayOfMonth());
        parameters.put("known", Conditions.at(asked.knownAt()));
        Conditions.put(asked.filters(), parameters);
        var keys = keys(asked, i -> true, i -> key(asked, i));
        var text =
                members(asked)
                        + counted(asked)
                        + "select coalesce(sum(m.sign * c.n), 0) as n"
                        + keys
                        + " from counted c join signed m on m.id = c.id"
                        + (keys.isEmpty() ? "" : " group by " + keys.substring(2))
                        + " having coalesce(sum(m.sign * c.n), 0) <> 0"
                        + (keys.isEmpty() ? "" : " order by " + keys.substring(2));
        return new CountingQuery(text, parameters);
    }

    private static String key(Question asked, int i) {
        return (asked.by().get(i).ofTree() ? "m.k" : "c.k") + i;
    }

    /// The number of each unit that is shown, by the dimensions that are not of the tree.
    private static String counted(Question asked) {
        var cube = Cube.of(used(asked));
        var parts =
                cube.map(it ->
                                sums(asked, it)
                                        + " union all "
                                        + deltas(asked, 1, "m.held and not d.folded"))
                                .map(it -> it + " union all ")
                                .orElse("")
                        + deltas(asked, 1, "not m.held")
                        + (asked.knownAt() == null
                                ? ""
                                : " union all " + deltas(asked, -1, "d.recorded_at > :known"));
        var keys = keys(asked, i -> !asked.by().get(i).ofTree(), i -> "r.k" + i);
        return """
        near as materialized (
          select u.id, u.pos, u.pos_end, %s as held,
                 coalesce((select max(k.day) from statistics.checkpoint k where k.unit_id = u.id and k.day <= :day), '-infinity') as before,
                 (select min(k.day) from statistics.checkpoint k where k.unit_id = u.id and k.day > :day) as after
            from organisation.unit u where u.id in (select s.id from signed s)
        ), placed as materialized (
          select n.id, n.pos, n.pos_end, n.held, t.since, case when t.since > :day then -1 else 1 end as way
            from near n
            cross join lateral (select case when n.after is null or n.before = '-infinity' then n.before
                                            when n.after - :day < :day - n.before then n.after else n.before end as since) t
        ), counted as (
          select r.id, sum(r.n) as n%s from (%s) r group by r.id%s
        )
        """
                .formatted(cube.map(Cube::heldBy).orElse("false"), keys, parts, keys);
    }

    private static String sums(Question asked, Cube cube) {
        var rows =
                cube.holding(asked.asOf(), used(asked)).stream()
                        .map(it ->
                                "select f.*, "
                                        + it.way()
                                        + " as way from statistics.cube f where f.unit_id = m.id and "
                                        + it.where())
                        .collect(Collectors.joining(" union all "));
        return "select m.id"
                + columns(asked, it -> it.summed("f"))
                + ", f.way * f.n as n from placed m cross join lateral ("
                + rows
                + ") f where m.held"
                + Conditions.chosen(asked.filters(), it -> it.summed("f"));
    }

    private static Set<Dimension> used(Question asked) {
        var used = EnumSet.noneOf(Dimension.class);
        used.addAll(asked.by());
        used.addAll(asked.filters().keySet());
        return used;
    }

    private static String deltas(Question asked, int sign, String which) {
        return "select m.id"
                + columns(asked, it -> it.exact("d"))
                + ", "
                + sign
                + " * d.n as n from placed m"
                + " join statistics.delta d on d.scope_pos between m.pos and m.pos_end where d.day <= :day and "
                + which
                + Conditions.chosen(asked.filters(), it -> it.exact("d"));
    }

    private static String columns(Question asked, Function<Dimension, String> column) {
        return keys(
                asked,
                i -> !asked.by().get(i).ofTree(),
                i -> column.apply(asked.by().get(i)) + " as k" + i);
    }

    /// The units that are shown by themselves, with their names in each dimension of the tree: the
    /// nearest unit upward that is of the kind.
    private static String members(Question asked) {
        if (asked.by().stream().noneMatch(Dimension::ofTree)) {
            return """
            with signed as materialized (
              select u.id, 1 as sign from organisation.unit u where u.id = any(:tops)
            ), \
            """;
        }
        var tree = asked.by().stream().filter(Dimension::ofTree).toList();
        var shown = tree.stream().map(it -> it.matches("u")).collect(Collectors.joining(" or "));
        var named =
                keys(
                        asked,
                        i -> asked.by().get(i).ofTree(),
                        i ->
                                "(array_agg(u.id order by c.height) filter (where %s))[1] as k%d"
                                        .formatted(asked.by().get(i).matches("u"), i));
        var names = keys(asked, i -> asked.by().get(i).ofTree(), i -> "n.k" + i);
        return """
        with recursive member as materialized (
          select u.id from organisation.unit u
           where u.id = any(:tops) or u.pos between :lo and :hi and (%s)
        ), climb as (
          select m.id as member, m.id as at, 0 as height from member m
          union all
          select c.member, u.parent_id, c.height + 1 from climb c
            join organisation.unit u on u.id = c.at where u.parent_id is not null
        ), named as materialized (
          select c.member, (array_agg(m.id order by c.height) filter (where c.height > 0 and m.id is not null))[1] as around%s
            from climb c join organisation.unit u on u.id = c.at left join member m on m.id = c.at
           group by c.member
        ), signed as materialized (
          select n.member as id, 1 as sign%s from named n
          union all
          select i.member, -1%s from named i join named n on n.member = i.around where i.member <> all(:tops)
        ), \
        """
                .formatted(shown, named, names, names);
    }

    /// Of some of the dimensions a word each, each after a comma.
    private static String keys(
            Question asked, Function<Integer, Boolean> which, Function<Integer, String> word) {
        return IntStream.range(0, asked.by().size())
                .boxed()
                .filter(which::apply)
                .map(i -> ", " + word.apply(i))
                .collect(Collectors.joining());
    }
}
