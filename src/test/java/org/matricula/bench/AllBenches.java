package org.matricula.bench;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.matricula.Matricula;
import org.matricula.database.EmbeddedPostgres;
import org.matricula.exam.plan.SchedulesBench;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/// Every benchmark in one run: `mvn -q -Pbench test`. Not among the tests, and nothing here fails
/// for being slow: each line says its ratio beside its target.
class AllBenches {

    private static final Path HOME = Path.of("target/bench-data");
    private static final String PARTS =
            System.getProperty(
                    "bench.parts",
                    "import,cases,pages,grid,transcripts,register,crosses,verification,points,standing,graduation,exams");

    private final Figures figures = new Figures();

    @Test
    void run() throws Exception {
        if (Stream.of("import", "cases", "pages", "grid", "transcripts")
                .anyMatch(AllBenches::asked)) {
            figures.run("PROGRAM", this::program);
        }
        if (asked("register")) {
            figures.run("REGISTERS", this::registers);
        }
        if (asked("crosses")) {
            figures.run("CROSS", this::crosses);
        }
        if (asked("verification")) {
            figures.run("VERIFICATION", this::verification);
        }
        if (asked("points")) {
            figures.run("POINTS", this::points);
        }
        if (asked("standing")) {
            figures.run("STANDING", this::standing);
        }
        if (asked("graduation")) {
            figures.run("GRADUATION", this::graduation);
        }
        if (asked("exams")) {
            figures.run("EXAMS", this::exams);
        }
        figures.conclude();
    }

    private void standing() throws Exception {
        try (var register =
                BenchRegister.of(Integer.getInteger("bench.students", 1_000_000), figures)) {
            StandingBench.run(register, figures);
        }
    }

    private void graduation() throws Exception {
        try (var register =
                BenchRegister.of(Integer.getInteger("bench.students", 1_000_000), figures)) {
            StandingBench.laid(register);
            GraduationBench.run(register, figures);
        }
    }

    private void exams() {
        var made = SchedulesBench.run(Integer.getInteger("bench.sittings", 5_000));
        figures.line(
                "EXAMS",
                String.format(
                        Locale.ROOT,
                        "%,d sittings in %,d parts planned in %.1f s, %s",
                        made.sittings(),
                        made.parts(),
                        made.seconds(),
                        made.holds() ? "no rule broken" : "a rule broken"),
                Figures.number(made.seconds() / 60),
                "1",
                made.holds() && made.seconds() <= 60);
    }

    private void crosses() throws Exception {
        try (var large =
                BenchRegister.counted(
                        Integer.getInteger("bench.cross-students", 1_000_000), figures)) {
            CrossBench.run(large, figures);
        }
    }

    private void verification() throws Exception {
        try (var large =
                BenchRegister.of(Integer.getInteger("bench.students", 1_000_000), figures)) {
            VerificationBench.run(large, figures);
        }
    }

    private void points() throws Exception {
        try (var large =
                BenchRegister.of(Integer.getInteger("bench.students", 1_000_000), figures)) {
            GradesBench.points(large, figures);
        }
    }

    private static boolean asked(String part) {
        return ("," + PARTS + ",").contains("," + part + ",");
    }

    private void registers() throws Exception {
        Map<String, Double> few;
        try (var small =
                BenchRegister.of(Integer.getInteger("bench.few-students", 10_000), figures)) {
            few = RosterBench.measure(small);
        }
        try (var large =
                BenchRegister.of(Integer.getInteger("bench.students", 1_000_000), figures)) {
            figures.run(
                    "ROSTER", () -> RosterBench.compare(figures, few, RosterBench.measure(large)));
            figures.run("HEADCOUNT", () -> HeadcountBench.run(large, figures));
        }
    }

    private void program() throws Exception {
        FileSystemUtils.deleteRecursively(HOME.toFile());
        try (var server = EmbeddedPostgres.start(HOME.resolve("database"))) {
            var watch = new EngineWatch();
            var program = new SpringApplication(Matricula.class);
            program.addInitializers(it -> it.getBeanFactory().addBeanPostProcessor(watch));
            try (var context =
                    program.run(
                            "--matricula.db-url=" + server.url(),
                            "--matricula.db-user=matricula_app",
                            "--matricula.db-password=" + server.password("matricula_app"),
                            "--matricula.db-owner=matricula_owner",
                            "--matricula.db-owner-password=" + server.password("matricula_owner"),
                            "--matricula.data-dir=" + HOME,
                            "--server.port=0",
                            "--spring.profiles.active=test")) {
                measure(new Place(context, server), watch);
            }
        }
    }

    private void measure(Place place, EngineWatch watch) {
        if (asked("import")) {
            figures.run(
                    "IMPORT",
                    () ->
                            ImportBench.run(
                                    place,
                                    Integer.getInteger("bench.import-rows", 100_000),
                                    figures));
        }
        if (asked("cases")) {
            figures.run(
                    "CASES",
                    () ->
                            CasesBench.run(
                                    place, watch, Integer.getInteger("bench.cases", 400), figures));
        }
        if (asked("pages")) {
            figures.run("PAGES", () -> PagesBench.run(place, figures));
        }
        if (asked("grid")) {
            figures.run("GRID", () -> GradesBench.grid(place, figures));
        }
        if (asked("transcripts")) {
            figures.run(
                    "TRANSCRIPTS",
                    () ->
                            TranscriptsBench.run(
                                    place,
                                    Integer.getInteger("bench.transcripts", 1_000),
                                    figures));
        }
    }

    /// The running program and its database.
    record Place(ConfigurableApplicationContext context, EmbeddedPostgres server) {

        String address() {
            return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
        }

        <T> T bean(Class<T> type) {
            return context.getBean(type);
        }
    }
}
