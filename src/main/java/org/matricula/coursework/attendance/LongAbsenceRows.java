package org.matricula.coursework.attendance;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Who was in no lesson since when. A lesson whose roll was taken and in which nothing stands
/// against a student is one they were in; leave, coming late and leaving early end an absence too.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class LongAbsenceRows {

    private static final String FOUND =
            """
            with gone as (
              select b.enrolment_id, min(b.missed_on) as first
                from coursework.absence b
               where b.kind = 'absent' and b.struck_at is null
                 and b.missed_on >= :from and b.missed_on < :until and b.scope_pos between :lo and :hi
               group by b.enrolment_id having max(b.missed_on) - min(b.missed_on) + 1 >= :least),
            there as (
              select k.enrolment_id, max(r.held_on) as last
                from gone k
                join coursework.grade g on g.enrolment_id = k.enrolment_id
                join coursework.roll r
                  on r.task_id = g.task_id and r.held_on >= k.first and r.held_on < :until
               where not exists (
                 select from coursework.absence b
                  where b.task_id = r.task_id and b.missed_on = r.held_on and b.lesson = r.lesson
                    and b.enrolment_id = k.enrolment_id and b.kind = 'absent' and b.struck_at is null)
               group by k.enrolment_id),
            away as (
              select k.enrolment_id, min(b.missed_on) as lost_on, max(b.missed_on) as last_on, count(*)::int as lessons
                from gone k
                join registry.student s on s.enrolment_id = k.enrolment_id and s.status = '01'
                left join there t on t.enrolment_id = k.enrolment_id
                join coursework.absence b
                  on b.enrolment_id = k.enrolment_id and b.kind = 'absent' and b.struck_at is null
                 and b.missed_on >= greatest(k.first, s.status_since) and b.missed_on < :until
                 and b.missed_on > coalesce(t.last, date '-infinity')
               group by k.enrolment_id having max(b.missed_on) - min(b.missed_on) + 1 >= :least)
            select s.enrolment_id as enrolment, s.person_id as person, s.scope_pos, s.unit_id as unit,
                   u.name as class_name, s.name, s.student_number, a.lost_on, a.last_on, a.lessons,
                   a.last_on - a.lost_on + 1 as days, c.id as case_id, c.number as case_number
              from away a
              join registry.student s on s.enrolment_id = a.enrolment_id
              join organisation.unit u on u.id = s.unit_id
              left join lateral (
                select f.id, f.number from workflow.case_file f
                 where f.subject_id = a.enrolment_id and f.exclusive
                   and f.state in ('draft', 'submitted', 'in-progress', 'amending')
                 order by f.state = 'draft', f.id limit 1) c on true
             order by a.lost_on, u.pos, s.student_number, s.enrolment_id
            """;

    private final JdbcClient sql;

    LongAbsenceRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param from first day of the term, `until` the day after its last
    /// @param least so many days, public holidays among them
    List<LongAbsence> found(Unit institution, LocalDate from, LocalDate until, int least) {
        return sql.sql(FOUND)
                .param("lo", institution.pos())
                .param("hi", institution.posEnd())
                .param("from", from)
                .param("until", until)
                .param("least", least)
                .query(LongAbsence.class)
                .list();
    }

    List<MissedLesson> lessons(UUID enrolment, LocalDate from, LocalDate until) {
        return sql.sql(
                        """
                        select b.missed_on as "on", b.lesson, c.name as course, b.recorder
                          from coursework.absence b
                          left join coursework.task t on t.id = b.task_id
                          left join curriculum.course c on c.id = t.course_id
                         where b.enrolment_id = :enrolment and b.kind = 'absent' and b.struck_at is null
                           and b.missed_on between :from and :until
                         order by b.missed_on, b.lesson, c.name
                        """)
                .param("enrolment", enrolment)
                .param("from", from)
                .param("until", until)
                .query(MissedLesson.class)
                .list();
    }
}
