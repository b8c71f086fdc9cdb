package org.matricula.registry.person;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The enrolment an intake of one has written.
@Repository
class EnrolledRows {

    private final JdbcClient sql;

    EnrolledRows(JdbcClient sql) {
        this.sql = sql;
    }

    UUID of(UUID batch) {
        return sql.sql("select enrolment_id from registry.status_event where batch = :batch")
                .param("batch", batch)
                .query(UUID.class)
                .single();
    }

    UUID person(UUID enrolment) {
        return sql.sql("select person_id from registry.enrolment where id = :enrolment")
                .param("enrolment", enrolment)
                .query(UUID.class)
                .single();
    }
}
