package org.matricula.exchange.roster;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps two servers, or a stopped server's last breath and its successor, from running one import
/// at once: whoever runs it holds a lock that ends with their connection, however that ends.
@Repository
class ImportClaims {

    private final JdbcClient sql;
    private final DataSource dataSource;

    ImportClaims(JdbcClient sql, DataSource dataSource) {
        this.sql = sql;
        this.dataSource = dataSource;
    }

    /// Held until closed.
    final class Claim implements AutoCloseable {

        private final Connection connection;
        private final UUID id;

        private Claim(Connection connection, UUID id) {
            this.connection = connection;
            this.id = id;
        }

        @Override
        public void close() {
            try {
                ask(connection, "select pg_advisory_unlock(hashtextextended(?, 700))", id);
            } finally {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        }
    }

    /// @return empty where somebody else runs it
    Optional<Claim> claim(UUID id) {
        var connection = DataSourceUtils.getConnection(dataSource);
        if (ask(connection, "select pg_try_advisory_lock(hashtextextended(?, 700))", id)) {
            return Optional.of(new Claim(connection, id));
        }
        DataSourceUtils.releaseConnection(connection, dataSource);
        return Optional.empty();
    }

    private static boolean ask(Connection connection, String question, UUID id) {
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, "import " + id);
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("import " + id, e);
        }
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
