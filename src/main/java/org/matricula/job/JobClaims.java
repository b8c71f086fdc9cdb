package org.matricula.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;

/// Keeps two servers, a server and the command line, or a stopped server's last breath and its
/// successor, from doing one job at once: whoever does it holds a lock that ends with their
/// connection, however that ends.
@Repository
class JobClaims {

    private final DataSource dataSource;

    JobClaims(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// Held until closed.
    final class Claim implements AutoCloseable {

        private final Connection connection;
        private final String what;

        private Claim(Connection connection, String what) {
            this.connection = connection;
            this.what = what;
        }

        @Override
        public void close() {
            try {
                ask(connection, "select pg_advisory_unlock(hashtextextended(?, 700))", what);
            } finally {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        }
    }

    /// @return empty where somebody else does it
    Optional<Claim> claim(String job, UUID id) {
        var what = job + " " + id;
        var connection = DataSourceUtils.getConnection(dataSource);
        if (ask(connection, "select pg_try_advisory_lock(hashtextextended(?, 700))", what)) {
            return Optional.of(new Claim(connection, what));
        }
        DataSourceUtils.releaseConnection(connection, dataSource);
        return Optional.empty();
    }

    private static boolean ask(Connection connection, String question, String what) {
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, what);
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(what, e);
        }
    }
}
