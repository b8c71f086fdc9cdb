package org.matricula.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/// Tells the database at each transaction's begin who acts and how far they reach; row-level
/// security reads it. Where nobody acts nothing is told, and every scoped table answers with an
/// error.
class ActingTransactions extends JdbcTransactionManager {

    private static final String TELL =
            """
            select set_config('app.lo', ?, true), set_config('app.hi', ?, true),
                   set_config('app.persons', ?, true), set_config('app.account', ?, true),
                   set_config('app.role', ?, true)
            """;

    ActingTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void prepareTransactionalConnection(
            Connection connection, TransactionDefinition definition) throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        var actor = Acting.ifAny();
        if (actor.isPresent()) {
            tell(connection, actor.get());
        }
    }

    private static void tell(Connection connection, Actor actor) throws SQLException {
        var scope = actor.scope();
        try (var statement = connection.prepareStatement(TELL)) {
            statement.setString(1, String.valueOf(scope.lo()));
            statement.setString(2, String.valueOf(scope.hi()));
            statement.setString(
                    3,
                    scope.persons().stream().map(UUID::toString).collect(Collectors.joining(",")));
            statement.setString(4, actor.account() == null ? "" : actor.account().toString());
            statement.setString(5, actor.role());
            statement.execute();
        }
    }
}
