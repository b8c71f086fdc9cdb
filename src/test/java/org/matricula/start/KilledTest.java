package org.matricula.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// kill -9 of either process, and the program comes up again with everything that was answered for.
/// The tests run as whoever runs them, root too.
class KilledTest {

    @TempDir Path folder;

    @Test
    void what_was_written_outlives_kill_9_of_either_process_and_strangers_are_left_alone()
            throws Exception {
        var written = new UUID[3];
        try (var program = start().ready()) {
            written[0] = write();
            program.kill();
        }
        assertThat(alive(postmaster())).as("its database is orphaned").isTrue();
        try (var program = start().ready()) {
            written[1] = write();
            ProcessHandle.of(backend()).orElseThrow().destroyForcibly();
            program.ready();
            written[2] = write();
            var killed = postmaster();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            while (postmaster() == killed || !answers()) {
                Thread.sleep(200);
            }
            assertThat(program.ready().get("/sign-in").statusCode()).isEqualTo(200);
            assertThat(count(written)).as("the running program has mended it").isEqualTo(3);
            program.kill();
        }
        var left = Files.readString(pidFile());
        var killed = ProcessHandle.of(postmaster()).orElseThrow();
        killed.destroyForcibly();
        killed.onExit().get();
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(pidFile(), left.replaceFirst("\\d+", "" + stranger.pid()));
            try (var program = start().ready()) {
                assertThat(count(written)).as("both were killed").isEqualTo(3);
                assertThat(program.get("/sign-in").statusCode()).isEqualTo(200);
            }
            assertThat(stranger.isAlive()).as("whose number the pid file names").isTrue();
        } finally {
            stranger.destroyForcibly();
        }
        assertThat(Files.exists(pidFile())).as("stopped as it should be").isFalse();
    }

    private Program start() throws IOException {
        return Program.start(
                folder,
                Map.of(
                        "matricula.db-url", "",
                        "matricula.db-pool", "4",
                        "matricula.data-dir", folder.toString()));
    }

    private Path pidFile() {
        return folder.resolve("database/cluster/postmaster.pid");
    }

    /// -1 while there is none, or its file is being written.
    private long postmaster() throws IOException {
        try {
            return Long.parseLong(Files.readAllLines(pidFile()).getFirst().strip());
        } catch (NoSuchFileException | NoSuchElementException | NumberFormatException none) {
            return -1;
        }
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private boolean answers() {
        try (var connection = database()) {
            return connection.isValid(5);
        } catch (SQLException | IOException | IndexOutOfBoundsException notYet) {
            return false;
        }
    }

    private Connection database() throws IOException, SQLException {
        var home = folder.resolve("database");
        var passwords = new Properties();
        try (var in = Files.newBufferedReader(home.resolve("passwords.properties"))) {
            passwords.load(in);
        }
        var port = Files.readAllLines(pidFile()).get(3).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/matricula",
                "matricula_app",
                passwords.getProperty("matricula_app"));
    }

    /// One committed row.
    private UUID write() throws IOException, SQLException {
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

    private int count(UUID... ids) throws IOException, SQLException {
        try (var connection = database();
                var sql =
                        connection.prepareStatement(
                                "select count(*) from identity.account where id = any (?)")) {
            sql.setArray(1, connection.createArrayOf("uuid", ids));
            var rows = sql.executeQuery();
            rows.next();
            return rows.getInt(1);
        }
    }

    /// One of the server's own connections.
    private long backend() throws IOException, SQLException {
        try (var connection = database();
                var sql =
                        connection.prepareStatement(
                                "select pid from pg_stat_activity where usename = current_user"
                                        + " and pid <> pg_backend_pid() limit 1")) {
            var rows = sql.executeQuery();
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }
}
