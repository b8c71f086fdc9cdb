package org.matricula.exam.day;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.StepUndone;
import org.matricula.kernel.Acting;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Notices of a round and who has read them.
@Repository
@Transactional
public class SummonsRows {

    private final JdbcClient sql;
    private final Clock clock;

    SummonsRows(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// One for each student who sits such an exam and one for each of their classes.
    ///
    /// @return how many
    int tell(UUID round, String kind, String assessment, Instant at) {
        return sql.sql(
                        """
                        with sat as (
                          select distinct s.unit_id, u.pos, c.enrolment_id, c.scope_pos, c.person_id
                            from exam.candidate c
                            join exam.paper p on p.round_id = c.round_id and p.course_id = c.course_id
                            join registry.student s on s.enrolment_id = c.enrolment_id
                            join organisation.unit u on u.id = s.unit_id
                           where c.round_id = :round and c.excluded is null and p.assessment = :assessment)
                        insert into exam.summons (round_id, kind, unit_id, enrolment_id, scope_pos, person_id, told_at)
                        select :round, :kind, n.unit_id, n.enrolment_id, n.scope_pos, n.person_id, :at
                          from (select unit_id, enrolment_id, scope_pos, person_id from sat
                                union all
                                select distinct unit_id, cast(null as uuid), pos, cast(null as uuid) from sat) n
                        on conflict do nothing
                        """)
                .param("round", round)
                .param("kind", kind)
                .param("assessment", assessment)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Accounts of the students who were told, for their inbox, each once.
    public List<UUID> accounts(UUID round, Collection<String> kinds) {
        return sql.sql(
                        """
                        select distinct a.account_id
                          from exam.summons s join registry.account_person a on a.person_id = s.person_id
                         where s.round_id = :round and s.kind = any (:kinds) and s.void_at is null
                        """)
                .param("round", round)
                .param("kinds", kinds.toArray(String[]::new))
                .query(UUID.class)
                .list();
    }

    /// Accounts of these students.
    List<UUID> accountsOf(List<UUID> persons) {
        return sql.sql(
                        "select distinct account_id from registry.account_person where person_id ="
                                + " any (:ids)")
                .param("ids", persons.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /// Who has the results of assessed courses to collect.
    List<UUID> teachers(UUID round) {
        return sql.sql(
                        """
                        select distinct p.marker_id from exam.paper p
                         where p.round_id = :round and p.assessment = 'assessed' and p.marker_id is not null
                        """)
                .param("round", round)
                .query(UUID.class)
                .list();
    }

    /// Courses that are made up by assessment in the round.
    List<UUID> assessed(UUID round) {
        return sql.sql(
                        "select p.course_id from exam.paper p where p.round_id = :round and p.assessment = 'assessed'")
                .param("round", round)
                .query(UUID.class)
                .list();
    }

    public List<UUID> classes(UUID round, String kind) {
        return sql.sql(
                        """
                        select s.unit_id from exam.summons s
                         where s.round_id = :round and s.kind = :kind and s.void_at is null and s.enrolment_id is null
                        """)
                .param("round", round)
                .param("kind", kind)
                .query(UUID.class)
                .list();
    }

    /// By class, within reach.
    public List<ClassReceipt> receipts(UUID round, String kind) {
        return sql.sql(
                        """
                        select s.round_id, s.unit_id, u.name as unit, max(s.reader) filter (where s.enrolment_id is null) as reader,
                               max(s.read_at) filter (where s.enrolment_id is null) as read_at,
                               count(s.enrolment_id) as students,
                               count(s.passed_at) filter (where s.enrolment_id is not null) as passed,
                               count(s.read_at) filter (where s.enrolment_id is not null) as read
                          from exam.summons s join organisation.unit u on u.id = s.unit_id
                         where s.round_id = :round and s.kind = :kind and s.void_at is null
                         group by s.round_id, s.unit_id, u.name, u.pos order by u.pos
                        """)
                .param("round", round)
                .param("kind", kind)
                .query(ClassReceipt.class)
                .list();
    }

    /// Students of one class.
    public List<Summons> inClass(UUID round, UUID unit) {
        return asked("s.round_id = :round and s.unit_id = :unit")
                .param("round", round)
                .param("unit", unit)
                .query(Summons.class)
                .list();
    }

    /// Of the acting person, in rounds under way.
    public List<Summons> own() {
        return asked(
                        """
                        s.person_id = any ((select string_to_array(current_setting('app.persons'), ','))::uuid[])
                        """)
                .query(Summons.class)
                .list();
    }

    private JdbcClient.StatementSpec asked(String which) {
        return sql.sql(
                """
                select s.id, s.round_id, s.kind, s.unit_id, u.name as unit, s.enrolment_id, t.name, t.student_number,
                       s.told_at, s.passer, s.reader, s.read_at
                  from exam.summons s
                  join organisation.unit u on u.id = s.unit_id
                  join registry.student t on t.enrolment_id = s.enrolment_id
                 where s.void_at is null and
                """
                        + which
                        + " order by s.round_id desc, s.kind desc, t.student_number");
    }

    /// @return how many were unread until now
    int read(UUID id, Instant at) {
        return sql.sql(
                        """
                        update exam.summons set reader = :name, read_at = :at
                         where id = :id and read_at is null and void_at is null
                        """)
                .param("id", id)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void readByClass(UUID round, UUID unit, Instant at) {
        sql.sql(
                        """
                        update exam.summons set reader = :name, read_at = :at
                         where round_id = :round and unit_id = :unit and enrolment_id is null and read_at is null
                           and void_at is null
                        """)
                .param("round", round)
                .param("unit", unit)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @return the students who were told by this, not those told before
    List<UUID> passOn(UUID round, UUID unit, List<UUID> ids, Instant at) {
        return sql.sql(
                        """
                        update exam.summons set passer = :name, passed_at = :at
                         where round_id = :round and unit_id = :unit and id = any (:ids) and enrolment_id is not null
                           and passed_at is null and void_at is null
                        returning person_id
                        """)
                .param("round", round)
                .param("unit", unit)
                .param("ids", ids.toArray(UUID[]::new))
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }

    /// What was told is taken back with the step.
    @EventListener
    public void on(StepUndone undone) {
        var kind = kind(undone.step());
        if (kind != null) {
            sql.sql(
                            """
                            update exam.summons set void_at = :at
                             where round_id = :round and kind = :kind and void_at is null
                            """)
                    .param("round", undone.round().id())
                    .param("kind", kind)
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private static @Nullable String kind(ExamStep step) {
        return switch (step) {
            case NOTICE -> "timetable";
            case ASSESSED -> "assessed";
            default -> null;
        };
    }
}
