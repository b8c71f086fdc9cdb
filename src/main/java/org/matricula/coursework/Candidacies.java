package org.matricula.coursework;

import java.util.List;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 选课资格: the whole class in one statement.
@Repository
@Transactional(readOnly = true)
class Candidacies {

    private final JdbcClient sql;

    Candidacies(JdbcClient sql) {
        this.sql = sql;
    }

    /// A student's term is counted by terms begun since their class entered; a course is never
    /// taken before its planned term, later at any time.
    List<Candidacy> of(Task task) {
        return sql.sql(
                        """
                        with planned as (
                          select p.planned_term, t.seq_no
                            from coursework.task k
                            join curriculum.planned_course p
                              on p.programme_id = k.programme_id and p.course_id = k.course_id
                            join organisation.unit u on u.id = k.unit_id
                            join lateral (
                              select count(*) as seq_no
                                from calendar.term m join calendar.term o
                                  on o.unit_id = m.unit_id and lower(o.during) <= lower(m.during)
                                 and cast(left(o.year, 4) as int) >= u.entry_year
                               where m.id = k.term_id) t on true
                           where k.id = :task)
                        select s.enrolment_id, s.name, s.student_number,
                               case
                                 when exists (select from coursework.grade g
                                       where g.task_id = :task and g.enrolment_id = s.enrolment_id) then 'already'
                                 when s.status not in (:active) then 'status'
                                 when s.registration <> 'registered' then 'unregistered'
                                 when exists (select from workflow.case_file f
                                       where f.subject_id = s.enrolment_id and f.exclusive
                                         and f.state in ('submitted', 'in-progress', 'amending', 'approved'))
                                   then 'pending'
                                 when (select p.seq_no < p.planned_term from planned p) then 'early'
                                 when exists (select from coursework.grade g join coursework.task o on o.id = g.task_id
                                       where g.enrolment_id = s.enrolment_id and o.course_id = :course and g.passed
                                         and o.stage = 'published')
                                   or exists (select from coursework.recognition_line l
                                       where l.enrolment_id = s.enrolment_id and l.course_id = :course and l.in_force)
                                   then 'passed'
                               end as refusal
                          from registry.student s where s.unit_id = :unit
                         order by s.student_number, s.enrolment_id
                        """)
                .param("task", task.id())
                .param("course", task.courseId())
                .param("unit", task.unitId())
                .param("active", List.of(StudentStatus.activeCodes()))
                .query(Candidacy.class)
                .list();
    }
}
