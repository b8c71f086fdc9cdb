package org.matricula.statistics;

import java.time.LocalDate;
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
    /// @param atOnce about so many deltas, whole places
    long fold(long greatFrom, long atOnce) {
        return sql.sql("select statistics.fold_up(:greatFrom, :atOnce)")
                .param("greatFrom", greatFrom)
                .param("atOnce", atOnce)
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
}
