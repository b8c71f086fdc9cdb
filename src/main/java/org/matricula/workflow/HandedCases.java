package org.matricula.workflow;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Cases whose subject proved to be another person: they follow, with all that belongs to them.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class HandedCases {

    private final JdbcClient sql;

    HandedCases(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param subjects the enrolments that belong to the person from now on
    public void hand(List<UUID> subjects, UUID person) {
        var ids = subjects.toArray(UUID[]::new);
        for (var table : List.of("step", "trail", "evidence")) {
            sql.sql(
                            """
                            update workflow.%s t set person_id = :person from workflow.case_file c
                             where c.id = t.case_id and c.subject_id = any (:subjects)
                            """
                                    .formatted(table))
                    .param("person", person)
                    .param("subjects", ids)
                    .update();
        }
        sql.sql(
                        """
                        update workflow.case_file set person_id = :person where subject_id = any (:subjects)
                        """)
                .param("person", person)
                .param("subjects", ids)
                .update();
    }
}
