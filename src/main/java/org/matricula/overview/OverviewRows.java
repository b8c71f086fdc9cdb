package org.matricula.overview;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The four sources of 学籍统计, of everyone on the roll of a part of the tree, as far as the reader
/// reaches: the register, the courses, the published results that count, and what was missed.
@Repository
@Transactional(readOnly = true)
class OverviewRows {

    /// @param term only what belongs to this term; null for all of the studies
    record Asked(long lo, long hi, OverviewBy by, @Nullable UUID term) {}

    /// @param key the class, the major, the year of entry or the student; empty for no major
    /// @param above the unit above a class or major, or a student's class
    /// @param number of a student
    /// @param courses enrolments upon a course
    /// @param results published results that count
    /// @param scored results on the scale of a hundred, with `points` together
    /// @param credits earned
    /// @param absent 旷课
    /// @param late 迟到 and 早退
    record Line(
            String key,
            String name,
            String above,
            String number,
            long students,
            long men,
            long women,
            long courses,
            long results,
            long failed,
            long scored,
            long points,
            BigDecimal credits,
            long absent,
            long late,
            long excused) {

        /// 平均分, null where nothing is on the scale of a hundred.
        @Nullable BigDecimal mean() {
            return scored == 0
                    ? null
                    : BigDecimal.valueOf(points)
                            .divide(BigDecimal.valueOf(scored), 1, RoundingMode.HALF_UP);
        }

        Line plus(Line it) {
            return new Line(
                    key,
                    name,
                    above,
                    number,
                    students + it.students,
                    men + it.men,
                    women + it.women,
                    courses + it.courses,
                    results + it.results,
                    failed + it.failed,
                    scored + it.scored,
                    points + it.points,
                    credits.add(it.credits),
                    absent + it.absent,
                    late + it.late,
                    excused + it.excused);
        }
    }

    private final JdbcClient sql;

    OverviewRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<Line> lines(Asked asked, int most) {
        return sql.sql(
                        """
                        with member as materialized (
                          select s.enrolment_id, s.sex,
                                 case :by when 'class' then u.id::text when 'major' then coalesce(m.id::text, '')
                                          when 'grade' then s.entry_year::text else s.enrolment_id::text end as key,
                                 case :by when 'class' then u.name when 'major' then coalesce(m.name, '')
                                          when 'grade' then s.entry_year::text else s.name end as name,
                                 case :by when 'student' then u.name else coalesce(a.name, '') end as above,
                                 case :by when 'student' then s.student_number else '' end as number,
                                 case :by when 'major' then m.pos when 'grade' then -s.entry_year else u.pos end as place
                            from registry.student s
                            join organisation.unit u on u.id = s.unit_id
                            left join lateral (
                              select m.id, m.name, m.pos, m.parent_id from organisation.unit m
                               where m.kind = 'major' and u.pos between m.pos and m.pos_end
                               order by m.pos desc limit 1) m on :by = 'major'
                            left join organisation.unit a
                              on a.id = case :by when 'class' then u.parent_id when 'major' then m.parent_id end
                           where s.scope_pos between :lo and :hi and s.status = any (:active)
                        ), taken as (
                          select m.key, count(distinct (g.enrolment_id, t.course_id, t.term_id)) as courses
                            from member m
                            join coursework.grade g on g.enrolment_id = m.enrolment_id
                            join coursework.task t on t.id = g.task_id
                           where cast(:term as uuid) is null or t.term_id = cast(:term as uuid)
                           group by m.key
                        ), result as (
                          select m.key, count(*) filter (where c.passed is not null) as results,
                                 count(*) filter (where not c.passed) as failed,
                                 count(c.total) as scored, coalesce(sum(c.total), 0) as points,
                                 coalesce(sum(c.credits) filter (where c.passed), 0) as credits
                            from member m
                            join coursework.v_counted c on c.enrolment_id = m.enrolment_id
                           -- an array reaches the grades below the view, a join would have all of them counted
                           where c.enrolment_id = any (array(select x.enrolment_id from member x))
                             and (cast(:term as uuid) is null or c.term_id = cast(:term as uuid))
                           group by m.key
                        ), missed as (
                          select m.key, count(*) filter (where b.kind = 'absent') as absent,
                                 count(*) filter (where b.kind in ('late', 'early')) as late,
                                 count(*) filter (where b.kind = 'excused') as excused
                            from member m
                            join coursework.absence b on b.enrolment_id = m.enrolment_id and b.struck_at is null
                            join coursework.task t on t.id = b.task_id
                           where cast(:term as uuid) is null or t.term_id = cast(:term as uuid)
                           group by m.key
                        )
                        select m.key, m.name, m.above, m.number, count(*) as students,
                               count(*) filter (where m.sex = '1') as men, count(*) filter (where m.sex = '2') as women,
                               coalesce(max(k.courses), 0) as courses, coalesce(max(r.results), 0) as results,
                               coalesce(max(r.failed), 0) as failed, coalesce(max(r.scored), 0) as scored,
                               coalesce(max(r.points), 0) as points,
                               coalesce(max(r.credits), 0) as credits, coalesce(max(x.absent), 0) as absent,
                               coalesce(max(x.late), 0) as late, coalesce(max(x.excused), 0) as excused
                          from member m
                          left join taken k on k.key = m.key
                          left join result r on r.key = m.key
                          left join missed x on x.key = m.key
                         group by m.key, m.name, m.above, m.number, m.place
                         order by m.place nulls last, m.number, m.name, m.key limit :most
                        """)
                .param("by", asked.by().key())
                .param("lo", asked.lo())
                .param("hi", asked.hi())
                .param("term", asked.term())
                .param("active", StudentStatus.activeCodes())
                .param("most", most)
                .query(Line.class)
                .list();
    }
}
