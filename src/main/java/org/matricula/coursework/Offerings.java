package org.matricula.coursework;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Electives and who chose them. A choice lies where its student does; how many there are stands in
/// the offering, for a student sees nobody else's choice.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Offerings {

    /// 可选的课 of one student.
    ///
    /// @param state `taken`, `waiting`, `refused`, null where it is not chosen
    record Choosable(
            UUID enrolmentId, UUID taskId, @Nullable String state, @Nullable String refusedWhy) {}

    /// Somebody who chose, in the order of their choosing.
    record Chooser(UUID enrolmentId, UUID personId, UUID unitId, String state) {}

    private static final String SELECT =
            """
            select o.task_id, t.institution_id, t.unit_id, trim(u.name || ' ' || t.group_name) as unit, t.term_id,
                   m.year || ' ' || m.name as term, t.course_id, c.code, c.name as course, c.credits, a.name as teacher,
                   o.scope_pos, o.quota, o.way, o.opens_at, o.closes_at, o.weekday, o.lesson_from, o.lesson_to, t.lesson_times, o.taken,
                   o.waiting, o.seed, o.settled_at
              from coursework.offering o
              join coursework.task t on t.id = o.task_id
              join organisation.unit u on u.id = t.unit_id
              join calendar.term m on m.id = t.term_id
              join curriculum.course c on c.id = t.course_id
              join identity.account a on a.id = t.teacher_id
            """;

    private final JdbcClient sql;
    private final ZoneId zone;

    Offerings(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.zone = clock.getZone();
    }

    /// Within reach, the newest first.
    List<Offering> all(@Nullable UUID after, int most) {
        return sql.sql(
                        SELECT
                                + """
                                where o.scope_pos between :lo and :hi
                                  and (cast(:after as uuid) is null or o.task_id < cast(:after as uuid))
                                order by o.task_id desc limit :most
                                """)
                .param("lo", Acting.now().scope().lo())
                .param("hi", Acting.now().scope().hi())
                .param("after", after)
                .param("most", most)
                .query(Offering.class)
                .list();
    }

    Optional<Offering> find(UUID task) {
        return sql.sql(SELECT + "where o.task_id = :task and o.scope_pos between :lo and :hi")
                .param("task", task)
                .param("lo", Acting.now().scope().lo())
                .param("hi", Acting.now().scope().hi())
                .query(Offering.class)
                .optional();
    }

    /// @throws Absent if it is not within reach
    Offering get(UUID task) {
        return find(task).orElseThrow(() -> new Absent("offering " + task));
    }

    void add(Task it, NewOffering by, Instant at) {
        sql.sql(
                        """
                        insert into coursework.offering (task_id, scope_pos, quota, way, opens_at, closes_at, weekday,
                                                         lesson_from, lesson_to, opener, opened_at)
                        values (:task, :pos, :quota, :way, :opens, :closes, cast(:weekday as smallint),
                                cast(:from as smallint), cast(:to as smallint), :opener, :at)
                        """)
                .param("task", it.id())
                .param("pos", it.scopePos())
                .param("quota", by.quota())
                .param("way", by.way())
                .param("opens", by.opensAt().atZone(zone).toOffsetDateTime())
                .param("closes", by.closesAt().atZone(zone).toOffsetDateTime())
                .param("weekday", by.weekday())
                .param("from", by.lessonFrom())
                .param("to", by.lessonTo())
                .param("opener", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void change(UUID task, NewOffering by) {
        sql.sql(
                        """
                        update coursework.offering set quota = :quota, opens_at = :opens, closes_at = :closes,
                               weekday = cast(:weekday as smallint), lesson_from = cast(:from as smallint),
                               lesson_to = cast(:to as smallint)
                         where task_id = :task
                        """)
                .param("quota", by.quota())
                .param("opens", by.opensAt().atZone(zone).toOffsetDateTime())
                .param("closes", by.closesAt().atZone(zone).toOffsetDateTime())
                .param("weekday", by.weekday())
                .param("from", by.lessonFrom())
                .param("to", by.lessonTo())
                .param("task", task)
                .update();
    }

    /// Of two who choose the same, one comes after the other.
    void hold(UUID task) {
        sql.sql("select task_id from coursework.offering where task_id = :task for update")
                .param("task", task)
                .query(UUID.class)
                .optional();
    }

    /// A student chooses one thing at a time, from however many windows.
    void holdChooser(UUID enrolment) {
        sql.sql(
                        "select 1 from pg_advisory_xact_lock(hashtext('elective ' || cast(:enrolment as text)))")
                .param("enrolment", enrolment)
                .query(Integer.class)
                .single();
    }

    /// What students may choose: offered to the unit they are in, or below which they are, and not
    /// settled; and whatever they chose.
    List<Choosable> choosable(List<UUID> enrolments) {
        return sql.sql(
                        """
                        select s.enrolment_id, o.task_id, h.state, h.refused_why
                          from registry.student s
                          join coursework.offering o on true
                          join coursework.task t on t.id = o.task_id
                          join organisation.unit u on u.id = t.unit_id
                          left join lateral (select c.state, c.refused_why from coursework.choice c
                                where c.task_id = o.task_id and c.enrolment_id = s.enrolment_id
                                  and c.state <> 'withdrawn'
                                order by c.chosen_at desc limit 1) h on true
                         where s.enrolment_id = any (:enrolments)
                           and (s.scope_pos between u.pos and u.pos_end and o.settled_at is null or h.state is not null)
                         order by s.enrolment_id, o.closes_at desc, o.task_id
                        """)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .query(Choosable.class)
                .list();
    }

    List<Offering> of(List<UUID> tasks) {
        return sql.sql(SELECT + "where o.task_id = any (:tasks)")
                .param("tasks", tasks.toArray(UUID[]::new))
                .query(Offering.class)
                .list();
    }

    void choose(UUID task, UUID enrolment, boolean taken, Instant at) {
        sql.sql(
                        """
                        insert into coursework.choice (task_id, enrolment_id, scope_pos, person_id, state, chosen_at)
                        select :task, s.enrolment_id, s.scope_pos, s.person_id, :state, :at
                          from registry.student s where s.enrolment_id = :enrolment
                        """)
                .param("task", task)
                .param("enrolment", enrolment)
                .param("state", taken ? "taken" : "waiting")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        count(task, taken ? 1 : 0, taken ? 0 : 1);
    }

    /// @return the state it was in, empty if there was nothing to withdraw
    Optional<String> withdraw(UUID task, UUID enrolment, Instant at) {
        var was =
                sql.sql(
                                """
                                select state from coursework.choice
                                 where task_id = :task and enrolment_id = :enrolment and state in ('taken', 'waiting')
                                """)
                        .param("task", task)
                        .param("enrolment", enrolment)
                        .query(String.class)
                        .optional();
        was.ifPresent(state -> {
            sql.sql(
                            """
                            update coursework.choice set state = 'withdrawn', decided_at = :at
                             where task_id = :task and enrolment_id = :enrolment and state in ('taken', 'waiting')
                            """)
                    .param("task", task)
                    .param("enrolment", enrolment)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
            count(task, state.equals("taken") ? -1 : 0, state.equals("taken") ? 0 : -1);
        });
        return was;
    }

    /// Those who chose and have not withdrawn, in the order of their choosing.
    List<Chooser> choosers(UUID task) {
        return sql.sql(
                        """
                        select c.enrolment_id, c.person_id, s.unit_id, c.state
                          from coursework.choice c join registry.student s on s.enrolment_id = c.enrolment_id
                         where c.task_id = :task and c.state in ('taken', 'waiting')
                         order by c.chosen_at, c.id
                        """)
                .param("task", task)
                .query(Chooser.class)
                .list();
    }

    void decide(UUID task, List<UUID> enrolments, String state, @Nullable String why, Instant at) {
        sql.sql(
                        """
                        update coursework.choice set state = :state, refused_why = cast(:why as text), decided_at = :at
                         where task_id = :task and enrolment_id = any (:enrolments) and state in ('taken', 'waiting')
                        """)
                .param("task", task)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .param("state", state)
                .param("why", why)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        sql.sql(
                        """
                        update coursework.offering o
                           set taken = (select count(*) from coursework.choice c where c.task_id = o.task_id and c.state = 'taken'),
                               waiting = (select count(*) from coursework.choice c where c.task_id = o.task_id and c.state = 'waiting')
                         where o.task_id = :task
                        """)
                .param("task", task)
                .update();
    }

    void settled(UUID task, @Nullable String seed, Instant at) {
        sql.sql(
                        "update coursework.offering set settled_at = :at, seed = cast(:seed as text) where task_id = :task")
                .param("task", task)
                .param("seed", seed)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void count(UUID task, int taken, int waiting) {
        sql.sql(
                        """
                        update coursework.offering set taken = taken + :taken, waiting = waiting + :waiting
                         where task_id = :task
                        """)
                .param("taken", taken)
                .param("waiting", waiting)
                .param("task", task)
                .update();
    }
}
