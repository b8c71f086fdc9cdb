package org.matricula.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Someone who holds the database itself.
final class Superuser {

    private Superuser() {}

    static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                System.getProperty("matricula.db-url"),
                "postgres",
                System.getProperty("test.superuser-password"));
    }

    static void asOwner(String statement) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                System.getProperty("matricula.db-url"),
                                System.getProperty("matricula.db-owner"),
                                System.getProperty("matricula.db-owner-password"));
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
