package org.matricula.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

/// kill -9 in the midst of what touches many students at once: a class being registered for the
/// term, a grade being moved up, a transfer's file being signed for. All three have written their
/// rows and wait for the ledger when the program dies; afterwards nothing of them is there, and
/// done again each is there once. It starts the demonstration twice, so it is asked for: `mvn test
/// -Dtest=KilledChangesTest -Dmatricula.killed=true`.
@EnabledIfSystemProperty(named = "matricula.killed", matches = "true")
class KilledChangesTest {

    private static final String SPELLS =
            "select count(*) from registry.spell where upper_inf(recorded)";
    private static final String REGISTERED =
            "select count(*) from registration.term_registration where state = 'registered'";
    private static final String RECEIPTS =
            "select count(*) from document.document where kind = 'transfer-receipt'";
    private static final String DONE =
            "select count(*) from audit.entry where action in ('registration.register',"
                    + " 'batch-change.approve', 'transfer.receive')";

    @TempDir Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new HashMap<>();

    @Test
    void what_was_half_done_is_undone_and_done_again_is_done_once() throws Exception {
        List<Asked> three;
        List<Long> before;
        try (var program = start().ready()) {
            waitForDemonstration(program);
            three = three(program);
            before = counts();
            var dead = new ArrayList<CompletableFuture<?>>();
            try (var watcher = database()) {
                watcher.setAutoCommit(false);
                watcher.createStatement().execute("lock table audit.entry in exclusive mode");
                three.forEach(it -> dead.add(sent(program, it)));
                // each has come as far as the ledger, with everything else written
                for (var wait = 0; waiting() < three.size(); wait++) {
                    assertThat(wait).as("requests at the ledger: " + waiting()).isLessThan(300);
                    Thread.sleep(100);
                }
                program.kill();
                watcher.rollback();
            }
            dead.forEach(it -> it.exceptionally(gone -> null).join());
        }
        try (var program = start().ready()) {
            assertThat(counts()).as("nothing of it is there").isEqualTo(before);
            tokens.clear();
            for (var it : three) {
                assertThat(sent(program, it).join()).as(it.path()).isLessThan(300);
            }
            var after = counts();
            assertThat(after.get(0)).as("the grade has moved up").isGreaterThan(before.get(0));
            assertThat(after.get(1) - before.get(1))
                    .as("the class is registered")
                    .isEqualTo(three.getFirst().students());
            assertThat(after.get(2) - before.get(2)).as("one receipt").isEqualTo(1);
            assertThat(after.get(3) - before.get(3)).as("written down once each").isEqualTo(3);
            for (var it : three) {
                assertThat(sent(program, it).join()).as("again: " + it.path()).isEqualTo(409);
            }
            assertThat(counts()).as("and nothing is doubled").isEqualTo(after);
            assertThat(
                            number(
                                    """
                                    select count(*) from (
                                      select enrolment_id from registry.spell where upper_inf(recorded) and during @> current_date
                                       group by enrolment_id having count(*) > 1) twice
                                    """))
                    .isZero();
        }
    }

    /// @param students how many it is about
    private record Asked(String as, String path, String body, long students) {}

    private List<Asked> three(Program program) throws Exception {
        var open =
                """
                from registration.opening o
                  join organisation.unit i on i.id = o.institution_id and i.education = 'college'
                  join registration.term_registration r on r.opening_id = o.id
                   and r.state = 'open' and r.absence is null and r.arrears is null
                  join registry.student s on s.enrolment_id = r.enrolment_id and s.status = '01'
                 where true
                """;
        var place =
                text("select o.id || ' ' || s.unit_id "
                                + open
                                + " group by o.id, s.unit_id order by count(*) desc limit 1")
                        .split(" ");
        var ids =
                text(
                        "select string_agg('\"' || r.enrolment_id || '\"', ',') "
                                + open
                                + " and o.id = '%s' and s.unit_id = '%s'"
                                        .formatted(place[0], place[1]));
        var grade =
                text(
                        "select id::text from organisation.unit where kind = 'grade' and grade_level = 3 order by pos limit 1");
        var batch =
                json(
                                program,
                                "school-registrar",
                                "/api/v1/batch-changes",
                                "{\"kind\":\"advance\",\"unit\":\"%s\",\"on\":\"%s\",\"fromLevel\":3,\"reason\":\"学年末\"}"
                                        .formatted(grade, LocalDate.now()))
                        .get("id")
                        .asString();
        var seen =
                json(program, "principal", "/api/v1/batch-changes/" + batch, null)
                        .get("seen")
                        .asString();
        var half =
                text(
                        "select h.id::text from change.transfer_side h join change.transfer t on t.id = h.transfer_id"
                                + " where t.state = 'completed' and h.side = 'receiving'");
        return List.of(
                new Asked(
                        "registrar",
                        "/api/v1/registrations/%s/classes/%s/register"
                                .formatted(place[0], place[1]),
                        "{\"enrolments\":[" + ids + "]}",
                        ids.split(",").length),
                new Asked(
                        "principal",
                        "/api/v1/batch-changes/" + batch + "/approval",
                        "{\"seen\":\"" + seen + "\"}",
                        0),
                new Asked("school-registrar", "/api/v1/transfers/" + half + "/receive", "{}", 1));
    }

    private List<Long> counts() throws Exception {
        return List.of(number(SPELLS), number(REGISTERED), number(RECEIPTS), number(DONE));
    }

    private long waiting() throws Exception {
        return number(
                "select count(*) from pg_locks l join pg_class c on c.oid = l.relation"
                        + " where c.relname = 'entry' and not l.granted");
    }

    private void waitForDemonstration(Program program) throws Exception {
        for (var wait = 0; ; wait++) {
            try {
                if (number("select count(*) from change.transfer where state = 'completed'") == 1) {
                    return;
                }
            } catch (SQLException | IndexOutOfBoundsException notYet) {
                // the database is not there yet
            }
            assertThat(wait).as(program.log()).isLessThan(600);
            Thread.sleep(300);
        }
    }

    private CompletableFuture<Integer> sent(Program program, Asked it) {
        return http.sendAsync(
                        request(program, it.as(), it.path())
                                .POST(HttpRequest.BodyPublishers.ofString(it.body()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .thenApply(HttpResponse::statusCode);
    }

    private tools.jackson.databind.JsonNode json(
            Program program, String as, String path, String body) throws Exception {
        var asked = request(program, as, path);
        var answer =
                http.send(
                        (body == null
                                        ? asked.GET()
                                        : asked.POST(HttpRequest.BodyPublishers.ofString(body)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + answer.body()).isLessThan(300);
        return new ObjectMapper().readTree(answer.body());
    }

    private HttpRequest.Builder request(Program program, String as, String path) {
        return HttpRequest.newBuilder(URI.create(program.address() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Bearer " + tokens.computeIfAbsent(as, who -> token(program, who)));
    }

    private String token(Program program, String who) {
        try {
            var answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(program.address() + "/api/v1/tokens"))
                                    .header("Content-Type", "application/json")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "{\"username\":\"%s\",\"password\":\"matricula-demo\"}"
                                                            .formatted(who)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            return new ObjectMapper().readTree(answer.body()).get("token").asString();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Program start() throws IOException {
        return Program.start(
                folder,
                Map.of(
                        "spring.profiles.active", "demo",
                        "matricula.db-url", "",
                        "matricula.db-pool", "8",
                        "matricula.data-dir", folder.toString()));
    }

    private String text(String query) throws Exception {
        try (var connection = database();
                var rows = connection.createStatement().executeQuery(query)) {
            assertThat(rows.next()).as(query).isTrue();
            return rows.getString(1);
        }
    }

    private long number(String query) throws Exception {
        return Long.parseLong(text(query));
    }

    private Connection database() throws IOException, SQLException {
        var home = folder.resolve("database");
        var passwords = new Properties();
        try (var in = Files.newBufferedReader(home.resolve("passwords.properties"))) {
            passwords.load(in);
        }
        var port = Files.readAllLines(home.resolve("cluster/postmaster.pid")).get(3).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/matricula",
                "postgres",
                passwords.getProperty("postgres"));
    }
}
