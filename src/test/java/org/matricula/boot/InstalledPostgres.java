package org.matricula.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A PostgreSQL that the machine itself has, such as Debian's: what an operator would point the
/// program to. Any version from the oldest the README names up to the one before the embedded.
final class InstalledPostgres implements AutoCloseable {

    static final String PASSWORD = "superuser-of-the-test";
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private final Path bin;
    private final Path cluster;
    private final int port;

    private InstalledPostgres(Path bin, Path cluster, int port) {
        this.bin = bin;
        this.cluster = cluster;
        this.port = port;
    }

    /// @return its programs, oldest version first
    static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (var versions = Files.list(INSTALLED)) {
            return versions.map(it -> it.resolve("bin"))
                    .filter(it -> Files.isExecutable(it.resolve("initdb")))
                    .sorted()
                    .findFirst();
        }
    }

    static InstalledPostgres start(Path bin, Path folder) throws IOException, InterruptedException {
        var cluster = folder.resolve("cluster");
        var secret = Files.writeString(folder.resolve("secret"), PASSWORD);
        run(
                bin.resolve("initdb").toString(),
                "--pgdata=" + cluster,
                "--username=postgres",
                "--auth=scram-sha-256",
                "--pwfile=" + secret,
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-sync");
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var server = new InstalledPostgres(bin, cluster, port);
        server.control(
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p "
                        + port
                        + " -c fsync=off -c listen_addresses=127.0.0.1"
                        + " -c unix_socket_directories=",
                "start");
        return server;
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    void obey(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(url("postgres"), "postgres", PASSWORD);
                var sql = connection.createStatement()) {
            for (var it : statements) {
                sql.execute(it);
            }
        }
    }

    private void control(String... arguments) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of(bin.resolve("pg_ctl").toString(), "-D", cluster.toString()));
        command.addAll(List.of(arguments));
        run(command.toArray(String[]::new));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var whole = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            whole.addAll(List.of("unshare", "--user"));
        }
        whole.addAll(List.of(command));
        var process =
                new ProcessBuilder(whole)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("PostgreSQL did not obey " + whole);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        control("-m", "immediate", "stop");
    }
}
