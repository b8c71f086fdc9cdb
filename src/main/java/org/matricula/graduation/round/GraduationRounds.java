package org.matricula.graduation.round;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.graduation.audit.ExamineGraduates;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The rounds, and how far each has come.
@Repository
@Transactional
public class GraduationRounds {

    private static final String SELECT =
            """
            select r.id, r.institution_id, i.name as institution, i.pos as lo, i.pos_end as hi, r.concluded_on, r.kind,
                   r.due_on, r.prior_id as prior, r.state, r.rules_on, r.students, r.checked, r.reached, r.inputs_hash,
                   r.problem, r.begun_at, r.ended_at, r.starter_id, r.starter, r.starter_role, r.starter_unit,
                   r.auditor_id, r.auditor, r.publisher_id,
                   r.meeting_no, r.meeting_on, r.published_on, r.objections_until, r.decision_no, r.decider_id, r.decider
              from graduation.round r join organisation.unit i on i.id = r.institution_id
             where i.pos <= :hi and i.pos_end >= :lo
            """;

    private static final String STANDS =
            " and r.state in ('done', 'audited', 'resolved', 'published', 'decided')";

    private final JdbcClient sql;

    GraduationRounds(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those in sight, the newest first.
    ///
    /// @param after the last one that was had; null for the first page
    @Transactional(readOnly = true)
    public Slice<GraduationRound> page(@Nullable UUID after, int limit) {
        return page("", after, limit);
    }

    /// Of those that stand for a batch.
    @Transactional(readOnly = true)
    public Slice<GraduationRound> standing(@Nullable UUID after, int limit) {
        return page(STANDS, after, limit);
    }

    private Slice<GraduationRound> page(String which, @Nullable UUID after, int limit) {
        var rows =
                seen(which
                                + """
                                 and (cast(:after as uuid) is null or (r.begun_at, r.id) <
                                       (select l.begun_at, l.id from graduation.round l where l.id = cast(:after as uuid)))
                                 order by r.begun_at desc, r.id desc limit :limit
                                """)
                        .param("after", after, java.sql.Types.OTHER)
                        .param("limit", limit + 1)
                        .query(GraduationRound.class)
                        .list();
        return Slice.of(rows, limit, it -> it.id().toString());
    }

    /// @throws Absent if there is none within sight
    @Transactional(readOnly = true)
    public GraduationRound get(UUID id) {
        return seen(" and r.id = :id")
                .param("id", id)
                .query(GraduationRound.class)
                .optional()
                .orElseThrow(() -> new Absent("graduation round"));
    }

    /// Waits for whoever else moves it on, then reads it.
    @Transactional(propagation = Propagation.MANDATORY)
    public GraduationRound locked(UUID id) {
        get(id);
        sql.sql("select id from graduation.round where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .list();
        return get(id);
    }

    /// The one that stands for a batch.
    @Transactional(readOnly = true)
    public Optional<GraduationRound> standing(UUID institution, LocalDate concludedOn) {
        return seen(STANDS + " and r.institution_id = :institution and r.concluded_on = :on")
                .param("institution", institution)
                .param("on", concludedOn)
                .query(GraduationRound.class)
                .optional();
    }

    /// @return empty where one is under way
    Optional<UUID> add(
            UUID institution,
            LocalDate concludedOn,
            String kind,
            LocalDate dueOn,
            LocalDate rulesOn,
            Actor by,
            Instant at) {
        return sql.sql(
                        """
                        insert into graduation.round
                          (institution_id, concluded_on, kind, due_on, rules_on, formula, prior_id, begun_at, starter_id,
                           starter, starter_role, starter_unit)
                        values (:institution, :on, :kind, :due, :rulesOn, :formula,
                                (select p.id from graduation.round p
                                  where p.institution_id = :institution and p.concluded_on = :on
                                    and p.inputs_hash is not null order by p.begun_at desc limit 1),
                                :at, cast(:id as uuid), :name, :role, cast(:unit as uuid))
                        on conflict (institution_id) where ended_at is null do nothing returning id
                        """)
                .param("institution", institution)
                .param("on", concludedOn)
                .param("kind", kind)
                .param("due", dueOn)
                .param("rulesOn", rulesOn)
                .param("formula", ExamineGraduates.FORMULA)
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
                                "update graduation.round set state = 'running' where id = :id and ended_at is null")
                        .param("id", id)
                        .update()
                == 1;
    }

    /// @return whether it is still wanted
    boolean counted(UUID id, int students) {
        return sql.sql(
                                "update graduation.round set students = :students where id = :id and state = 'running'")
                        .param("students", students)
                        .param("id", id)
                        .update()
                == 1;
    }

    /// What a range has given, added to the round in the range's own transaction.
    ///
    /// @return whether it is still wanted
    boolean reached(UUID id, ExamineGraduates.Given given, long position) {
        return sql.sql(
                                """
                                update graduation.round
                                   set checked = checked + :students, inputs = inputs + :inputs, reached = :position
                                 where id = :id and state = 'running'
                                """)
                        .param("students", given.students())
                        .param("inputs", given.inputs())
                        .param("position", position)
                        .param("id", id)
                        .update()
                == 1;
    }

    /// Ends a run well: the round before of the same batch gives way, unless it was decided.
    ///
    /// @return whether it was still under way
    boolean done(UUID id, Instant now) {
        sql.sql(
                        """
                        update graduation.round o set state = 'superseded' from graduation.round r
                         where r.id = :id and o.institution_id = r.institution_id and o.concluded_on = r.concluded_on
                           and o.state in ('done', 'audited', 'resolved', 'published')
                        """)
                .param("id", id)
                .update();
        return sql.sql(
                                """
                                update graduation.round r
                                   set state = 'done', ended_at = :now,
                                       inputs_hash = encode(sha256(convert_to(r.inputs || '|' || r.concluded_on || '|'
                                         || coalesce((select string_agg(f.rule || ':' || f.threshold || ':' || f.leads_to, ',' order by f.rule)
                                                        from graduation.round_rule f where f.round_id = r.id), ''), 'UTF8')), 'hex')
                                 where r.id = :id and r.state = 'running'
                                """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    /// @param state `cancelled` or `failed`
    /// @return whether it was still under way
    boolean end(UUID id, String state, String problem, Instant now) {
        return sql.sql(
                                """
                                update graduation.round set state = :state, problem = nullif(:problem, ''), ended_at = :now
                                 where id = :id and ended_at is null
                                """)
                        .param("state", state)
                        .param("problem", problem)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    void audited(UUID id, Actor by, Instant now) {
        sql.sql(
                        """
                        update graduation.round set state = 'audited', auditor_id = cast(:by as uuid), auditor = :name,
                               audited_at = :now where id = :id
                        """)
                .param("by", by.account(), java.sql.Types.OTHER)
                .param("name", by.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void resolved(UUID id, String meetingNo, LocalDate meetingOn) {
        sql.sql(
                        "update graduation.round set state = 'resolved', meeting_no = :no, meeting_on = :on where id = :id")
                .param("no", meetingNo)
                .param("on", meetingOn)
                .param("id", id)
                .update();
    }

    void published(UUID id, Actor by, LocalDate on, LocalDate until) {
        sql.sql(
                        """
                        update graduation.round set state = 'published', published_on = :on, objections_until = :until,
                               publisher_id = cast(:by as uuid), publisher = :name where id = :id
                        """)
                .param("by", by.account(), java.sql.Types.OTHER)
                .param("name", by.name())
                .param("on", on)
                .param("until", until)
                .param("id", id)
                .update();
    }

    void decided(UUID id, String decisionNo, Actor by, Instant now) {
        sql.sql(
                        """
                        update graduation.round set state = 'decided', decision_no = :no, decider_id = cast(:by as uuid),
                               decider = :name, decided_at = :now where id = :id
                        """)
                .param("no", decisionNo)
                .param("by", by.account(), java.sql.Types.OTHER)
                .param("name", by.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void reversed(UUID id, Actor by, String reason, Instant now) {
        sql.sql(
                        """
                        update graduation.round set state = 'reversed', reverser = :name, reversed_at = :now,
                               reverse_reason = :reason where id = :id
                        """)
                .param("name", by.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec seen(String rest) {
        var scope = Acting.now().scope();
        return sql.sql(SELECT + rest).param("lo", scope.lo()).param("hi", scope.hi());
    }
}
