package org.matricula.audit.retention;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Counts what is older than it should be; reads no row.
@Repository
class PastRows {

    private final JdbcClient sql;

    PastRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param table with its schema, and `column` of it, both as our own file names them
    @Transactional(readOnly = true)
    long before(String table, String column, Instant end) {
        if (!table.matches("[a-z_]+\\.[a-z_]+") || !column.matches("[a-z_]+")) {
            throw new IllegalArgumentException(table + " " + column);
        }
        return sql.sql("select count(*) from %s where %s < :end".formatted(table, column))
                .param("end", Timestamp.from(end))
                .query(Long.class)
                .single();
    }
}
