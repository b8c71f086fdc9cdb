package org.matricula.bench;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.matricula.Matricula;
import org.matricula.database.EmbeddedPostgres;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/// Every benchmark in one run: `mvn -q -Pbench test`. Not among the tests, and nothing here fails
/// for being slow: each line says its ratio beside its target.
class AllBenches {

    private static final Path HOME = Path.of("target/bench-data");

    @Test
    void run() throws Exception {
        FileSystemUtils.deleteRecursively(HOME.toFile());
        try (var server = EmbeddedPostgres.start(HOME.resolve("database"))) {
            Map.of(
                            "matricula.db-url", server.url(),
                            "matricula.db-user", "matricula_app",
                            "matricula.db-password", server.password("matricula_app"),
                            "matricula.db-owner", "matricula_owner",
                            "matricula.db-owner-password", server.password("matricula_owner"),
                            "matricula.data-dir", HOME.toString(),
                            "server.port", "0")
                    .forEach(System::setProperty);
            var watch = new EngineWatch();
            var program = new SpringApplication(Matricula.class);
            program.addInitializers(it -> it.getBeanFactory().addBeanPostProcessor(watch));
            try (var context = program.run()) {
                measure(new Place(context, server), watch);
            }
        }
        HeadcountBench.main();
    }

    private static void measure(Place place, EngineWatch watch) throws Exception {
        ImportBench.run(place, Integer.getInteger("bench.import-rows", 100_000));
        CasesBench.run(place, watch, Integer.getInteger("bench.cases", 200));
        PagesBench.run(place);
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
