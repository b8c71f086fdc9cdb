package org.matricula.standing.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Term;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The runs, and how far each has come.
@Repository
@Transactional
public class WarningRuns {

    private static final String SELECT =
            """
            select r.id, r.institution_id, i.name as institution, i.pos as lo, i.pos_end as hi, r.term_id,
                   t.year || ' ' || t.name as term, lower(t.during) as term_from, r.sort, r.rules_on, r.as_of,
                   r.prior_id as prior, r.listed_from, r.state, r.students, r.checked, r.found, r.reached,
                   r.inputs_hash, r.problem, r.begun_at, r.ended_at, r.starter_id, r.starter, r.starter_role,
                   r.starter_unit, r.confirmer, r.confirmed_at
              from standing.run r
              join organisation.unit i on i.id = r.institution_id
              join calendar.term t on t.id = r.term_id
             where i.pos <= :hi and i.pos_end >= :lo
            """;

    private final JdbcClient sql;

    WarningRuns(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those in sight, the newest first.
    @Transactional(readOnly = true)
    public List<WarningRun> all(int limit) {
        return seen(" order by r.begun_at desc limit :limit")
                .param("limit", limit)
                .query(WarningRun.class)
                .list();
    }

    /// @throws Absent if there is none within sight
    @Transactional(readOnly = true)
    public WarningRun get(UUID id) {
        return seen(" and r.id = :id")
                .param("id", id)
                .query(WarningRun.class)
                .optional()
                .orElseThrow(() -> new Absent("warning run"));
    }

    /// The one that stands for a term: done or confirmed.
    @Transactional(readOnly = true)
    public Optional<WarningRun> standing(UUID institution, UUID term) {
        return seen(" and r.institution_id = :institution and r.term_id = :term"
                        + " and r.sort = 'warning' and r.state in ('done', 'confirmed')")
                .param("institution", institution)
                .param("term", term)
                .query(WarningRun.class)
                .optional();
    }

    /// The last confirmed one of an earlier term.
    @Transactional(readOnly = true)
    Optional<UUID> before(UUID institution, LocalDate term) {
        return sql.sql(
                        """
                        select r.id from standing.run r join calendar.term t on t.id = r.term_id
                         where r.institution_id = :institution and r.state = 'confirmed' and lower(t.during) < :term
                         order by lower(t.during) desc limit 1
                        """)
                .param("institution", institution)
                .param("term", term)
                .query(UUID.class)
                .optional();
    }

    /// Whether a later term's is confirmed already.
    @Transactional(readOnly = true)
    boolean passed(UUID institution, LocalDate term) {
        return sql.sql(
                        """
                        select exists (select from standing.run r join calendar.term t on t.id = r.term_id
                                        where r.institution_id = :institution and r.state = 'confirmed'
                                          and lower(t.during) > :term)
                        """)
                .param("institution", institution)
                .param("term", term)
                .query(Boolean.class)
                .single();
    }

    /// @return empty where one is under way
    Optional<UUID> add(
            UUID institution,
            Term term,
            String sort,
            LocalDate rulesOn,
            LocalDate asOf,
            @Nullable UUID prior,
            int listedFrom,
            Actor by,
            Instant at) {
        return sql.sql(
                        """
                        insert into standing.run
                          (institution_id, term_id, sort, rules_on, as_of, prior_id, listed_from, begun_at, starter_id,
                           starter, starter_role, starter_unit)
                        values (:institution, :term, :sort, :rulesOn, :asOf, cast(:prior as uuid), :listedFrom, :at,
                                cast(:id as uuid), :name, :role, cast(:unit as uuid))
                        on conflict (institution_id, term_id, sort) where ended_at is null do nothing returning id
                        """)
                .param("institution", institution)
                .param("term", term.id())
                .param("sort", sort)
                .param("rulesOn", rulesOn)
                .param("asOf", asOf)
                .param("prior", prior, java.sql.Types.OTHER)
                .param("listedFrom", listedFrom)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", by.account(), java.sql.Types.OTHER)
                .param("name", by.name())
                .param("role", by.role())
                .param("unit", by.unit(), java.sql.Types.OTHER)
                .query(UUID.class)
                .optional();
    }

    /// Under way from now on, or still.
    ///
    /// @return whether it is still wanted
    boolean start(UUID id) {
        return sql.sql(
                                "update standing.run set state = 'running' where id = :id and ended_at is null")
                        .param("id", id)
                        .update()
                == 1;
    }

    /// @return whether it is still wanted
    boolean counted(UUID id, int students) {
        return sql.sql(
                                "update standing.run set students = :students where id = :id and state = 'running'")
                        .param("students", students)
                        .param("id", id)
                        .update()
                == 1;
    }

    /// What a range has given, added to the run in the range's own transaction.
    ///
    /// @return whether it is still wanted
    boolean reached(UUID id, ExamineStudents.Given given, long position) {
        return sql.sql(
                                """
                                update standing.run
                                   set checked = checked + :students, found = found + :found,
                                       inputs = inputs + :inputs, reached = :position
                                 where id = :id and state = 'running'
                                """)
                        .param("students", given.students())
                        .param("found", given.found())
                        .param("inputs", given.inputs())
                        .param("position", position)
                        .param("id", id)
                        .update()
                == 1;
    }

    /// Ends a run well: an earlier one of the same term that nobody has confirmed gives way.
    ///
    /// @return whether it was still under way
    boolean done(UUID id, Instant now) {
        sql.sql(
                        """
                        update standing.run o set state = 'superseded' from standing.run r
                         where r.id = :id and r.sort = 'warning' and o.institution_id = r.institution_id
                           and o.term_id = r.term_id and o.sort = 'warning' and o.state = 'done'
                        """)
                .param("id", id)
                .update();
        return sql.sql(
                                """
                                update standing.run r
                                   set state = 'done', ended_at = :now,
                                       inputs_hash = encode(sha256(convert_to(r.inputs || '|' || r.as_of || '|' || r.listed_from || '|'
                                         || coalesce((select string_agg(f.kind || f.level || ':' || f.threshold, ',' order by f.kind, f.level)
                                                        from standing.run_rule f where f.run_id = r.id), ''), 'UTF8')), 'hex')
                                 where r.id = :id and r.state = 'running'
                                """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    /// @param state `cancelled` or `failed`
    /// @return whether it was still under way
    boolean end(UUID id, String state, @Nullable String problem, Instant now) {
        return sql.sql(
                                """
                                update standing.run set state = :state, problem = :problem, ended_at = :now
                                 where id = :id and ended_at is null
                                """)
                        .param("state", state)
                        .param("problem", problem, java.sql.Types.VARCHAR)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    /// Two who confirm at once wait for each other, and a run under way does not slip between.
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(UUID id) {
        sql.sql("select id from standing.run where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .list();
    }

    /// How many of its students no department has looked at.
    @Transactional(readOnly = true)
    public int unreviewed(UUID id) {
        return sql.sql(
                        "select count(*)::int from standing.warning where run_id = :id and state = 'found'")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /// @return whether it was done and not yet confirmed
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean confirm(UUID id, Actor by, Instant now) {
        return sql.sql(
                                """
                                update standing.run
                                   set state = 'confirmed', confirmed_by = cast(:by as uuid), confirmer = :name, confirmed_at = :now
                                 where id = :id and sort = 'warning' and state = 'done'
                                """)
                        .param("by", by.account(), java.sql.Types.OTHER)
                        .param("name", by.name())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec seen(String rest) {
        var scope = Acting.now().scope();
        return sql.sql(SELECT + rest).param("lo", scope.lo()).param("hi", scope.hi());
    }
}
