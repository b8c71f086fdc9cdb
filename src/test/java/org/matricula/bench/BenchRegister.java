package org.matricula.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.matricula.Matricula;
import org.matricula.database.OwnerTransactions;
import org.matricula.job.JobsHere;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Command;
import org.matricula.statistics.CountStandings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/// A register of so many students, made by the program's own command, in a folder below `target`
/// that is kept for the next run.
record BenchRegister(ConfigurableApplicationContext program, int students)
        implements AutoCloseable {

    private static final int PARTS_BETWEEN_VACUUMS = 10;

    /// Above so many students a second measurement would take longer than it tells.
    private static final int ONCE = 200_000;

    /// The default of `matricula.job.at-once`.
    private static final int AT_ONCE = 3;

    /// @param figures told how long the making took, where it was made now
    static BenchRegister of(int students, Figures figures) throws IOException {
        var home = Path.of("target/bench-register-" + students);
        var made = home.resolve("made");
        if (!Files.exists(made)) {
            FileSystemUtils.deleteRecursively(home);
        }
        var register = new BenchRegister(start(home), students);
        if (!Files.exists(made)) {
            try {
                var begun = System.nanoTime();
                register.make();
                var seconds = (System.nanoTime() - begun) / 1e9;
                figures.line(
                        "DEMO",
                        String.format(
                                Locale.ROOT,
                                "%,d students with histories, sealed and counted, in %.1f s",
                                students,
                                seconds),
                        String.format(Locale.ROOT, "%,.0f/s", students / seconds),
                        "",
                        null);
                Files.createFile(made);
            } catch (RuntimeException failed) {
                register.close();
                throw failed;
            }
        }
        return register;
    }

    /// One for counting alone, made by the database itself: `bench/crosses.sql`. It has standings
    /// and their deltas, but nobody's name. Laid once, it is summed on where it was stopped: ten
    /// millions take longer than an evening.
    static BenchRegister counted(int students, Figures figures) throws Exception {
        var home = Path.of("target/bench-crosses-" + students);
        var laid = home.resolve("laid");
        var made = home.resolve("made");
        if (!Files.exists(laid)) {
            FileSystemUtils.deleteRecursively(home);
        }
        var register = new BenchRegister(start(home), students);
        try {
            if (!Files.exists(laid)) {
                register.step(figures, "laid", () -> register.run("crosses.sql"));
                Files.createFile(laid);
            }
            if (!Files.exists(made)) {
                register.step(figures, "summed", register::sum);
                Files.createFile(made);
            }
            return register;
        } catch (Exception failed) {
            register.close();
            throw failed;
        }
    }

    private interface Step {
        void take() throws Exception;
    }

    private void step(Figures figures, String done, Step step) throws Exception {
        var begun = System.nanoTime();
        step.take();
        var seconds = (System.nanoTime() - begun) / 1e9;
        figures.line(
                "CROSS register",
                String.format(Locale.ROOT, "%,d students %s in %.1f s", students, done, seconds),
                String.format(Locale.ROOT, "%,.0f/s", students / seconds),
                "",
                null);
    }

    private void run(String name) throws Exception {
        var script =
                Files.readString(Path.of("src/test/resources/bench", name))
                        .replace("{students}", String.valueOf(students));
        bean(OwnerTransactions.class)
                .call(connection -> {
                    try (var sql = connection.createStatement()) {
                        return sql.execute(script);
                    }
                });
    }

    /// As the program does, a part at a time; what a part leaves behind is room for the next ones.
    private void sum() throws Exception {
        var owner = bean(OwnerTransactions.class);
        var counting = bean(CountStandings.class);
        var parts = 0;
        while (Acting.call(Actor.system("bench"), counting::fold) > 0) {
            parts++;
            if (parts % PARTS_BETWEEN_VACUUMS == 0) {
                owner.alone("vacuum statistics.delta");
                System.out.printf(Locale.ROOT, "%tT %d parts are summed%n", LocalTime.now(), parts);
            }
        }
        owner.alone("vacuum analyze statistics.cube");
        System.out.printf(Locale.ROOT, "%tT all %d%n", LocalTime.now(), parts);
        Acting.as(Actor.system("bench"), counting::compact);
        System.out.printf(Locale.ROOT, "%tT made few%n", LocalTime.now());
        run("crosses-indexes.sql");
        owner.alone("vacuum analyze");
    }

    private static ConfigurableApplicationContext start(Path home) {
        var program = new SpringApplication(Matricula.class);
        program.setWebApplicationType(WebApplicationType.NONE);
        program.setAdditionalProfiles("command");
        return program.run("--matricula.db-url=", "--matricula.data-dir=" + home);
    }

    private void make() {
        var command = program.getBean("demo", Command.class);
        if (command.run(List.of("--students", String.valueOf(students))) != Command.DONE) {
            throw new IllegalStateException("the register was not made");
        }
    }

    /// The quicker of two measurements, in seconds; in a great register the only one.
    double quicker(Callable<Double> measurement) {
        try {
            var first = measurement.call();
            return students > ONCE ? first : Math.min(first, measurement.call());
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Does jobs that were begun, as many at once as a server's own desk does.
    void work(String name, List<UUID> begun) {
        var jobs = bean(JobsHere.class);
        try (var desk = Executors.newFixedThreadPool(AT_ONCE)) {
            var all = new ArrayList<Future<?>>();
            for (var id : begun) {
                all.add(
                        desk.submit(() ->
                                Acting.as(
                                        Actor.system("bench"),
                                        () -> {
                                            if (!jobs.run(name, id)) {
                                                throw new IllegalStateException(
                                                        name + " " + id + " is done elsewhere");
                                            }
                                        })));
            }
            for (var it : all) {
                it.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    <T> T bean(Class<T> type) {
        return program.getBean(type);
    }

    @Override
    public void close() {
        program.close();
    }
}
