package org.matricula.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// 属主: what only the owner of the tables can do, in one transaction that stands or falls whole. For
/// commands alone: no page and no job reaches for it.
@Component
public class OwnerTransactions {

    /// @param <T> what comes of it
    public interface Work<T> {
        T with(Connection owner) throws SQLException;
    }

    /// Whoever holds a table that long is a running server.
    private static final String PATIENCE = "set lock_timeout = '20s'";

    private final DataSource owner;

    OwnerTransactions(@Qualifier("ownerDataSource") DataSource owner) {
        this.owner = owner;
    }

    public <T> T call(Work<T> work) throws SQLException {
        try (var connection = patient()) {
            connection.setAutoCommit(false);
            var result = work.with(connection);
            connection.commit();
            return result;
        }
    }

    /// For what PostgreSQL does outside of transactions only.
    public void alone(String statement) throws SQLException {
        try (var connection = patient();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private Connection patient() throws SQLException {
        var connection = owner.getConnection();
        try (var sql = connection.createStatement()) {
            sql.execute(PATIENCE);
        }
        return connection;
    }
}
