package org.matricula.coursework;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Who is registered for what, who may join, and who aims at a degree.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CourseRegistrations {

    private final JdbcClient sql;

    CourseRegistrations(JdbcClient sql) {
        this.sql = sql;
    }

    List<DeclareDegreeAim.Aim> aims(List<UUID> own) {
        return sql.sql(
                        """
                        select s.enrolment_id, u.name as unit, a.aims
                          from registry.student s join organisation.unit u on u.id = s.unit_id
                          join registry.enrolment e
                            on e.id = s.enrolment_id and e.student_type is distinct from '4'
                          left join lateral (select d.aims from coursework.degree_aim d
                                where d.enrolment_id = s.enrolment_id
                                order by d.declared_at desc, d.id desc limit 1) a on true
                         where s.enrolment_id = any (:own) order by s.enrolment_id
                        """)
                .param("own", own.toArray(UUID[]::new))
                .query(DeclareDegreeAim.Aim.class)
                .list();
    }

    /// @return where the student lies
    long declare(UUID enrolment, boolean aims, Instant at) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        insert into coursework.degree_aim
                          (enrolment_id, scope_pos, person_id, aims, declared_by, declarer, declared_at)
                        select e.enrolment_id, e.scope_pos, e.person_id, :aims, cast(:by as uuid), :name, :at
                          from registry.student e where e.enrolment_id = :enrolment
                        returning scope_pos
                        """)
                .param("aims", aims)
                .param("by", actor.account())
                .param("name", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("enrolment", enrolment)
                .query(Long.class)
                .single();
    }

    /// 学号 within reach.
    Optional<JoinTask.Joining> student(UUID institution, String number) {
        var scope = Acting.now().scope();
        return sql
                .sql(
                        """
                        select s.enrolment_id, s.unit_id, s.name, e.student_type is not distinct from '4' as single
                          from registry.student s join registry.enrolment e on e.id = s.enrolment_id
                         where s.student_number = :number and s.institution_id = :institution
                           and s.scope_pos between :lo and :hi
                        """)
                .param("number", number)
                .param("institution", institution)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(JoinTask.Joining.class)
                .list()
                .stream()
                .findFirst();
    }

    /// Tasks of a class, in one order, so that two who press at once wait for each other.
    List<UUID> taught(UUID unit, UUID term) {
        return sql.sql(
                        """
                        select t.id from coursework.task t join curriculum.course c on c.id = t.course_id
                         where t.unit_id = :unit and t.term_id = :term and t.group_name = '' order by c.code, t.id
                        """)
                .param("unit", unit)
                .param("term", term)
                .query(UUID.class)
                .list();
    }

    /// Of each student of the class what is planned up to the term and not registered.
    List<RegisterTerm.Gap> gaps(UUID programme, int entryYear, UUID term, UUID unit) {
        return sql.sql(
                        """
                        with due as (
                          select p.course_id, c.code, c.name, c.nature, p.planned_term
                            from curriculum.planned_course p join curriculum.course c on c.id = p.course_id
                           where p.programme_id = :programme and c.nature <> 'elective'
                             and p.planned_term <= (
                               select count(*) from calendar.term m join calendar.term o
                                   on o.unit_id = m.unit_id and lower(o.during) <= lower(m.during)
                                  and cast(left(o.year, 4) as int) >= :entry
                                where m.id = :term)),
                        had as (
                          select distinct g.enrolment_id, t.course_id
                            from coursework.grade g join coursework.task t on t.id = g.task_id
                            join registry.student s on s.enrolment_id = g.enrolment_id
                           where s.unit_id = :unit)
                        select s.enrolment_id, s.name, s.student_number,
                               count(h.course_id) as registered,
                               coalesce(string_agg(d.code || ' ' || d.name, '、' order by d.planned_term, d.code)
                                          filter (where h.course_id is null), '') as missing
                          from registry.student s
                          left join lateral (select a.aims from coursework.degree_aim a
                                where a.enrolment_id = s.enrolment_id
                                order by a.declared_at desc, a.id desc limit 1) a on true
                          left join due d on d.nature <> 'degree' or coalesce(a.aims, false)
                          left join had h on h.enrolment_id = s.enrolment_id and h.course_id = d.course_id
                         where s.unit_id = :unit
                           and not exists (select from registry.enrolment e
                             where e.id = s.enrolment_id and e.student_type = '4')
                         group by s.enrolment_id, s.name, s.student_number
                         order by s.student_number, s.enrolment_id
                        """)
                .param("programme", programme)
                .param("entry", entryYear)
                .param("term", term)
                .param("unit", unit)
                .query((row, i) ->
                        new RegisterTerm.Gap(
                                row.getObject("enrolment_id", UUID.class),
                                row.getString("name"),
                                row.getString("student_number"),
                                row.getInt("registered"),
                                row.getString("missing") == null ? "" : row.getString("missing")))
                .list();
    }
}
