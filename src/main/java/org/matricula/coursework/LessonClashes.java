package org.matricula.coursework;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 上课时间冲突: of an elective with whatever else a student takes or has chosen in its term. What is
/// taught at no known time clashes with nothing.
@Repository
@Transactional(readOnly = true)
class LessonClashes {

    private final JdbcClient sql;

    LessonClashes(JdbcClient sql) {
        this.sql = sql;
    }

    private static final String TIMES =
            """
            coalesce(t.lessons,
              (select range_agg(int4range(w * 1000 + o.weekday * 100 + o.lesson_from,
                                          w * 1000 + o.weekday * 100 + o.lesson_to, '[]'))
                 from generate_series(1, :weeks) w where o.weekday is not null)) as lessons
            """;

    /// @return the course it clashes with
    Optional<String> with(UUID enrolment, UUID elective) {
        return sql.sql(
                        """
                        with taken as (
                          select t.id, t.term_id, t.course_id,
                        """
                                + TIMES
                                + """
                                    from coursework.task t left join coursework.offering o on o.task_id = t.id
                                   where t.id = :elective
                                      or t.id in (select g.task_id from coursework.grade g where g.enrolment_id = :enrolment)
                                      or t.id in (select h.task_id from coursework.choice h
                                                   where h.enrolment_id = :enrolment and h.state in ('taken', 'waiting')))
                                select c.name
                                  from taken mine
                                  join taken other on other.id <> mine.id and other.term_id = mine.term_id
                                                  and other.lessons && mine.lessons
                                  join curriculum.course c on c.id = other.course_id
                                 where mine.id = :elective order by c.name limit 1
                                """)
                .param("elective", elective)
                .param("enrolment", enrolment)
                .param("weeks", Lessons.WEEKS)
                .query(String.class)
                .optional();
    }

    /// Those of an elective's students who are registered for something else at its time by now:
    /// the timetable or the list of another course may have come after their choice.
    ///
    /// @return of each the course it clashes with
    Map<UUID, String> registered(List<UUID> enrolments, UUID elective) {
        var found = new HashMap<UUID, String>();
        sql.sql(
                        """
                        with timed as (
                          select t.id, t.term_id, t.course_id,
                        """
                                + TIMES
                                + """
                                    from coursework.task t left join coursework.offering o on o.task_id = t.id
                                   where t.id = :elective
                                      or t.term_id = (select e.term_id from coursework.task e where e.id = :elective)
                                         and t.id in (select g.task_id from coursework.grade g
                                                       where g.enrolment_id = any (:enrolments)))
                                select g.enrolment_id, min(c.name) as course
                                  from timed mine
                                  join timed other on other.id <> mine.id and other.lessons && mine.lessons
                                  join coursework.grade g on g.task_id = other.id and g.enrolment_id = any (:enrolments)
                                  join curriculum.course c on c.id = other.course_id
                                 where mine.id = :elective group by g.enrolment_id
                                """)
                .param("elective", elective)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .param("weeks", Lessons.WEEKS)
                .query(row -> {
                    found.put(row.getObject("enrolment_id", UUID.class), row.getString("course"));
                });
        return found;
    }

    /// Those of a class who take or have chosen something else at a course's time: the timetable,
    /// the other course or the choice has to give way, whoever is registered for this one.
    ///
    /// @return of each the course it clashes with
    Map<UUID, String> taken(List<UUID> enrolments, UUID task) {
        var found = new HashMap<UUID, String>();
        sql.sql(
                        """
                        with bound as (
                          select g.task_id, g.enrolment_id from coursework.grade g
                           where g.enrolment_id = any (:enrolments)
                          union
                          select h.task_id, h.enrolment_id from coursework.choice h
                           where h.enrolment_id = any (:enrolments) and h.state in ('taken', 'waiting')),
                        timed as (
                          select t.id, t.term_id, t.course_id,
                        """
                                + TIMES
                                + """
                                    from coursework.task t left join coursework.offering o on o.task_id = t.id
                                   where t.id = :task
                                      or t.term_id = (select e.term_id from coursework.task e where e.id = :task)
                                         and t.id in (select b.task_id from bound b))
                                select b.enrolment_id, min(c.name) as course
                                  from timed mine
                                  join timed other on other.id <> mine.id and other.lessons && mine.lessons
                                  join bound b on b.task_id = other.id
                                  join curriculum.course c on c.id = other.course_id
                                 where mine.id = :task group by b.enrolment_id
                                """)
                .param("task", task)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .param("weeks", Lessons.WEEKS)
                .query(row -> {
                    found.put(row.getObject("enrolment_id", UUID.class), row.getString("course"));
                });
        return found;
    }
}
