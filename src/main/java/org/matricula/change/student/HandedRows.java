package org.matricula.change.student;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What changes of status keep beside an enrolment's person.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class HandedRows {

    private static final List<String> TABLES =
            List.of(
                    "absence",
                    "chase",
                    "chase_contact",
                    "leave",
                    "relaxation",
                    "study_extension",
                    "programme_candidate",
                    "transfer_side",
                    "correction_item",
                    "correction_check",
                    "correction",
                    "correction_report_line",
                    "batch_line");

    private final JdbcClient sql;

    HandedRows(JdbcClient sql) {
        this.sql = sql;
    }

    void hand(List<UUID> enrolments, UUID person) {
        for (var table : TABLES) {
            sql.sql(
                            "update change.%s set person_id = :person where enrolment_id = any (:enrolments)"
                                    .formatted(table))
                    .param("person", person)
                    .param("enrolments", enrolments.toArray(UUID[]::new))
                    .update();
        }
    }
}
