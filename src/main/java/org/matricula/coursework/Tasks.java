package org.matricula.coursework;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 教学任务 within reach; a course teacher's own only.
@Repository
@Transactional(readOnly = true)
class Tasks {

    private static final String SELECT =
            """
            select t.id, t.institution_id, t.scope_pos, t.unit_id, trim(u.name || ' ' || t.group_name) as unit,
                   t.group_name as "group", t.term_id, m.name as term,
                   t.course_id, c.code, c.name as course, c.credits, c.nature, t.programme_id, t.teacher_id,
                   a.name as teacher, t.scale, t.usual_percent, t.midterm_percent,
                   t.practical_percent, t.opens_on, t.closes_on, t.late_until, t.exam_on, t.stage,
                   t.submitted_by, t.lesson_times, g.students, g.blank
              from coursework.task t
              join organisation.unit u on u.id = t.unit_id
              join calendar.term m on m.id = t.term_id
              join curriculum.course c on c.id = t.course_id
              join identity.account a on a.id = t.teacher_id
              cross join lateral (
                select count(*) as students,
                       count(*) filter (where g.total is null and g.mark is null) as blank
                  from coursework.grade g where g.task_id = t.id) g
             where t.scope_pos between :lo and :hi
               and (cast(:teacher as uuid) is null or t.teacher_id = cast(:teacher as uuid)
                    or exists (select from coursework.co_teacher o
                          where o.task_id = t.id and o.account_id = cast(:teacher as uuid)))
            """;

    private final JdbcClient sql;

    Tasks(JdbcClient sql) {
        this.sql = sql;
    }

    /// The newest term first.
    ///
    /// @param after the last task seen, or null
    List<Task> page(@Nullable UUID after, int most) {
        return asked(
                        """
                        and (cast(:after as uuid) is null or t.id < cast(:after as uuid))
                        order by t.id desc limit :most
                        """)
                .param("after", after)
                .param("most", most)
                .query(Task.class)
                .list();
    }

    /// @throws Absent if it is not within reach
    Task get(UUID task) {
        return asked("and t.id = :id")
                .param("id", task)
                .query(Task.class)
                .optional()
                .orElseThrow(() -> new Absent("task " + task));
    }

    /// By student number.
    List<GradeLine> lines(UUID task) {
        return sql.sql(
                        """
                        select g.id, g.enrolment_id, s.name, s.student_number, g.attempt, g.usual, g.midterm, g.practical,
                               g.exam, g.mark,
                               g.total, g.passed, g.version, h.mark as held, v.typist, v.typed_at
                          from coursework.grade g join registry.student s on s.enrolment_id = g.enrolment_id
                          left join coursework.grade_version v on v.grade_id = g.id and v.version = g.version
                          left join coursework.held_mark h on h.grade_id = g.id and h.lifted_at is null
                         where g.task_id = :task order by s.student_number, g.id
                        """)
                .param("task", task)
                .query(GradeLine.class)
                .list();
    }

    /// Whether the acting person teaches it, as its teacher or beside them.
    boolean taught(Task it) {
        var account = Acting.now().account();
        return it.teacherId().equals(account)
                || account != null
                        && sql.sql(
                                        "select exists (select from coursework.co_teacher"
                                                + " where task_id = :task and account_id = :account)")
                                .param("task", it.id())
                                .param("account", account)
                                .query(Boolean.class)
                                .single();
    }

    List<CoTeacher> coTeachers(UUID task) {
        return sql.sql(
                        """
                        select o.account_id as account, a.name from coursework.co_teacher o
                          join identity.account a on a.id = o.account_id
                         where o.task_id = :task order by o.named_at, a.name
                        """)
                .param("task", task)
                .query(CoTeacher.class)
                .list();
    }

    private JdbcClient.StatementSpec asked(String more) {
        var actor = Acting.now();
        return sql.sql(SELECT + more)
                .param("lo", actor.scope().lo())
                .param("hi", actor.scope().hi())
                .param("teacher", actor.holds("teacher") ? actor.account() : null);
    }
}
