package org.matricula.exam.paper;

import java.util.List;
import org.matricula.codebook.Level;
import org.matricula.exam.round.Round;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes the failed of a term onto the list of a round, all of them in one statement.
@Repository("examCandidateRows")
@Transactional(propagation = Propagation.MANDATORY)
class FailedRows {

    /// Failed or deferred in the term, and nothing has come of it since; and, where the school
    /// gives a failed deferred exam its make-up, those deferred in this term or the one before who
    /// failed then and are in no other round that is still to come.
    private static final String FRESH =
            """
            with fresh as (
              select distinct on (g.enrolment_id, t.course_id)
                     r.id as round_id, t.course_id, t.id as task_id, g.enrolment_id, s.scope_pos, s.person_id,
                     case when g.mark = 'deferred' and g.attempt <> 'deferred' then 'deferred' else 'make-up' end as attempt,
                     case when s.status = '01' then
                            case when g.mark = 'cheating' and :cheating then 'cheating'
                                 when g.mark = 'barred' and :barred then 'barred'
                                 when g.mark = 'absent' and :absent then 'absent' end
                          when s.status in (:active) then 'leave'
                          else 'gone' end as excluded,
                     k.assessment, t.teacher_id
                from exam.round r
                join calendar.term rt on rt.id = r.term_id
                join coursework.task t
                  on t.institution_id = r.institution_id and t.stage = 'published'
                 and t.term_id in (rt.id, (select b.id from calendar.term b
                       where b.unit_id = rt.unit_id and lower(b.during) < lower(rt.during)
                       order by lower(b.during) desc limit 1))
                join coursework.grade g
                  on g.task_id = t.id
                 and (t.term_id = r.term_id and g.attempt in ('first', 'retake') and (g.passed is false or g.mark = 'deferred')
                      or :deferred and g.attempt = 'deferred' and g.passed is false)
                join registry.student s on s.enrolment_id = g.enrolment_id
                join curriculum.course k on k.id = t.course_id
               where r.id = :round
                 and not exists (
                   select from coursework.grade h join coursework.task o on o.id = h.task_id
                    where h.enrolment_id = g.enrolment_id and o.course_id = t.course_id and o.stage = 'published'
                      and (h.passed
                           or h.task_id = t.id and h.id <> g.id
                              and h.attempt in ('make-up', 'deferred', 'clearance')))
                 -- recognised, or recognised as another course
                 and not exists (
                   select from coursework.recognition_line l
                    where l.enrolment_id = g.enrolment_id and l.course_id = t.course_id and l.in_force)
                 and not exists (
                   select from coursework.recognition_source o
                    where o.enrolment_id = g.enrolment_id and o.course_id = t.course_id and o.in_force)
                 and (g.attempt <> 'deferred' or not exists (
                   select from exam.candidate c join exam.round o on o.id = c.round_id
                    where c.enrolment_id = g.enrolment_id and c.course_id = t.course_id and c.excluded is null
                      and c.attempt = 'make-up' and o.id <> r.id and o.state = 'open'))
               order by g.enrolment_id, t.course_id, t.id)
            """;

    /// Whatever is still failed by those who are to graduate before the term after begins.
    private static final String LEFT =
            """
            with fresh as (
              select distinct on (g.enrolment_id, t.course_id)
                     r.id as round_id, t.course_id, t.id as task_id, g.enrolment_id, s.scope_pos, s.person_id,
                     'clearance' as attempt,
                     case when s.status = '01' then
                            case when g.mark = 'cheating' and :cheating then 'cheating'
                                 when g.mark = 'barred' and :barred then 'barred'
                                 when g.mark = 'absent' and :absent then 'absent' end
                          when s.status in (:active) then 'leave'
                          else 'gone' end as excluded,
                     k.assessment, t.teacher_id
                from exam.round r
                join calendar.term rt on rt.id = r.term_id
                join registry.enrolment e
                  on e.institution_id = r.institution_id
                 and e.graduation_on < coalesce((select min(lower(n.during)) from calendar.term n
                       where n.unit_id = rt.unit_id and lower(n.during) >= upper(rt.during)), upper(rt.during) + 92)
                join registry.student s on s.enrolment_id = e.id and (s.level is null or s.level <> all (:bachelors))
                join coursework.grade g on g.enrolment_id = e.id and g.passed is false
                join coursework.task t
                  on t.id = g.task_id and t.institution_id = r.institution_id and t.stage = 'published'
                join calendar.term tt on tt.id = t.term_id
                join curriculum.course k on k.id = t.course_id
               where r.id = :round and g.attempt in ('first', 'retake', 'deferred')
                 and not exists (
                   select from coursework.grade h join coursework.task o on o.id = h.task_id
                    where h.enrolment_id = g.enrolment_id and o.course_id = t.course_id and o.stage = 'published'
                      and (h.passed or h.attempt = 'clearance'))
                 and not exists (
                   select from coursework.recognition_line l
                    where l.enrolment_id = g.enrolment_id and l.course_id = t.course_id and l.in_force)
                 and not exists (
                   select from coursework.recognition_source o
                    where o.enrolment_id = g.enrolment_id and o.course_id = t.course_id and o.in_force)
                 and not exists (
                   select from exam.candidate c join exam.round o on o.id = c.round_id
                    where c.enrolment_id = g.enrolment_id and c.course_id = t.course_id and c.excluded is null
                      and o.id <> r.id and o.state = 'open')
               order by g.enrolment_id, t.course_id, lower(tt.during) desc, t.id)
            """;

    /// Whom a school keeps from the make-up, and whether a failed deferred exam earns one.
    record Kept(boolean cheating, boolean absent, boolean barred, boolean deferred) {}

    private final JdbcClient sql;

    FailedRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// A paper for each course, set by whoever teaches most of its failed.
    void papers(Round round, Kept by) {
        asked(
                        round,
                        by,
                        """
                        insert into exam.paper (round_id, course_id, assessment, setter_id, marker_id)
                        select distinct on (n.course_id) :round, n.course_id, n.assessment, n.teacher_id, n.teacher_id
                          from (select course_id, assessment, teacher_id, count(*) as many
                                  from fresh group by course_id, assessment, teacher_id) n
                         order by n.course_id, n.many desc, n.teacher_id
                        on conflict (round_id, course_id) do update set assessment = excluded.assessment
                        """)
                .update();
    }

    void candidates(Round round, Kept by) {
        asked(
                        round,
                        by,
                        """
                        insert into exam.candidate
                          (round_id, course_id, task_id, enrolment_id, scope_pos, person_id, attempt, excluded)
                        select round_id, course_id, task_id, enrolment_id, scope_pos, person_id, attempt, excluded
                          from fresh order by course_id, enrolment_id
                        on conflict (round_id, enrolment_id, course_id)
                        do update set task_id = excluded.task_id, attempt = excluded.attempt, excluded = excluded.excluded
                        """)
                .update();
    }

    /// Whoever was on the list and has passed meanwhile, or whose result was mended.
    void settle(Round round, Kept by) {
        asked(
                        round,
                        by,
                        """
                        update exam.candidate c set excluded = 'settled'
                         where c.round_id = :round
                           and not exists (select from fresh f
                                 where f.enrolment_id = c.enrolment_id and f.course_id = c.course_id)
                        """)
                .update();
    }

    private JdbcClient.StatementSpec asked(Round round, Kept by, String more) {
        return sql.sql((round.clearance() ? LEFT : FRESH) + more)
                .param("round", round.id())
                .param("bachelors", Level.bachelors())
                .param("cheating", by.cheating())
                .param("absent", by.absent())
                .param("barred", by.barred())
                .param("deferred", by.deferred())
                .param("active", List.of(StudentStatus.activeCodes()));
    }
}
