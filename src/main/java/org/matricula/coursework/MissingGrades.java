package org.matricula.coursework;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 未交成绩: tasks whose entry has begun and whose grades are not submitted.
@Repository
@Transactional(readOnly = true)
public class MissingGrades {

    /// @param department the school itself where there is none
    /// @param overdue tasks past their last day
    public record ByTeacher(
            String department, UUID teacherId, String teacher, int tasks, int blank, int overdue) {}

    /// @param days past the last day, 0 while there is time
    public record Missing(
            UUID id,
            String department,
            String teacher,
            String course,
            String unit,
            String term,
            int students,
            int blank,
            LocalDate lastDay,
            int days) {}

    private static final String OPEN =
            """
              from coursework.task t
              join identity.account a on a.id = t.teacher_id
              join organisation.unit i on i.id = t.institution_id
              left join lateral (
                select d.name from organisation.unit d
                 where d.institution_id = t.institution_id and d.kind = 'department'
                   and t.scope_pos between d.pos and d.pos_end
                 order by d.pos desc limit 1) d on true
              cross join lateral (
                select count(*)::int as students,
                       (count(*) filter (where g.total is null and g.mark is null))::int as blank
                  from coursework.grade g where g.task_id = t.id) g
              cross join lateral (
                select greatest(t.closes_on, t.late_until) as last_day,
                       greatest(0, cast(:today as date) - greatest(t.closes_on, t.late_until)) as days) w
            """;

    private static final String WHERE =
            """
             where t.scope_pos between :lo and :hi and t.stage = 'entering' and t.opens_on <= :today
            """;

    private static final String LINES =
            "select t.id, coalesce(d.name, i.name) as department, a.name as teacher, c.name as course,"
                    + " u.name as unit, m.name as term, g.students, g.blank, w.last_day, w.days"
                    + OPEN
                    + " join organisation.unit u on u.id = t.unit_id"
                    + " join calendar.term m on m.id = t.term_id"
                    + " join curriculum.course c on c.id = t.course_id"
                    + WHERE;

    private static final String ORDER = " order by w.last_day, t.id";

    private final JdbcClient sql;

    MissingGrades(JdbcClient sql) {
        this.sql = sql;
    }

    List<ByTeacher> byTeacher(LocalDate today, int most) {
        return asked(
                        "select coalesce(d.name, i.name) as department, t.teacher_id, a.name as teacher,"
                                + " count(*)::int as tasks, sum(g.blank)::int as blank,"
                                + " (count(*) filter (where w.days > 0))::int as overdue "
                                + OPEN
                                + WHERE
                                + " group by 1, 2, 3 order by 6 desc, 1, 3, 2 limit :most",
                        today)
                .param("most", most)
                .query(ByTeacher.class)
                .list();
    }

    /// The longest overdue first.
    ///
    /// @param after the last task seen, or null
    List<Missing> page(LocalDate today, @Nullable UUID after, int most) {
        return asked(
                        LINES
                                + """
                                 and (cast(:after as uuid) is null or (w.last_day, t.id) > (
                                       select greatest(o.closes_on, o.late_until), o.id from coursework.task o
                                        where o.id = cast(:after as uuid)))
                                """
                                + ORDER
                                + " limit :most",
                        today)
                .param("after", after, java.sql.Types.OTHER)
                .param("most", most)
                .query(Missing.class)
                .list();
    }

    /// Every line, without keeping them.
    void each(LocalDate today, Consumer<Missing> line) {
        try (var lines =
                asked(LINES + ORDER, today).withFetchSize(1000).query(Missing.class).stream()) {
            lines.forEach(line);
        }
    }

    private JdbcClient.StatementSpec asked(String select, LocalDate today) {
        var scope = Acting.now().scope();
        return sql.sql(select)
                .param("today", today)
                .param("lo", scope.lo())
                .param("hi", scope.hi());
    }
}
