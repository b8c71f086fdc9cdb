package org.matricula.report.round;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// How many students the figures of a submission rest on, of those within reach.
@Repository
@Transactional(readOnly = true)
class CountedStudents {

    private final JdbcClient sql;

    CountedStudents(JdbcClient sql) {
        this.sql = sql;
    }

    long of(UUID submission) {
        return sql.sql("select count(*) from report.counted c where c.submission_id = :id")
                .param("id", submission)
                .query(Long.class)
                .single();
    }
}
