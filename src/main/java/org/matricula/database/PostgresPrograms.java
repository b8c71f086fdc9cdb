package org.matricula.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs PostgreSQL's programs, as whoever runs ours.
///
/// @param bin where they lie
/// @param home where what they say is kept, in `last.log`
record PostgresPrograms(Path bin, Path home) {

    static final int SECONDS = 120;

    PostgresPrograms {
        try {
            bin = bin.toRealPath();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Whether a process is a living server of these programs.
    boolean server(ProcessHandle it) {
        var program = bin.resolve("postgres").toString();
        return it.info().command().filter(told -> told.startsWith(program)).isPresent();
    }

    void run(String program, List<String> arguments) throws IOException {
        if (exec(program, arguments) != 0) {
            throw new IOException(
                    "PostgreSQL did not obey %s %s:%n%s"
                            .formatted(
                                    program,
                                    arguments,
                                    Files.readString(home.resolve("last.log"))));
        }
    }

    int exec(String program, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(bin.resolve(program).toString()));
        command.addAll(arguments);
        return exec(command);
    }

    /// @throws IOException where root cannot lend PostgreSQL a namespace
    void mustRun() throws IOException {
        if (root() && exec(List.of("true")) != 0) {
            throw new IOException(
                    "PostgreSQL does not run as root, and this machine lends no user namespace"
                            + " (unshare --user): start as another user, or set MATRICULA_DB_URL");
        }
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    /// PostgreSQL refuses to run as root, so root lends it a user namespace without rights.
    private int exec(List<String> command) throws IOException {
        var whole = new ArrayList<String>();
        if (root()) {
            whole.addAll(List.of("unshare", "--user"));
        }
        whole.addAll(command);
        var process =
                new ProcessBuilder(whole)
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("last.log").toFile())
                        .start();
        try {
            if (!process.waitFor(SECONDS + 30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("no answer from " + command);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted during " + command, e);
        }
        return process.exitValue();
    }
}
