package org.matricula.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.matricula.bench.AllBenches.Place;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.organisation.TestUnits;
import org.matricula.sheet.MessyRosters;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The whole path of an import, from the file sent to the last row written, against raw COPY of the
/// rows it wrote into the same tables, indexes and foreign keys and all.
final class ImportBench {

    private static final List<String> TABLES =
            List.of(
                    "person",
                    "person_key",
                    "guardian",
                    "health",
                    "previous_schooling",
                    "enrolment",
                    "status_event",
                    "spell",
                    "student",
                    "name_part");

    private ImportBench() {}

    static void run(Place place, int rows, Figures figures) throws Exception {
        var units =
                new TestUnits(place.bean(JdbcClient.class), place.bean(TransactionTemplate.class));
        var school = units.school("college");
        var bearer =
                TestAccounts.of(place.context())
                        .bearer(TestAccounts.of(place.context()).holding("registrar", school.id()));
        var file = roster(rows);
        var start = System.nanoTime();
        var imported = send(place, bearer, file, school.firstClass());
        await(place, bearer, imported, "previewed");
        var read = System.nanoTime();
        post(place, bearer, imported + "/apply", "{\"rows\":\"all\"}");
        await(place, bearer, imported, "done");
        var done = System.nanoTime();
        var whole = (done - start) / 1e9;
        var raw = copiedAgain(place);
        figures.line(
                "IMPORT",
                String.format(
                        Locale.ROOT,
                        "%,d rows in %.1f s (reading and checking %.1f s, writing %.1f s), raw COPY"
                                + " %.1f s",
                        rows,
                        whole,
                        (read - start) / 1e9,
                        (done - read) / 1e9,
                        raw),
                "1/" + Figures.number(whole / raw),
                ">= 1/4",
                whole / raw <= 4);
    }

    private static Path roster(int rows) throws IOException {
        var file = Files.createTempFile("roster", ".csv");
        var text = new StringBuilder("姓名,性别,身份证号,出生日期,学号,本人手机,家庭住址\n");
        for (var i = 0; i < rows; i++) {
            var birth = LocalDate.of(2007, 1, 1).plusDays(i / 900);
            var sequence = i % 900 + 1;
            text.append("林一诺,")
                    .append(sequence % 2 == 1 ? "男," : "女,")
                    .append(MessyRosters.idNumber("130102", birth, sequence))
                    .append(',')
                    .append(birth)
                    .append(",B")
                    .append(10_000_000 + i)
                    .append(",139")
                    .append(10_000_000 + i)
                    .append(",长安区某某街道")
                    .append(i)
                    .append("号\n");
        }
        return Files.writeString(file, text);
    }

    private static String send(Place place, String bearer, Path file, UUID unit) throws Exception {
        var edge = "----matricula";
        var head =
                "--%1$s\r\nContent-Disposition: form-data; name=\"unit\"\r\n\r\n%2$s\r\n--%1$s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"roster.csv\"\r\nContent-Type: text/csv\r\n\r\n"
                        .formatted(edge, unit);
        var body =
                BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofFile(file),
                        BodyPublishers.ofString("\r\n--" + edge + "--\r\n"));
        var request =
                HttpRequest.newBuilder(URI.create(place.address() + "/api/v1/imports"))
                        .header("Authorization", bearer)
                        .header("Content-Type", "multipart/form-data; boundary=" + edge)
                        .POST(body)
                        .build();
        return answer(request, 202).headers().firstValue("Location").orElseThrow();
    }

    private static void post(Place place, String bearer, String path, String body)
            throws Exception {
        answer(
                HttpRequest.newBuilder(URI.create(place.address() + path))
                        .header("Authorization", bearer)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                202);
    }

    private static void await(Place place, String bearer, String path, String state)
            throws Exception {
        var json = place.bean(JsonMapper.class);
        while (true) {
            var request =
                    HttpRequest.newBuilder(URI.create(place.address() + path + "?limit=1"))
                            .header("Authorization", bearer)
                            .build();
            var answer = json.readValue(answer(request, 200).body(), Map.class);
            if (state.equals(answer.get("state"))) {
                return;
            }
            if (List.of("failed", "refused").contains(answer.get("state"))) {
                throw new IllegalStateException(answer.toString());
            }
            Thread.sleep(200);
        }
    }

    private static java.net.http.HttpResponse<String> answer(HttpRequest request, int status)
            throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != status) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return answer;
        }
    }

    /// Takes the written rows out, and copies them in again as they were.
    private static double copiedAgain(Place place) throws SQLException, IOException {
        var folder = Files.createTempDirectory("rows");
        try (var connection =
                DriverManager.getConnection(
                        place.server().url(), "postgres", place.server().password("postgres"))) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var it : TABLES) {
                try (var out = Files.newOutputStream(folder.resolve(it))) {
                    copy.copyOut("copy (select * from registry." + it + ") to stdout", out);
                }
            }
            execute(connection, "set session_replication_role = replica");
            execute(
                    connection,
                    "truncate "
                            + String.join(
                                    ", ", TABLES.stream().map(it -> "registry." + it).toList())
                            + ", registry.account_person cascade");
            execute(connection, "set session_replication_role = origin");
            connection.setAutoCommit(false);
            var start = System.nanoTime();
            for (var it : TABLES) {
                try (var in = Files.newInputStream(folder.resolve(it))) {
                    copy.copyIn("copy registry." + it + " from stdin", in);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
            connection.commit();
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
