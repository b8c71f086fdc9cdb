package org.matricula.statistics;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.organisation.Repositioned;
import org.matricula.registry.Detail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// What is counted, and how it is kept in step with the register. The program may read these
/// tables; it writes only through the database's own functions.
@Repository
class Deltas {

    /// Where the deltas and the spells disagree.
    ///
    /// @param counted what the deltas say
    /// @param standing what the spells say
    record Difference(String unit, String day, String what, long counted, long standing) {

        /// In one line, for whoever has to look into it.
        String told() {
            return "%s %s [%s] %d / %d".formatted(unit, day, what, counted, standing);
        }
    }

    private final JdbcClient sql;
    private final JsonMapper json;

    Deltas(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /// What these enrolments were before dated corrections, in the place of what was kept of it.
    void keepFormer(List<UUID> enrolments, List<FormerTraits.Piece> pieces) {
        sql.sql(
                        """
                        select statistics.keep_former(cast(:enrolments as uuid[]), cast(:pieces as jsonb))
                        """)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .param(
                        "pieces",
                        json.writeValueAsString(pieces.stream().map(Deltas::written).toList()))
                .query(Long.class)
                .single();
    }

    private static Map<String, @Nullable Object> written(FormerTraits.Piece it) {
        var piece = new HashMap<String, @Nullable Object>();
        piece.put("enrolment", it.enrolment());
        piece.put("begins", it.begins());
        piece.put("ends", it.ends());
        piece.put("fields", it.values().keySet().stream().map(Detail::code).toList());
        it.values().forEach((detail, value) -> piece.put(detail.code().replace('-', '_'), value));
        return piece;
    }

    long recount(@Nullable UUID batch, List<UUID> enrolments) {
        return sql.sql(
                        "select statistics.recount(cast(:batch as uuid), cast(:enrolments as"
                                + " uuid[]))")
                .param("batch", batch)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }

    List<UUID> stale() {
        return sql.sql("select stale.id from statistics.stale() as stale(id)")
                .query(UUID.class)
                .list();
    }

    /// @param greatFrom so many deltas make a unit great
    long fold(long greatFrom) {
        return sql.sql("select statistics.fold_up(:greatFrom)")
                .param("greatFrom", greatFrom)
                .query(Long.class)
                .single();
    }

    /// @param between so many rows lie at least between two checkpoints
    long compact(LocalDate today, long between) {
        return sql.sql("select statistics.compact(:today, :between)")
                .param("today", today)
                .param("between", between)
                .query(Long.class)
                .single();
    }

    void reposition(Repositioned moved) {
        sql.sql(
                        """
                        select statistics.reposition(cast(:old as bigint[]), cast(:new as bigint[]))
                        """)
                .param("old", moved.oldPositions())
                .param("new", moved.newPositions())
                .query(Long.class)
                .single();
    }

    /// Every day, unit and kind of student where the deltas' sum is not that of the spells.
    List<Difference> differences(int most) {
        return sql.sql(
                        """
                        with edge as (
                          select s.unit_id, e.day, s.grade_level, t.sex, t.ethnicity, s.status, t.level, t.boarding,
                                 t.birth_year, t.study_form, t.origin, t.political_status, t.entry_year, t.birth_on, e.n
                            from registry.spell s
                            join statistics.trait t on t.enrolment_id = s.enrolment_id and t.during && s.during
                            cross join lateral (values (lower(s.during * t.during), 1), (upper(s.during * t.during), -1)) as e(day, n)
                           where upper_inf(s.recorded) and upper_inf(t.recorded)
                             and statistics.on_roll(s.status) and e.day is not null
                        ), number as (
                          select unit_id, day, grade_level, sex, ethnicity, status, level, boarding, birth_year,
                                 study_form, origin, political_status, entry_year, birth_on,
                                 0 as counted, n as standing from edge
                          union all
                          select unit_id, day, grade_level, sex, ethnicity, status, level, boarding, birth_year,
                                 study_form, origin, political_status, entry_year, birth_on, n, 0
                            from statistics.delta
                        )
                        select coalesce(u.name, 'unit') as unit, number.day::text as day,
                               concat_ws(' ', number.grade_level, sex, ethnicity, status, number.level, boarding,
                                         coalesce(birth_on::text, birth_year::text), study_form, origin,
                                         political_status, number.entry_year) as what,
                               sum(counted) as counted, sum(standing) as standing
                          from number left join organisation.unit u on u.id = number.unit_id
                         group by number.unit_id, u.name, number.day, number.grade_level, sex, ethnicity, status, number.level,
                                  boarding, birth_year, study_form, origin, political_status, number.entry_year, birth_on
                        having sum(counted) <> sum(standing)
                         order by number.day limit :most
                        """)
                .param("most", most)
                .query(Difference.class)
                .list();
    }

    /// Units of which a cube isn't the sum of the deltas of their subtree, or a checkpoint isn't
    /// that of the cube up to its day.
    List<Difference> unfolded(int most) {
        return sql.sql(
                        """
                        with recursive own as (
                          select d.unit_id, sum(d.n) as n from statistics.delta d where d.folded group by d.unit_id
                        ), up as (
                          select own.unit_id as above, own.n from own
                          union all
                          select u.parent_id, up.n from up join organisation.unit u on u.id = up.above
                           where u.parent_id is not null
                        ), expected as (
                          select up.above as unit_id, coalesce(x.great, false) as great, sum(up.n) as n
                            from up join organisation.unit u on u.id = up.above
                            left join statistics.extent x on x.unit_id = up.above
                           where u.kind <> 'class' group by up.above, x.great
                        ), cube as (
                          select k.bits, k.wide from unnest(cast(:bits as int[]), cast(:wide as boolean[])) as k(bits, wide)
                        ), due as (
                          select e.unit_id, c.bits, e.n from expected e join cube c on e.great or not c.wide
                        ), kept as (
                          select f.unit_id, f.cube as bits, sum(f.n) as n from statistics.cube f
                           where not f.standing group by f.unit_id, f.cube
                        ), stood as (
                          select k.unit_id, k.day, f.cube as bits, coalesce(sum(f.n) filter (where f.standing and f.day = k.day), 0) as counted,
                                 coalesce(sum(f.n) filter (where not f.standing and f.day <= k.day), 0) as standing
                            from statistics.checkpoint k join statistics.cube f on f.unit_id = k.unit_id
                           group by k.unit_id, k.day, f.cube
                        ), told as (
                          select coalesce(e.unit_id, k.unit_id) as unit_id, 'fold' as day, coalesce(e.bits, k.bits) as bits,
                                 coalesce(k.n, 0) as counted, coalesce(e.n, 0) as standing
                            from due e full join kept k on k.unit_id = e.unit_id and k.bits = e.bits
                          union all
                          select s.unit_id, s.day::text, s.bits, s.counted, s.standing from stood s
                        )
                        select coalesce(u.name, 'unit') as unit, t.day, t.bits::text as what, t.counted, t.standing
                          from told t left join organisation.unit u on u.id = t.unit_id
                         where t.counted <> t.standing limit :most
                        """)
                .param("bits", Arrays.stream(Cube.values()).map(Cube::bits).toArray(Integer[]::new))
                .param(
                        "wide",
                        Arrays.stream(Cube.values()).map(Cube::ofGreat).toArray(Boolean[]::new))
                .param("most", most)
                .query(Difference.class)
                .list();
    }
}
