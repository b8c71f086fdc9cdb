package org.matricula.change.chase;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.workflow.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 疑似辍学学生台账.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Chases {

    /// @param dueOn by when the county has to be told
    public record Chase(
            UUID id,
            UUID enrolment,
            String student,
            @Nullable String studentNumber,
            UUID unitId,
            String unit,
            LocalDate lostOn,
            String circumstances,
            LocalDate dueOn,
            String opened,
            @Nullable LocalDate reportedOn,
            @Nullable String reportNo,
            @Nullable String outcome,
            @Nullable String outcomeNote,
            @Nullable LocalDate closedOn) {

        public boolean open() {
            return closedOn == null;
        }

        public boolean lateOn(LocalDate day) {
            return open() && reportedOn == null && dueOn.isBefore(day);
        }
    }

    public record Contact(
            LocalDate on, String channel, String person, String result, String recorded) {}

    private static final String SELECT =
            """
            select c.id, c.enrolment_id as enrolment, s.name as student, s.student_number, s.unit_id, u.name as unit,
                   c.lost_on, c.circumstances, c.due_on, c.opened, c.reported_on, c.report_no, c.outcome,
                   c.outcome_note, c.closed_on
              from change.chase c
              join registry.student s on s.enrolment_id = c.enrolment_id
              join organisation.unit u on u.id = s.unit_id
            """;

    private final JdbcClient sql;

    Chases(JdbcClient sql) {
        this.sql = sql;
    }

    UUID open(Subject pupil, LocalDate lostOn, String circumstances, LocalDate dueOn, Instant at) {
        return sql.sql(
                        """
                        insert into change.chase
                          (enrolment_id, person_id, scope_pos, lost_on, circumstances, due_on, opened, opened_at)
                        values (:enrolment, :person, :scope, :lost, :what, :due, :by, :at)
                        returning id
                        """)
                .param("enrolment", pupil.id())
                .param("person", pupil.person())
                .param("scope", pupil.scopePos())
                .param("lost", lostOn)
                .param("what", circumstances)
                .param("due", dueOn)
                .param("by", Acting.now().name())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    boolean underWay(UUID enrolment) {
        return sql.sql(
                        """
                        select exists (select from change.chase
                                        where enrolment_id = :id and closed_on is null)
                        """)
                .param("id", enrolment)
                .query(Boolean.class)
                .single();
    }

    /// Whether a chase of this pupil ended in a drop-out that the county was told of, since they
    /// came or came back last: an old one says nothing of another absence.
    public boolean reported(UUID enrolment) {
        return sql.sql(
                        """
                        select exists (select from change.chase c
                                         join registry.student s on s.enrolment_id = c.enrolment_id
                                        where c.enrolment_id = :id and c.reported_on is not null
                                          and c.outcome = 'dropped-out' and c.closed_on >= s.status_since)
                        """)
                .param("id", enrolment)
                .query(Boolean.class)
                .single();
    }

    void lock(UUID id) {
        sql.sql("select id from change.chase where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    Optional<Chase> find(UUID id) {
        return sql.sql(SELECT + "where c.id = :id").param("id", id).query(Chase.class).optional();
    }

    /// Those within reach, open or closed, the newest first; one more than asked for.
    List<Chase> list(boolean open, @Nullable UUID before, int limit) {
        return sql.sql(
                        SELECT
                                + """
                                where (c.closed_on is null) = :open
                                  and (cast(:before as uuid) is null or c.id < cast(:before as uuid))
                                order by c.id desc limit :limit
                                """)
                .param("open", open)
                .param("before", before)
                .param("limit", limit + 1)
                .query(Chase.class)
                .list();
    }

    /// Not told yet, though the day has come or comes before another.
    List<Chase> unreportedBefore(LocalDate day, int limit) {
        return sql.sql(
                        SELECT
                                + """
                                where c.closed_on is null and c.reported_on is null and c.due_on < :day
                                order by c.due_on, c.id limit :limit
                                """)
                .param("day", day)
                .param("limit", limit)
                .query(Chase.class)
                .list();
    }

    List<Contact> contacts(UUID id) {
        return sql.sql(
                        """
                        select made_on as "on", channel, spoken_to as person, result, recorded
                          from change.chase_contact where chase_id = :id order by made_on, id
                        """)
                .param("id", id)
                .query(Contact.class)
                .list();
    }

    void contact(UUID id, LocalDate on, String channel, String person, String result, Instant at) {
        sql.sql(
                        """
                        insert into change.chase_contact
                          (chase_id, enrolment_id, person_id, scope_pos, made_on, channel, spoken_to, result,
                           recorded, recorded_at)
                        select c.id, c.enrolment_id, c.person_id, c.scope_pos, :on, :channel, :person, :result,
                               :by, :at
                          from change.chase c where c.id = :id
                        """)
                .param("id", id)
                .param("on", on)
                .param("channel", channel)
                .param("person", person)
                .param("result", result)
                .param("by", Acting.now().name())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    void report(UUID id, LocalDate on, String number) {
        sql.sql("update change.chase set reported_on = :on, report_no = :number where id = :id")
                .param("id", id)
                .param("on", on)
                .param("number", number)
                .update();
    }

    void close(UUID id, String outcome, String note, LocalDate on) {
        sql.sql(
                        """
                        update change.chase set outcome = :outcome, outcome_note = :note, closed_on = :on
                         where id = :id
                        """)
                .param("id", id)
                .param("outcome", outcome)
                .param("note", note)
                .param("on", on)
                .update();
    }

    void unreport(UUID id) {
        sql.sql("update change.chase set reported_on = null, report_no = null where id = :id")
                .param("id", id)
                .update();
    }

    void reopen(UUID id) {
        sql.sql(
                        """
                        update change.chase set outcome = null, outcome_note = null, closed_on = null
                         where id = :id
                        """)
                .param("id", id)
                .update();
    }

    /// Student numbers of pupils who study within an interval, one to a class.
    @Transactional(readOnly = true)
    public List<String> pupils(long lo, long hi, int limit) {
        return sql.sql(
                        """
                        select min(s.student_number) from registry.student s
                         where s.scope_pos between :lo and :hi and s.status = '01'
                           and s.student_number is not null
                         group by s.unit_id order by 1 limit :limit
                        """)
                .param("lo", lo)
                .param("hi", hi)
                .param("limit", limit)
                .query(String.class)
                .list();
    }
}
