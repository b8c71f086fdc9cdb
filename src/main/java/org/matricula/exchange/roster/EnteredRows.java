package org.matricula.exchange.roster;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Whom an import has enrolled, as the registry knows it.
@Repository
class EnteredRows {

    private final JdbcClient sql;

    EnteredRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// In the order of the rows they came from.
    List<UUID> of(UUID importId) {
        return sql.sql(
                        "select id from registry.enrolment where import_id = :id order by import_row")
                .param("id", importId)
                .query(UUID.class)
                .list();
    }
}
