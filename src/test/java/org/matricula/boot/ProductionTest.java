package org.matricula.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matricula.CommandLineTest;

/// The profile `production` on the machine's own PostgreSQL, step by step as the README says.
class ProductionTest {

    private static final Pattern CODE =
            Pattern.compile("first-administrator within .* code (\\S+)");
    private static final String OURS = "four grey geese asleep";

    @TempDir Path folder;

    @Test
    void the_readme_leads_from_an_empty_server_to_the_first_administrator() throws Exception {
        var programs = InstalledPostgres.programs();
        assumeTrue(
                programs.isPresent(),
                "no PostgreSQL is installed on this machine: production is not tried");
        try (var server = InstalledPostgres.start(programs.get(), folder)) {
            server.obey(
                    "create role matricula_owner login password 'the-owner-of-all'",
                    "create role matricula_app login password 'the-program-itself'",
                    "create database matricula owner matricula_owner");
            var settings = settings(server);
            refusesWithoutKeys(settings);
            makeKeys();
            firstAdministrator(settings);
            server.obey("alter role matricula_app bypassrls");
            refusesWeakRoles(settings);
        }
    }

    private Map<String, String> settings(InstalledPostgres server) {
        return new HashMap<>(
                Map.of(
                        "spring.profiles.active", "production",
                        "matricula.db-url", server.url("matricula"),
                        "matricula.db-user", "matricula_app",
                        "matricula.db-password", "the-program-itself",
                        "matricula.db-owner", "matricula_owner",
                        "matricula.db-owner-password", "the-owner-of-all",
                        "matricula.key-file", folder.resolve("vault.keys").toString(),
                        "matricula.data-dir", folder.resolve("data").toString(),
                        "matricula.public-url", "https://xueji.example.edu.cn",
                        "matricula.db-pool", "4"));
    }

    private void refusesWithoutKeys(Map<String, String> settings) throws Exception {
        try (var program = Program.start(folder, settings)) {
            assertThat(program.status()).isEqualTo(1);
            assertThat(program.log())
                    .contains("vault.keys is missing", "make-keys")
                    .doesNotContain("\tat org.");
        }
    }

    private void makeKeys() {
        assertThat(
                        CommandLineTest.obey(
                                Map.of("matricula.key-file", folder.resolve("vault.keys")),
                                "make-keys"))
                .isZero();
        assertThat(folder.resolve("vault.keys")).exists();
    }

    private void firstAdministrator(Map<String, String> settings) throws Exception {
        try (var program = Program.start(folder, settings).ready()) {
            var code = program.said(CODE);
            refusesPlainly(program);
            assertThat(signIn(program, "administrator", "matricula-demo"))
                    .as("nobody of the demonstration is known")
                    .endsWith("/sign-in?why=failed");
            assertThat(program.get("/examples").statusCode()).isNotEqualTo(200);
            var wrong =
                    program.post(
                            "/first-administrator",
                            Map.of("code", "guess", "username", "wang", "password", OURS));
            assertThat(wrong.statusCode()).isEqualTo(422);
            var made =
                    program.post(
                            "/first-administrator",
                            Map.of("code", code, "username", "wang", "password", OURS));
            assertThat(made.headers().firstValue("Location")).hasValue("/sign-in");
            assertThat(program.get("/first-administrator").statusCode()).isEqualTo(404);
            assertThat(signIn(program, "wang", OURS)).as("signed in").doesNotContain("sign-in");
            assertThat(program.get("/accounts").statusCode()).isEqualTo(200);
            assertThat(Files.exists(folder.resolve("data/database"))).as("none embedded").isFalse();
        }
    }

    /// What the container or the firewall refuses before any handler looks like ours all the same.
    private static void refusesPlainly(Program program) throws Exception {
        for (var it : new String[] {"/account;x=1", "//account", "/no-such-page"}) {
            var answer = program.get(it);
            assertThat(answer.statusCode()).as(it).isIn(302, 400, 404);
            assertThat(answer.body())
                    .as(it)
                    .doesNotContain("Tomcat", "Exception", "\tat ", "HTTP Status");
        }
        var call = program.get("/api/v1/me;x=1");
        assertThat(call.statusCode()).isEqualTo(400);
        assertThat(call.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("application/problem+json"));
        assertThat(call.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    private static String signIn(Program program, String username, String password)
            throws Exception {
        var answer = program.post("/sign-in", Map.of("username", username, "password", password));
        return answer.headers().firstValue("Location").orElse("");
    }

    private void refusesWeakRoles(Map<String, String> settings) throws Exception {
        settings.put("server.address", "0.0.0.0");
        settings.put("matricula.duties", "together");
        settings.remove("matricula.public-url");
        try (var program = Program.start(folder, settings)) {
            assertThat(program.status()).isEqualTo(1);
            assertThat(program.log())
                    .contains(
                            "matricula_app has BYPASSRLS",
                            "in clear",
                            "matricula.duties",
                            "MATRICULA_PUBLIC_URL")
                    .doesNotContain("\tat org.");
        }
    }
}
