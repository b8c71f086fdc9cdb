package org.matricula.database;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.springframework.util.FileSystemUtils;

/// One PostgreSQL for all tests of a fork, empty at its start; the program meets it as an external
/// server, with the same two roles as in production. Forks share nothing.
public class TestDatabase implements LauncherSessionListener {

    private static final Path HOME =
            Path.of("target/test-data" + System.getProperty("matricula.fork", ""));

    private EmbeddedPostgres server;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        server =
                EmbeddedPostgres.start(
                        HOME.resolve("database"),
                        "fsync=off",
                        "synchronous_commit=off",
                        "full_page_writes=off");
        empty();
        System.setProperty("matricula.data-dir", HOME.toString());
        System.setProperty("matricula.db-url", server.url());
        System.setProperty("matricula.db-user", EmbeddedPostgres.APP);
        System.setProperty("matricula.db-password", server.password(EmbeddedPostgres.APP));
        System.setProperty("matricula.db-owner", EmbeddedPostgres.OWNER);
        System.setProperty("matricula.db-owner-password", server.password(EmbeddedPostgres.OWNER));
        System.setProperty("test.superuser-password", server.password("postgres"));
    }

    private void empty() {
        // a copy of the last run's ledger would say, rightly, that its entries are gone
        FileSystemUtils.deleteRecursively(HOME.resolve("ledger").toFile());
        var admin = server.url().replace("/" + EmbeddedPostgres.DATABASE, "/postgres");
        try (var connection =
                        DriverManager.getConnection(
                                admin, "postgres", server.password("postgres"));
                var sql = connection.createStatement()) {
            sql.execute("drop database if exists matricula with (force)");
            sql.execute("create database matricula owner " + EmbeddedPostgres.OWNER);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        server.close();
    }
}
