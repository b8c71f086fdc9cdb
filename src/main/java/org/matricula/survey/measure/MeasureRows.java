package org.matricula.survey.measure;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Slice;
import org.matricula.survey.SealedSurveys;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Measures within reach.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class MeasureRows {

    /// Whom a measure is for, as the record stands.
    ///
    /// @param unit the class
    record Whom(
            @Nullable UUID enrolment,
            @Nullable UUID person,
            UUID unit,
            UUID institution,
            long scopePos) {}

    public record Note(LocalDate on, String words, String noter) {}

    private static final String SELECT =
            """
            select m.id, m.enrolment_id, m.unit_id, coalesce(s.name, w.name) as subject,
                   coalesce(s.student_number, '') as number, coalesce(u.name, w.name) as unit, m.scope_pos,
                   case when m.interview_id is not null then 'interview' when m.questionnaire_id is not null then 'survey'
                     else 'none' end as source,
                   m.questionnaire_id, m.interview_id, m.theme, m.what, m.goal, m.owner_id, m.owner, m.due_on, m.state,
                   m.outcome, m.effect, m.setter_id, m.setter,
                   (m.ended_at at time zone 'Asia/Shanghai')::date as ended_on,
                   (select count(*)::int from survey.measure_note n where n.measure_id = m.id) as notes
              from survey.measure m
              left join registry.student s on s.enrolment_id = m.enrolment_id
              left join organisation.unit u on u.id = s.unit_id
              left join organisation.unit w on w.id = m.unit_id
            """;

    private final JdbcClient sql;
    private final Vault vault;

    MeasureRows(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    Measure get(UUID id) {
        return sql.sql(SELECT + " where m.id = :id")
                .param("id", id)
                .query(Measure.class)
                .optional()
                .orElseThrow(() -> new Absent("measure"));
    }

    Measure lock(UUID id) {
        sql.sql("select id from survey.measure where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new Absent("measure"));
        return get(id);
    }

    /// The soonest due first.
    ///
    /// @param which `mine`, `open`, `overdue` or `all`
    Slice<Measure> page(String which, LocalDate today, @Nullable String cursor, int most) {
        var after = cursor == null ? null : Cursor.read(cursor, 2);
        return Slice.of(
                sql.sql(
                                SELECT
                                        + """
                                         where (:which = 'all' or m.state = 'open')
                                           and (:which <> 'mine' or m.owner_id = cast(:me as uuid))
                                           and (:which <> 'overdue' or m.due_on < :today)
                                           and (cast(:due as date) is null
                                                or (m.due_on, m.id) > (cast(:due as date), cast(:id as uuid)))
                                         order by m.due_on, m.id limit :most
                                        """)
                        .param("which", which)
                        .param("me", Acting.now().account(), Types.OTHER)
                        .param("today", today)
                        .param("due", after == null ? null : after.getFirst(), Types.VARCHAR)
                        .param("id", after == null ? null : after.getLast(), Types.VARCHAR)
                        .param("most", most + 1)
                        .query(Measure.class)
                        .list(),
                most,
                it -> Cursor.of(it.dueOn(), it.id()));
    }

    List<Measure> of(UUID enrolment) {
        return sql.sql(SELECT + " where m.enrolment_id = :enrolment order by m.id desc limit 100")
                .param("enrolment", enrolment)
                .query(Measure.class)
                .list();
    }

    /// Open ones that are due by a day.
    List<Measure> due(LocalDate by, int most) {
        return sql.sql(
                        SELECT
                                + " where m.state = 'open' and m.due_on <= :by order by m.due_on, m.id limit :most")
                .param("by", by)
                .param("most", most)
                .query(Measure.class)
                .list();
    }

    Whom student(String number) {
        return sql.sql(
                        """
                        select s.enrolment_id as enrolment, s.person_id as person, s.unit_id as unit,
                               s.institution_id as institution, s.scope_pos
                          from registry.student s where s.student_number = :number order by s.enrolment_id limit 1
                        """)
                .param("number", number)
                .query(Whom.class)
                .optional()
                .orElseThrow(() -> new Absent("student"));
    }

    /// Whether the student is the one an interview was with.
    boolean interviewed(UUID interview, UUID enrolment) {
        return sql.sql(
                        """
                        select exists (select from survey.interview
                                        where id = :interview and enrolment_id = :enrolment and state = 'held')
                        """)
                .param("interview", interview)
                .param("enrolment", enrolment)
                .query(Boolean.class)
                .single();
    }

    UUID add(Whom whom, boolean ofClass, NewMeasure it, UUID owner, String name, Instant now) {
        return sql.sql(
                        """
                        insert into survey.measure
                          (institution_id, enrolment_id, unit_id, scope_pos, person_id, questionnaire_id, interview_id, theme,
                           what, goal, owner_id, owner, due_on, setter_id, setter, set_at)
                        values (:institution, cast(:enrolment as uuid), cast(:unit as uuid), :pos, cast(:person as uuid),
                           cast(:questionnaire as uuid), cast(:interview as uuid), :theme, :what, :goal, :owner, :name, :due,
                           cast(:setter as uuid), :setterName, :now)
                        returning id
                        """)
                .param("institution", whom.institution())
                .param("enrolment", whom.enrolment(), Types.OTHER)
                .param("unit", ofClass ? whom.unit() : null, Types.OTHER)
                .param("pos", whom.scopePos())
                .param("person", whom.person(), Types.OTHER)
                .param("questionnaire", it.questionnaire(), Types.OTHER)
                .param("interview", it.interview(), Types.OTHER)
                .param("theme", it.theme())
                .param("what", it.what())
                .param("goal", it.goal())
                .param("owner", owner)
                .param("name", name)
                .param("due", it.dueOn())
                .param("setter", Acting.now().account(), Types.OTHER)
                .param("setterName", Acting.now().name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    void note(UUID measure, LocalDate on, String words, Instant now) {
        var id = UUID.randomUUID();
        sql.sql(
                        """
                        insert into survey.measure_note
                          (id, measure_id, scope_pos, person_id, noted_on, words, noter, noted_at)
                        select :id, m.id, m.scope_pos, m.person_id, :on, :words, :noter, :now
                          from survey.measure m where m.id = :measure
                        """)
                .param("id", id)
                .param("measure", measure)
                .param("on", on)
                .param("words", vault.seal(SealedSurveys.PROGRESS, words, SealedSurveys.salt(id)))
                .param("noter", Acting.now().name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Note> notes(UUID measure) {
        return sql.sql(
                        """
                        select id, noted_on, words, noter from survey.measure_note where measure_id = :measure
                         order by noted_on desc, noted_at desc limit 200
                        """)
                .param("measure", measure)
                .query((row, n) ->
                        new Note(
                                row.getObject("noted_on", LocalDate.class),
                                String.valueOf(
                                        vault.open(
                                                SealedSurveys.PROGRESS,
                                                row.getBytes("words"),
                                                SealedSurveys.salt(
                                                        row.getObject("id", UUID.class)))),
                                row.getString("noter")))
                .list();
    }

    void hand(UUID id, UUID owner, String name, LocalDate due) {
        sql.sql(
                        "update survey.measure set owner_id = :owner, owner = :name, due_on = :due where id = :id")
                .param("id", id)
                .param("owner", owner)
                .param("name", name)
                .param("due", due)
                .update();
    }

    void end(UUID id, String state, @Nullable String effect, String outcome, Instant now) {
        sql.sql(
                        """
                        update survey.measure set state = :state, effect = :effect, outcome = :outcome, ended_at = :now,
                               ender = :ender
                         where id = :id
                        """)
                .param("id", id)
                .param("state", state)
                .param("effect", effect, Types.VARCHAR)
                .param("outcome", outcome)
                .param("ender", Acting.now().name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
