package org.matricula.coursework.recognition;

import java.util.Optional;
import java.util.UUID;
import org.matricula.curriculum.Programme;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Finds somebody for the demonstration's recognition.
@Repository
@Profile("demo")
@Transactional(readOnly = true)
class DemoStudents {

    private final JdbcClient sql;

    DemoStudents(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<UUID> following(Programme programme) {
        return sql.sql(
                        """
                        select s.enrolment_id from coursework.grade g
                          join coursework.task t on t.id = g.task_id and t.programme_id = :programme
                          join registry.student s on s.enrolment_id = g.enrolment_id and s.status = '01'
                         order by s.student_number limit 1
                        """)
                .param("programme", programme.id())
                .query(UUID.class)
                .optional();
    }
}
