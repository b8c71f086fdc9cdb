package org.matricula.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Whether the sums that are kept for units are those of what happened in them: not only in all,
/// but of each value and day.
@Repository
class KeptSums {

    private static final String VALUES =
            """
            grade_level, sex, ethnicity, status, level, boarding, study_form, political_status, entry_year, origin\
            """;

    private static final String BORN =
            "(extract(year from d.birth_on) * 10000 + extract(month from d.birth_on) * 100 + extract(day from d.birth_on))::int";

    /// Of a unit and a sum, where they are not the same.
    ///
    /// @param day the checkpoint's; null for the sum of what changed
    private record Flaw(
            UUID unitId, int bits, @Nullable LocalDate day, long counted, long standing) {}

    private final JdbcClient sql;

    KeptSums(JdbcClient sql) {
        this.sql = sql;
    }

    /// Units of which a cube isn't the sum of the deltas of their subtree, or a checkpoint isn't
    /// that of the cube up to its day, in any value.
    List<Deltas.Difference> differences(int most) {
        var found = new ArrayList<Deltas.Difference>();
        for (var it : flaws(most)) {
            if (found.size() < most) {
                found.addAll(values(it, most - found.size()));
            }
        }
        return found;
    }

    private List<Flaw> flaws(int most) {
        return sql.sql(
                        """
                        with recursive cube as (
                          select k.bits, k.wide, t.daily
                            from unnest(cast(:bits as int[]), cast(:wide as boolean[])) as k(bits, wide)
                            join (values (false), (true)) as t(daily) on not t.daily or k.bits & 1 = 0
                        ), own as materialized (
                          select d.unit_id, c.bits + case when c.daily then :month * (d.born / 100 %% 100) else 0 end as bits, c.wide,
                                 sum(d.n) as n,
                                 sum(d.n * statistics.mark(c.bits, d.day, %2$s,
                                                           case when c.daily then d.born else d.born / 100 * 100 end)) as mark
                            from (select d.*, %1$s as born from statistics.delta d where d.folded offset 0) d
                            join cube c on not c.daily or d.born is not null
                           group by 1, 2, c.wide
                        ), up as (
                          select o.unit_id as below, o.unit_id as above from (select distinct unit_id from own) o
                          union all
                          select up.below, u.parent_id from up join organisation.unit u on u.id = up.above
                           where u.parent_id is not null
                        ), above as materialized (
                          select up.below, up.above, coalesce(x.great, false) as great
                            from up join organisation.unit u on u.id = up.above
                            left join statistics.extent x on x.unit_id = up.above
                           where u.kind <> 'class'
                        ), due as (
                          select a.above as unit_id, o.bits, sum(o.n) as n, sum(o.mark) as mark
                            from own o join above a on a.below = o.unit_id
                           where a.great or not o.wide group by a.above, o.bits
                        ), marked as materialized (
                          select f.unit_id, f.cube as bits, f.standing, f.day, f.n,
                                 f.n * statistics.mark(f.cube, case when f.standing then null else f.day end, %3$s, f.born) as mark,
                                 f.n * statistics.mark(f.cube, null, %3$s, f.born) as timeless
                            from statistics.cube f
                        ), kept as (
                          select m.unit_id, m.bits, sum(m.n) as n, sum(m.mark) as mark from marked m
                           where not m.standing group by m.unit_id, m.bits
                        ), stood as (
                          select k.unit_id, k.day, m.bits,
                                 coalesce(sum(m.n) filter (where m.standing and m.day = k.day), 0) as counted,
                                 coalesce(sum(m.timeless) filter (where m.standing and m.day = k.day), 0) as counted_mark,
                                 coalesce(sum(m.n) filter (where not m.standing and m.day <= k.day), 0) as standing,
                                 coalesce(sum(m.timeless) filter (where not m.standing and m.day <= k.day), 0) as standing_mark
                            from statistics.checkpoint k join marked m on m.unit_id = k.unit_id and m.bits < :month
                           group by k.unit_id, k.day, m.bits
                        ), told as (
                          select coalesce(e.unit_id, k.unit_id) as unit_id, coalesce(e.bits, k.bits) as bits, null::date as day,
                                 coalesce(k.n, 0) as counted, coalesce(k.mark, 0) as counted_mark,
                                 coalesce(e.n, 0) as standing, coalesce(e.mark, 0) as standing_mark
                            from due e full join kept k on k.unit_id = e.unit_id and k.bits = e.bits
                          union all
                          select s.unit_id, s.bits, s.day, s.counted, s.counted_mark, s.standing, s.standing_mark from stood s
                        )
                        select t.unit_id, t.bits, t.day, t.counted, t.standing from told t
                         where t.counted <> t.standing or t.counted_mark <> t.standing_mark
                         order by t.unit_id, t.bits, t.day limit :most
                        """
                                .formatted(BORN, named("d"), named("f")))
                .param("bits", Arrays.stream(Cube.values()).map(Cube::bits).toArray(Integer[]::new))
                .param(
                        "wide",
                        Arrays.stream(Cube.values()).map(Cube::ofGreat).toArray(Boolean[]::new))
                .param("month", Cube.MONTH)
                .param("most", most)
                .query(Flaw.class)
                .list();
    }

    /// Each value of a sum that is wrong, of the changes with its day.
    private List<Deltas.Difference> values(Flaw it, int most) {
        return sql.sql(
                        """
                        with number as (
                          select d.day, %2$s, d.n as standing, 0 as counted
                            from organisation.unit u
                            join (select d.*, %1$s as born from statistics.delta d where d.folded) d
                              on d.scope_pos between u.pos and u.pos_end
                           where u.id = :unit and cast(:day as date) is null
                             and (:bits < :month or d.born / 100 %% 100 = :bits / :month)
                          union all
                          select f.day, %3$s, case when cast(:day as date) is null then 0 else f.n end,
                                 case when cast(:day as date) is null then f.n else 0 end
                            from statistics.cube f
                           where f.unit_id = :unit and f.cube = :bits and not f.standing
                             and (cast(:day as date) is null or f.day <= :day)
                          union all
                          select f.day, %3$s, 0, f.n from statistics.cube f
                           where f.unit_id = :unit and f.cube = :bits and f.standing and f.day = cast(:day as date)
                        ), gathered as (
                          select case when cast(:day as date) is null then n.day else cast(:day as date) end as day, %4$s,
                                 n.counted, n.standing from number n
                        )
                        select coalesce((select u.name from organisation.unit u where u.id = :unit), 'unit') as unit,
                               case when cast(:day as date) is null then 'fold ' else 'checkpoint ' end || g.day as day,
                               concat_ws(' ', cast(:bits as int)::text, %5$s, g.born) as what,
                               sum(g.counted) as counted, sum(g.standing) as standing
                          from gathered g group by g.day, %5$s, g.born
                        having sum(g.counted) <> sum(g.standing)
                         order by g.day limit :most
                        """
                                .formatted(
                                        BORN,
                                        kept("d", it.bits()),
                                        kept("f", it.bits()),
                                        named("n") + ", n.born",
                                        named("g")))
                .param("unit", it.unitId())
                .param("bits", it.bits())
                .param("day", it.day())
                .param("month", Cube.MONTH)
                .param("most", most)
                .query(Deltas.Difference.class)
                .list();
    }

    private static String named(String alias) {
        return Arrays.stream(VALUES.split(",\\s*"))
                .map(it -> alias + "." + it.strip())
                .collect(Collectors.joining(", "));
    }

    /// The values a sum has, the others unknown: a bit for each that is summed over, the first of
    /// the eleven the highest; of births the month, where it isn't a month of days.
    private static String kept(String alias, int bits) {
        var columns = (VALUES + ", born").split(",\\s*");
        var kept = new ArrayList<String>();
        for (var i = 0; i < columns.length; i++) {
            var name = columns[i].strip();
            var column = alias + "." + name;
            var value = name.equals("born") && bits < Cube.MONTH ? column + " / 100 * 100" : column;
            kept.add(
                    ((bits & 1 << columns.length - 1 - i) == 0
                                    ? value
                                    : "case when false then " + column + " end")
                            + " as "
                            + name);
        }
        return String.join(", ", kept);
    }
}
