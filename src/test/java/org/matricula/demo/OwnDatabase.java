package org.matricula.demo;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.matricula.Matricula;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Command;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/// The program on an empty database of its own, for what needs a register that nobody else touches.
record OwnDatabase(String name, ConfigurableApplicationContext program) implements AutoCloseable {

    static OwnDatabase start(String name, String profile) throws SQLException {
        return start(name, profile, WebApplicationType.NONE);
    }

    /// @param web whether pages can be asked for, at [#address()]
    static OwnDatabase start(String name, String profile, WebApplicationType web)
            throws SQLException {
        admin("drop database if exists " + name + " with (force)");
        admin("create database " + name + " owner matricula_owner");
        // a copy of the last run's ledger would say, rightly, that its entries are gone
        var home = Path.of("target/test-data", name);
        FileSystemUtils.deleteRecursively(home.toFile());
        return on(name, profile, web);
    }

    /// Stops the program and starts it on what it left.
    OwnDatabase again(String profile) {
        program.close();
        return on(name, profile, WebApplicationType.NONE);
    }

    private static OwnDatabase on(String name, String profile, WebApplicationType web) {
        var home = Path.of("target/test-data", name);
        var starting = new SpringApplication(Matricula.class);
        starting.setWebApplicationType(web);
        starting.setAdditionalProfiles(profile);
        return new OwnDatabase(
                name,
                starting.run(
                        "--matricula.db-url=" + url(name),
                        "--matricula.data-dir=" + home,
                        "--server.port=0"));
    }

    String address() {
        return "http://127.0.0.1:" + program.getEnvironment().getProperty("local.server.port");
    }

    int run(String command, String... arguments) {
        return program.getBean(command, Command.class).run(List.of(arguments));
    }

    <T> T one(String query, Class<T> type) {
        return list(query, type).getFirst();
    }

    <T> List<T> list(String query, Class<T> type) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction()
                                .execute(it ->
                                        program.getBean(JdbcClient.class)
                                                .sql(query)
                                                .query(type)
                                                .list()));
    }

    void asSystem(Runnable work) {
        Acting.as(Actor.system("test"), () -> transaction().executeWithoutResult(it -> work.run()));
    }

    <T> T bean(Class<T> type) {
        return program.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return program.getBean(name, type);
    }

    private TransactionTemplate transaction() {
        return program.getBean(TransactionTemplate.class);
    }

    @Override
    public void close() throws SQLException {
        program.close();
        admin("drop database if exists " + name + " with (force)");
    }

    private static void admin(String statement) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                url("postgres"),
                                "postgres",
                                System.getProperty("test.superuser-password"));
                var execute = connection.createStatement()) {
            execute.execute(statement);
        }
    }

    private static String url(String database) {
        return System.getProperty("matricula.db-url").replace("/matricula", "/" + database);
    }
}
