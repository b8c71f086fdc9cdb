package org.matricula.coursework.archive;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What a sheet of a term shows.
@Repository
@Transactional(readOnly = true)
class SheetResults {

    /// One result of a class, for the sheets.
    ///
    /// @param midtermPercent what 期中 counts in its task's formula, `practicalPercent` what 实验 does
    record Result(
            UUID taskId,
            String code,
            String course,
            @Nullable BigDecimal credits,
            int midtermPercent,
            int practicalPercent,
            UUID enrolmentId,
            String studentNumber,
            String name,
            String attempt,
            @Nullable BigDecimal usual,
            @Nullable BigDecimal midterm,
            @Nullable BigDecimal practical,
            @Nullable BigDecimal exam,
            @Nullable Integer total,
            @Nullable String mark,
            @Nullable Boolean passed) {}

    private final JdbcClient sql;

    SheetResults(JdbcClient sql) {
        this.sql = sql;
    }

    /// Published results of a class in a term, those its students had in groups with others among
    /// them, or of one task, by student number and course.
    List<Result> of(UUID unit, UUID term, @Nullable UUID task) {
        return sql.sql(
                        """
                        select t.id as task_id, c.code, c.name as course, c.credits, t.midterm_percent,
                               t.practical_percent, g.enrolment_id, s.student_number, s.name, g.attempt, g.usual,
                               g.midterm, g.practical, g.exam, g.total, g.mark, g.passed
                          from coursework.task t
                          join coursework.grade g on g.task_id = t.id
                          join registry.student s on s.enrolment_id = g.enrolment_id
                          join curriculum.course c on c.id = t.course_id
                         where t.term_id = :term and t.stage = 'published'
                           and case when cast(:task as uuid) is not null then t.id = cast(:task as uuid)
                                    when t.group_name = '' then t.unit_id = :unit
                                    else s.unit_id = :unit end
                           and (g.total is not null or g.mark is not null)
                         order by s.student_number, s.enrolment_id, c.code,
                                  array_position(array['first', 'deferred', 'make-up', 'clearance', 'retake'], g.attempt)
                        """)
                .param("unit", unit)
                .param("term", term)
                .param("task", task, java.sql.Types.OTHER)
                .query(Result.class)
                .list();
    }
}
