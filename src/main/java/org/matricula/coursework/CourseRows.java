package org.matricula.coursework;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Whose course a grade is of.
@Repository("courseworkCourseRows")
@Transactional(propagation = Propagation.MANDATORY)
class CourseRows {

    record Of(UUID enrolment, String code) {}

    private final JdbcClient sql;

    CourseRows(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Of> of(UUID grade, List<UUID> enrolments) {
        return sql.sql(
                        """
                        select g.enrolment_id as enrolment, c.code
                          from coursework.grade g
                          join coursework.task t on t.id = g.task_id
                          join curriculum.course c on c.id = t.course_id
                         where g.id = :grade and g.enrolment_id = any (:enrolments)
                        """)
                .param("grade", grade)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .query(Of.class)
                .optional();
    }
}
