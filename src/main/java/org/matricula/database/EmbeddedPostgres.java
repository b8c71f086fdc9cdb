package org.matricula.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// A durable PostgreSQL of our own below the data folder: loopback only, random passwords in a file
/// that only its owner reads. Survives kill -9 of either process.
///
/// Two roles are made: `matricula_owner` owns the schema, `matricula_app` runs the program and is
/// held by row-level security.
public final class EmbeddedPostgres implements AutoCloseable {

    static final String DATABASE = "matricula";
    static final String OWNER = "matricula_owner";
    static final String APP = "matricula_app";
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final Path home;
    private final PostgresPrograms programs;
    private final Path cluster;
    private final Properties passwords;
    private final int port;
    private final FileChannel guard;
    private final @Nullable FileLock ownership;
    private volatile boolean closing;

    private EmbeddedPostgres(Path home, String... settings) throws IOException {
        this.home = home.toAbsolutePath();
        this.cluster = this.home.resolve("cluster");
        Files.createDirectories(this.home);
        this.guard =
                FileChannel.open(
                        this.home.resolve("owner.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        this.ownership = guard.tryLock();
        this.programs = new PostgresPrograms(PostgresBinaries.unpack(this.home), this.home);
        this.passwords = passwords();
        if (ownership == null) {
            this.port = portInUse();
            return;
        }
        initialise();
        stopLeftover();
        this.port = freePort();
        start(settings);
        prepare();
        Thread.ofVirtual().name("database-watch").start(() -> watch(settings));
    }

    /// Another process of ours owns the server: a command beside the running program joins it.
    private int portInUse() throws IOException {
        var lines = Files.readAllLines(pidFile());
        return Integer.parseInt(lines.get(3).strip());
    }

    /// Starts the server, making its data folder at the first time.
    ///
    /// @param settings further `name=value` settings of the server
    public static EmbeddedPostgres start(Path home, String... settings) {
        try {
            return new EmbeddedPostgres(home, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE);
    }

    public String password(String role) {
        return passwords.getProperty(role);
    }

    @Override
    public void close() {
        closing = true;
        try (guard) {
            if (ownership != null) {
                programs.exec("pg_ctl", aboutCluster("-m", "fast", "-w", "stop"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Properties passwords() throws IOException {
        var file = home.resolve("passwords.properties");
        var read = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                read.load(in);
            }
            return read;
        }
        var random = new SecureRandom();
        for (var role : List.of("postgres", OWNER, APP)) {
            var bytes = new byte[24];
            random.nextBytes(bytes);
            read.setProperty(role, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        Files.createFile(file);
        forOwnerOnly(file);
        try (var out = Files.newBufferedWriter(file)) {
            read.store(out, null);
        }
        return read;
    }

    private static void forOwnerOnly(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private void initialise() throws IOException {
        if (Files.exists(cluster.resolve("PG_VERSION"))) {
            return;
        }
        var secret = home.resolve("initial-password");
        Files.deleteIfExists(secret);
        Files.createFile(secret);
        forOwnerOnly(secret);
        Files.writeString(secret, passwords.getProperty("postgres"));
        // what an interrupted first start left half-made would make initdb refuse
        FileSystemUtils.deleteRecursively(cluster);
        programs.mustRun();
        programs.run(
                "initdb",
                List.of(
                        "--pgdata=" + cluster,
                        "--username=postgres",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--locale=C.UTF-8",
                        "--auth=scram-sha-256",
                        "--data-checksums",
                        "--no-sync",
                        "--pwfile=" + secret));
        Files.delete(secret);
    }

    /// After kill -9 there is an orphaned server, which is stopped, or a stale pid file, which
    /// PostgreSQL clears itself, unless its number belongs to somebody else by now.
    private void stopLeftover() throws IOException {
        if (postmaster().filter(programs::server).isPresent()) {
            programs.exec("pg_ctl", aboutCluster("-m", "fast", "-w", "-t", "30", "stop"));
        }
        forgetStranger();
    }

    /// A number that a stranger has by now, or a dead process nobody has buried, would make
    /// PostgreSQL refuse for ever.
    private void forgetStranger() throws IOException {
        if (postmaster().filter(it -> !programs.server(it)).isPresent()) {
            Files.delete(pidFile());
        }
    }

    private Path pidFile() {
        return cluster.resolve("postmaster.pid");
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        return Files.exists(pidFile())
                ? Files.readAllLines(pidFile()).stream()
                        .findFirst()
                        .flatMap(it -> ProcessHandle.of(Long.parseLong(it.strip())))
                : Optional.empty();
    }

    /// A server that died under the running program is started again on its port.
    private void watch(String... settings) {
        while (!closing) {
            try {
                Thread.sleep(LOOK_EVERY);
                if (!closing && postmaster().filter(programs::server).isEmpty()) {
                    forgetStranger();
                    start(settings);
                }
            } catch (IOException notYet) {
                // its last children may hold the memory a moment longer: the next look tries again
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void start(String... settings) throws IOException {
        var options =
                new StringBuilder("-p " + port)
                        .append(" -c listen_addresses=127.0.0.1 -c unix_socket_directories=")
                        .append(" -c shared_buffers=256MB -c max_connections=80")
                        .append(" -c random_page_cost=1.1 -c wal_compression=on")
                        .append(" -c timezone=UTC -c jit=off");
        for (var it : settings) {
            options.append(" -c ").append(it);
        }
        control(
                "-w",
                "-t",
                String.valueOf(PostgresPrograms.SECONDS),
                "-l",
                home.resolve("server.log").toString(),
                "-o",
                options.toString(),
                "start");
    }

    private void prepare() throws IOException {
        var admin = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
        try (var connection =
                        DriverManager.getConnection(
                                admin, "postgres", passwords.getProperty("postgres"));
                var sql = connection.createStatement()) {
            for (var role : List.of(OWNER, APP)) {
                var known = sql.executeQuery("select from pg_roles where rolname = '" + role + "'");
                if (!known.next()) {
                    sql.execute(
                            "create role %s login password '%s'"
                                    .formatted(role, passwords.getProperty(role)));
                }
            }
            if (!sql.executeQuery("select from pg_database where datname = '" + DATABASE + "'")
                    .next()) {
                sql.execute("create database %s owner %s".formatted(DATABASE, OWNER));
            }
        } catch (SQLException e) {
            throw new IOException("the embedded database could not be prepared", e);
        }
    }

    private void control(String... arguments) throws IOException {
        programs.run("pg_ctl", aboutCluster(arguments));
    }

    private List<String> aboutCluster(String... arguments) {
        var all = new ArrayList<>(List.of("-D", cluster.toString()));
        all.addAll(List.of(arguments));
        return all;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
