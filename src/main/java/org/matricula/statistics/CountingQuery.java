package org.matricula.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.matricula.statistics.Headcounts.Question;

/// The statement that answers a question from the folds and the deltas.
///
/// Everything is a signed sum. A unit of the tree that is shown by itself adds its own number under
/// its own name and takes it from under the name of the unit around it, so that whoever stands
/// directly in the outer one remains there. What was learnt later than the asked instant is taken
/// away again. An age is a sum of months of birth: in the first half of a month those born in it
/// are taken to have their birthday still before them, in the second half behind them, and the few
/// for whom that is wrong are put right one by one.
///
/// @param parameters for the named places in the text
record CountingQuery(String text, Map<String, @Nullable Object> parameters) {

    static CountingQuery of(Question asked) {
        var parameters = Conditions.parameters(asked.place());
        parameters.put("day", asked.asOf());
        var birthday = asked.asOf().getMonthValue() * 100 + asked.asOf().getDayOfMonth();
        var early = early(asked.asOf());
        parameters.put("early", early ? asked.asOf().getMonthValue() - 1 : -1);
        parameters.put("off", early ? -1 : 1);
        parameters.put("first", early ? asked.asOf().getMonthValue() * 100 : birthday + 1);
        parameters.put("last", early ? birthday : asked.asOf().getMonthValue() * 100 + 31);
        parameters.put("months", asked.asOf().getYear() * 12 + asked.asOf().getMonthValue() - 1);
        parameters.put("known", Conditions.at(asked.knownAt()));
        Conditions.put(asked.filters(), parameters);
        var keys = keys(asked, i -> "number.k" + i);
        var text =
                (tree(asked) ? members(asked) : "with ")
                        + "number as ("
                        + String.join(" union all ", parts(asked))
                        + ") select coalesce(sum(number.n), 0) as n"
                        + keys.stream().map(it -> ", " + it).collect(Collectors.joining())
                        + " from number"
                        + (keys.isEmpty() ? "" : " group by " + String.join(", ", keys))
                        + " having coalesce(sum(number.n), 0) <> 0"
                        + (keys.isEmpty() ? "" : " order by " + String.join(", ", keys));
        return new CountingQuery(text, parameters);
    }

    private static List<String> parts(Question asked) {
        var parts = new ArrayList<String>();
        parts.add(folds(asked));
        parts.add(deltas(asked, 1, "not d.folded", it -> it.exact("d")));
        if (asked.uses(Dimension.AGE)) {
            var wrong = "d.folded and statistics.birthday(d.birth_on) between :first and :last";
            parts.add(deltas(asked, 1, wrong, it -> it.exact("d")));
            parts.add(deltas(asked, -1, wrong, it -> it.rough("d")));
        }
        if (asked.knownAt() != null) {
            parts.add(deltas(asked, -1, "d.recorded_at > :known", it -> it.exact("d")));
        }
        return parts;
    }

    private static boolean early(LocalDate day) {
        return day.getDayOfMonth() <= 15;
    }

    private static String folds(Question asked) {
        var fine = Arrays.stream(Dimension.values()).anyMatch(it -> it.fine() && asked.uses(it));
        var table = fine ? "statistics.fold" : "statistics.core";
        var from =
                tree(asked)
                        ? " from signed m join "
                                + table
                                + " f on f.unit_id = m.id where f.day <= :day"
                        : " from " + table + " f where f.unit_id = any(:tops) and f.day <= :day";
        return "select "
                + columns(asked, it -> it.folded("f"))
                + (tree(asked) ? "m.sign * f.n as n" : "f.n")
                + from
                + Conditions.chosen(asked.filters(), it -> it.folded("f"));
    }

    private static String deltas(
            Question asked, int sign, String which, Function<Dimension, String> column) {
        var from =
                tree(asked)
                        ? " from signed m join statistics.delta d on d.scope_pos between m.pos and m.pos_end where "
                        : " from statistics.delta d where d.scope_pos between :lo and :hi and ";
        return "select "
                + columns(asked, column)
                + (tree(asked) ? "m.sign * " : "")
                + sign
                + " * d.n as n"
                + from
                + "d.day <= :day and "
                + which
                + Conditions.chosen(asked.filters(), column);
    }

    private static String columns(Question asked, Function<Dimension, String> column) {
        return keys(
                        asked,
                        i ->
                                (asked.by().get(i).ofTree()
                                                ? "m.k" + i
                                                : column.apply(asked.by().get(i)))
                                        + " as k"
                                        + i
                                        + ", ")
                .stream()
                .collect(Collectors.joining());
    }

    private static boolean tree(Question asked) {
        return asked.by().stream().anyMatch(Dimension::ofTree);
    }

    /// The units that are shown by themselves, with their names in each dimension of the tree: the
    /// nearest unit upward that is of the kind.
    private static String members(Question asked) {
        var tree = asked.by().stream().filter(Dimension::ofTree).toList();
        var shown = tree.stream().map(it -> it.matches("u")).collect(Collectors.joining(" or "));
        var named =
                keys(
                        asked,
                        i -> {
                            var it = asked.by().get(i);
                            return it.ofTree()
                                    ? ", (array_agg(u.id order by c.height) filter (where %s))[1] as k%d"
                                            .formatted(it.matches("u"), i)
                                    : "";
                        });
        return """
        with recursive member as materialized (
          select u.id, u.pos, u.pos_end from organisation.unit u
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
          select m.id, m.pos, m.pos_end, 1 as sign%s from member m join named n on n.member = m.id
          union all
          select m.id, m.pos, m.pos_end, -1%s from member m join named i on i.member = m.id
            join named n on n.member = i.around where m.id <> all(:tops)
        ), \
        """
                .formatted(shown, String.join("", named), treeKeys(asked), treeKeys(asked));
    }

    private static String treeKeys(Question asked) {
        return String.join("", keys(asked, i -> asked.by().get(i).ofTree() ? ", n.k" + i : ""));
    }

    private static List<String> keys(Question asked, Function<Integer, String> word) {
        return IntStream.range(0, asked.by().size()).boxed().map(word).toList();
    }
}
