package org.matricula.coursework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.policy.Policies;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 选课资格: the whole class in one statement, or one student who joins it.
@Repository
@Transactional(readOnly = true)
class Candidacies {

    private final JdbcClient sql;
    private final Policies policies;
    private final Clock clock;

    Candidacies(JdbcClient sql, Policies policies, Clock clock) {
        this.sql = sql;
        this.policies = policies;
        this.clock = clock;
    }

    /// Of a task for a whole class.
    List<Candidacy> of(Task task) {
        return asked(task, Objects.requireNonNull(task.programmeId()), task.unitId(), null);
    }

    /// Some of another class, judged by the programme of their own.
    ///
    /// @param own null for a single-course learner (课程开放单科学员), who follows none
    List<Candidacy> joining(Task task, List<UUID> enrolments, @Nullable UUID own, UUID ownUnit) {
        return asked(task, own, ownUnit, enrolments.toArray(UUID[]::new));
    }

    /// A student's term is counted by terms begun since their class entered; a course is never
    /// taken before its planned term, later at any time. Whoever studies single courses is bound to
    /// no programme, takes each by itself, and none for a degree.
    private List<Candidacy> asked(
            Task task, @Nullable UUID programme, UUID unit, UUID @Nullable [] joining) {
        var once =
                policies.value(
                        GradePolicies.REGISTER_ONCE, task.institutionId(), LocalDate.now(clock));
        return sql.sql(
                        """
                        with planned as (
                          select p.planned_term, c.nature, t.seq_no
                            from curriculum.planned_course p
                            join curriculum.course c on c.id = p.course_id
                            join organisation.unit u on u.id = :unit
                            join lateral (
                              select count(*) as seq_no
                                from calendar.term m join calendar.term o
                                  on o.unit_id = m.unit_id and lower(o.during) <= lower(m.during)
                                 and cast(left(o.year, 4) as int) >= u.entry_year
                               where m.id = :term) t on true
                           where p.programme_id = cast(:programme as uuid) and p.course_id = :course)
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
                                 when k.single and cast(:joining as uuid[]) is null then 'single'
                                 when k.single and (select c.nature = 'degree' from curriculum.course c
                                                     where c.id = :course) then 'single-degree'
                                 when not k.single and cast(:joining as uuid[]) is not null
                                      and not exists (select from planned) then 'unplanned'
                                 when not k.single and (select p.seq_no < p.planned_term from planned p) then 'early'
                                 when not k.single and (select p.nature = 'degree' from planned p)
                                      and not coalesce((select d.aims from coursework.degree_aim d
                                            where d.enrolment_id = s.enrolment_id
                                            order by d.declared_at desc, d.id desc limit 1), false) then 'degree'
                                 when exists (select from coursework.grade g join coursework.task o on o.id = g.task_id
                                       where g.enrolment_id = s.enrolment_id and o.course_id = :course and g.passed
                                         and o.stage = 'published')
                                   or exists (select from coursework.recognition_line l
                                       where l.enrolment_id = s.enrolment_id and l.course_id = :course and l.in_force)
                                   then 'passed'
                                 when exists (select from coursework.grade g join coursework.task o on o.id = g.task_id
                                       where g.enrolment_id = s.enrolment_id and o.course_id = :course and o.id <> :task
                                         and (:once or o.stage <> 'published')) then 'registered'
                               end as refusal
                          from registry.student s
                         cross join lateral (
                           select exists (select from registry.enrolment e
                             where e.id = s.enrolment_id and e.student_type = '4') as single) k
                         where s.unit_id = :unit
                           and (cast(:joining as uuid[]) is null or s.enrolment_id = any (cast(:joining as uuid[])))
                         order by s.student_number, s.enrolment_id
                        """)
                .param("task", task.id())
                .param("term", task.termId())
                .param("course", task.courseId())
                .param("programme", programme)
                .param("unit", unit)
                .param("joining", joining)
                .param("once", once)
                .param("active", List.of(StudentStatus.activeCodes()))
                .query(Candidacy.class)
                .list();
    }
}
