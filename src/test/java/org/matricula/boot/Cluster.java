package org.matricula.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.NoSuchElementException;
import java.util.Properties;
import java.util.UUID;

/// The embedded PostgreSQL of a program whose data lie in the folder: its processes, and rows
/// written past the program.
record Cluster(Path folder) {

    Path pidFile() {
        return folder.resolve("database/cluster/postmaster.pid");
    }

    /// -1 while there is none, or its file is being written.
    long postmaster() throws IOException {
        try {
            return Long.parseLong(Files.readAllLines(pidFile()).getFirst().strip());
        } catch (NoSuchFileException | NoSuchElementException | NumberFormatException none) {
            return -1;
        }
    }

    static boolean alive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /// Whether it takes connections.
    boolean answers() {
        try (var connection = database()) {
            return connection.isValid(5);
        } catch (SQLException | IOException | IndexOutOfBoundsException notYet) {
            return false;
        }
    }

    Connection database() throws IOException, SQLException {
        return database("matricula_app");
    }

    Connection database(String user) throws IOException, SQLException {
        var home = folder.resolve("database");
        var passwords = new Properties();
        try (var in = Files.newBufferedReader(home.resolve("passwords.properties"))) {
            passwords.load(in);
        }
        var port = Files.readAllLines(pidFile()).get(3).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/matricula",
                user,
                passwords.getProperty(user));
    }

    /// One committed row.
    UUID write() throws IOException, SQLException {
        var id = UUID.randomUUID();
        try (var connection = database();
                var sql =
                        connection.prepareStatement(
                                "insert into identity.account (id, username, name) values (?, ?,"
                                        + " '某人')")) {
            sql.setObject(1, id);
            sql.setString(2, "killed-" + id);
            sql.executeUpdate();
        }
        return id;
    }

    int count(java.util.List<UUID> ids) throws IOException, SQLException {
        try (var connection = database();
                var sql =
                        connection.prepareStatement(
                                "select count(*) from identity.account where id = any (?)")) {
            sql.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            var rows = sql.executeQuery();
            rows.next();
            return rows.getInt(1);
        }
    }

    /// One of the server's own connections.
    long backend() throws IOException, SQLException {
        try (var connection = database();
                var sql =
                        connection.prepareStatement(
                                "select pid from pg_stat_activity where usename = current_user"
                                        + " and pid <> pg_backend_pid() limit 1")) {
            var rows = sql.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }
}
