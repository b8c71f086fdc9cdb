package org.matricula.coursework;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 排名 within reach.
@Repository
@Transactional(readOnly = true)
class Rankings {

    private static final String SELECT =
            """
            select r.id, r.unit_id, u.name as unit, r.entry_year, r.scheme, r.size, r.made_by, r.made_at
              from coursework.ranking r join organisation.unit u on u.id = r.unit_id
             where r.scope_pos between :lo and :hi
            """;

    private final JdbcClient sql;

    Rankings(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    UUID open(UUID institution, Unit unit, int entryYear, String scheme, Instant at) {
        return sql.sql(
                        """
                        insert into coursework.ranking
                          (institution_id, unit_id, scope_pos, entry_year, scheme, made_by, made_at)
                        values (:institution, :unit, :pos, :year, :scheme, :by, :at) returning id
                        """)
                .param("institution", institution)
                .param("unit", unit.id())
                .param("pos", unit.pos())
                .param("year", entryYear)
                .param("scheme", scheme)
                .param("by", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void size(UUID ranking, int size) {
        sql.sql("update coursework.ranking set size = :size where id = :id")
                .param("size", size)
                .param("id", ranking)
                .update();
    }

    /// The newest first.
    List<Ranking> page(@Nullable UUID after, int most) {
        return asked(
                        " and (cast(:after as uuid) is null or r.id < cast(:after as uuid))"
                                + " order by r.id desc limit :most")
                .param("after", after, java.sql.Types.OTHER)
                .param("most", most)
                .query(Ranking.class)
                .list();
    }

    /// @throws Absent if it is not within reach
    Ranking get(UUID id) {
        return asked(" and r.id = :id")
                .param("id", id)
                .query(Ranking.class)
                .optional()
                .orElseThrow(() -> new Absent("ranking"));
    }

    /// By place.
    ///
    /// @param after the last student seen, or null
    List<Ranking.Line> lines(UUID ranking, @Nullable UUID after, int most) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select l.enrolment_id, s.name, s.student_number, u.name as unit, l.points, l.credits, l.place
                          from coursework.rank_line l
                          join registry.student s on s.enrolment_id = l.enrolment_id
                          join organisation.unit u on u.id = s.unit_id
                         where l.ranking_id = :ranking and l.scope_pos between :lo and :hi
                           and (cast(:after as uuid) is null or (l.place, l.enrolment_id) > (
                                 select o.place, o.enrolment_id from coursework.rank_line o
                                  where o.ranking_id = :ranking and o.enrolment_id = cast(:after as uuid)))
                         order by l.place, l.enrolment_id limit :most
                        """)
                .param("ranking", ranking)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("after", after, java.sql.Types.OTHER)
                .param("most", most)
                .query(Ranking.Line.class)
                .list();
    }

    /// The acting person's newest line in each enrolment.
    List<Ranking.Own> own() {
        return sql.sql(
                        """
                        select distinct on (l.enrolment_id) l.enrolment_id, u.name as unit, l.points, l.place, l.size,
                               l.made_at
                          from coursework.rank_line l
                          join registry.student s on s.enrolment_id = l.enrolment_id
                          join organisation.unit u on u.id = s.unit_id
                         where l.person_id = any ((select string_to_array(current_setting('app.persons'), ','))::uuid[])
                         order by l.enrolment_id, l.made_at desc
                        """)
                .query(Ranking.Own.class)
                .list();
    }

    private JdbcClient.StatementSpec asked(String more) {
        var scope = Acting.now().scope();
        return sql.sql(SELECT + more).param("lo", scope.lo()).param("hi", scope.hi());
    }
}
