package org.matricula.exchange.roster;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Ends what the database does for an import that is no longer wanted.
@Repository
class ImportStatements {

    private final JdbcClient sql;

    ImportStatements(JdbcClient sql) {
        this.sql = sql;
    }

    /// The database's process that works for the present transaction.
    @Transactional(propagation = Propagation.MANDATORY)
    public int backend() {
        return sql.sql("select pg_backend_pid()").query(Integer.class).single();
    }

    /// Ends the statement a process is at, if it is at one.
    @Transactional
    public void interrupt(int backend) {
        sql.sql("select pg_cancel_backend(:backend)")
                .param("backend", backend)
                .query(Boolean.class)
                .single();
    }
}
