package org.matricula.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// kill -9 of either process, by whoever runs the tests, root too, in the midst of the
/// demonstration's work: a teacher types, the office publishes, a warning run looks at a school,
/// and three changes of many students at once (a class registered for the term, a grade moved up, a
/// transfer's file signed for) have written all but the ledger. What was answered for is there,
/// what was half done is not, and nothing is there twice.
class KilledTest {

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "spring.profiles.active",
                    "demo",
                    "matricula.db-url",
                    "",
                    "matricula.db-pool",
                    "12");
    private static final String TASKS = "/api/v1/teaching-tasks";
    private static final String SPELLS =
            "select count(*) from registry.spell where upper_inf(recorded)";
    private static final String REGISTERED =
            "select count(*) from registration.term_registration where state = 'registered'";
    private static final String RECEIPTS =
            "select count(*) from document.document where kind = 'transfer-receipt'";
    private static final String DONE =
            "select count(*) from audit.entry where action in ('registration.register',"
                    + " 'batch-change.approve', 'transfer.receive')";

    /// The three, each known by what it alone has written to, waiting for the ledger.
    private static final String WAITING =
            """
            select count(distinct which) from (
              select case when bool_or(c.relname = 'spell') then 'advance'
                          when bool_or(c.relname = 'term_registration') then 'registration'
                          when bool_or(c.relname = 'transfer') then 'transfer' end as which
                from pg_locks w join pg_class e on e.oid = w.relation and e.relname = 'entry'
                join pg_locks h on h.pid = w.pid and h.granted and h.mode = 'RowExclusiveLock'
                join pg_class c on c.oid = h.relation
               where not w.granted
               group by w.pid) waiting
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(240);

    @TempDir Path folder;
    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void nothing_answered_for_is_lost_nothing_is_there_twice_and_strangers_are_left_alone()
            throws Exception {
        String typing;
        String publishing;
        String run;
        String wish;
        List<Asked> three;
        List<Long> before;
        var answered = new ArrayList<Integer>();
        var cluster = new Cluster(folder);
        var written = new ArrayList<UUID>();
        int from;
        try (var program = start()) {
            var teacher = signedIn(program, "teacher");
            typing = task(program, teacher, "entering");
            publishing = task(program, teacher, "reviewed");
            from = first(program, teacher, typing).get("version").asInt();
            three = three(program);
            before = counts();
            var head = signedIn(program, "academic-office-head");
            var registrar = signedIn(program, "registrar");
            var grade = first(program, teacher, typing).get("id").asString();
            var typist =
                    CompletableFuture.runAsync(
                            () -> type(program, teacher, typing, grade, from, answered),
                            Thread::startVirtualThread);
            while (size(answered) < 5) {
                Thread.sleep(20);
            }
            var term = at(program, teacher, TASKS + "/" + typing).get("task").get("termId");
            wish = "{\"term\": \"%s\"}".formatted(term.asString());
            var press =
                    CompletableFuture.runAsync(
                            () -> quietly(program, TASKS + "/" + publishing + "/publish", head, ""),
                            Thread::startVirtualThread);
            var begun = program.ask("POST", "/api/v1/warning-runs", registrar, wish);
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
            run = json.readTree(begun.body()).get("id").asString();
            // before the lock: signing in is written down too
            var tokens = new ArrayList<String>();
            for (var it : three) {
                tokens.add(signedIn(program, it.as()));
            }
            var half = new ArrayList<CompletableFuture<String>>();
            try (var watcher = database()) {
                watcher.setAutoCommit(false);
                watcher.createStatement().execute("lock table audit.entry in exclusive mode");
                for (var i = 0; i < three.size(); i++) {
                    var it = three.get(i);
                    var token = tokens.get(i);
                    half.add(
                            CompletableFuture.supplyAsync(
                                    () -> quietly(program, it.path(), token, it.body()),
                                    Thread::startVirtualThread));
                }
                var end = System.nanoTime() + PATIENCE.toNanos();
                while (number(WAITING) < three.size()) {
                    for (var it : half) {
                        assertThat(it.getNow("")).as("none is refused").isEmpty();
                    }
                    assertThat(System.nanoTime()).as("at the ledger").isLessThan(end);
                    Thread.sleep(50);
                }
                written.add(cluster.write());
                program.kill();
                watcher.rollback();
            }
            half.forEach(CompletableFuture::join);
            CompletableFuture.allOf(typist, press).join();
        }
        assertThat(Cluster.alive(cluster.postmaster())).as("its database is orphaned").isTrue();
        try (var program = start()) {
            assertThat(cluster.count(written)).as("and found again").isEqualTo(1);
            changed(program, three, before);
            var teacher = signedIn(program, "teacher");
            var line = first(program, teacher, typing);
            var version = line.get("version").asInt();
            assertThat(version - from)
                    .as("every saving that was answered, and at most the one on its way")
                    .isBetween(size(answered), size(answered) + 1);
            assertThat(line.get("exam").asInt()).as("as typed").isEqualTo(value(version));

            var head = signedIn(program, "academic-office-head");
            var path = TASKS + "/" + publishing;
            var stage = at(program, teacher, path).get("task").get("stage").asString();
            assertThat(stage).isIn("reviewed", "published");
            var again = program.ask("POST", path + "/publish", head, "");
            assertThat(again.statusCode()).isEqualTo(stage.equals("reviewed") ? 204 : 409);
            assertThat(program.ask("POST", path + "/publish", head, "").statusCode())
                    .isEqualTo(409);
            assertThat(at(program, teacher, path).get("task").get("stage").asString())
                    .isEqualTo("published");

            var registrar = signedIn(program, "registrar");
            var first = done(program, registrar, run);
            var twice = program.ask("POST", "/api/v1/warning-runs", registrar, wish);
            assertThat(twice.statusCode()).as(twice.body()).isEqualTo(202);
            var second = done(program, registrar, json.readTree(twice.body()).get("id").asString());
            // the grades published just now may have made some more to be warned
            assertThat(second.get("found").asInt())
                    .isGreaterThanOrEqualTo(first.get("found").asInt());
            assertThat(second.get("checked"))
                    .as("the killed run looked at each once")
                    .isEqualTo(first.get("checked"));
            mends(program, cluster, written);
            program.kill();
        }
        leavesStrangersAlone(cluster, written);
    }

    /// A running program outlives the kill of one of the server's processes and of all of them.
    private static void mends(Program program, Cluster cluster, List<UUID> written)
            throws Exception {
        ProcessHandle.of(cluster.backend()).orElseThrow().destroyForcibly();
        program.ready();
        written.add(cluster.write());
        var killed = cluster.postmaster();
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        while (cluster.postmaster() == killed || !cluster.answers()) {
            Thread.sleep(200);
        }
        assertThat(program.ready().get("/sign-in").statusCode()).isEqualTo(200);
        assertThat(cluster.count(written)).as("the running program has mended it").isEqualTo(2);
    }

    /// Both are killed, and the number the server left in its pid file is somebody else's now.
    private void leavesStrangersAlone(Cluster cluster, List<UUID> written) throws Exception {
        var left = Files.readString(cluster.pidFile());
        var killed = ProcessHandle.of(cluster.postmaster()).orElseThrow();
        killed.destroyForcibly();
        killed.onExit().get();
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(cluster.pidFile(), left.replaceFirst("\\d+", "" + stranger.pid()));
            try (var program = start()) {
                assertThat(cluster.count(written)).as("both were killed").isEqualTo(2);
                assertThat(program.get("/sign-in").statusCode()).isEqualTo(200);
            }
            assertThat(stranger.isAlive()).as("whose number the pid file names").isTrue();
        } finally {
            stranger.destroyForcibly();
        }
        assertThat(Files.exists(cluster.pidFile())).as("stopped as it should be").isFalse();
    }

    /// @param students how many it is about
    private record Asked(String as, String path, String body, long students) {}

    private void changed(Program program, List<Asked> three, List<Long> before) throws Exception {
        assertThat(counts()).as("nothing of it is there").isEqualTo(before);
        var tokens = new ArrayList<String>();
        for (var it : three) {
            var token = signedIn(program, it.as());
            tokens.add(token);
            asked(program, token, it.path(), it.body());
        }
        var after = counts();
        assertThat(after.get(0)).as("the grade has moved up").isGreaterThan(before.get(0));
        assertThat(after.get(1) - before.get(1))
                .as("the class is registered")
                .isEqualTo(three.getFirst().students());
        assertThat(after.get(2) - before.get(2)).as("one receipt").isEqualTo(1);
        assertThat(after.get(3) - before.get(3)).as("written down once each").isEqualTo(3);
        for (var i = 0; i < three.size(); i++) {
            var it = three.get(i);
            assertThat(program.ask("POST", it.path(), tokens.get(i), it.body()).statusCode())
                    .as("again: " + it.path())
                    .isEqualTo(409);
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

    private List<Asked> three(Program program) throws Exception {
        // whoever prepares a batch approves none: the school's second person gets the office for it
        changed(
                """
                update identity.post set role = 'academic-office-head'
                 where account_id = (select id from identity.account where username = 'principal')
                """);
        var school = signedIn(program, "school-registrar");
        var second = signedIn(program, "principal");
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
                asked(
                                program,
                                school,
                                "/api/v1/batch-changes",
                                "{\"kind\":\"advance\",\"unit\":\"%s\",\"on\":\"%s\",\"fromLevel\":3,\"reason\":\"学年末\"}"
                                        .formatted(grade, LocalDate.now()))
                        .get("id")
                        .asString();
        var seen = at(program, second, "/api/v1/batch-changes/" + batch).get("seen").asString();
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

    private JsonNode asked(Program program, String token, String path, String body)
            throws Exception {
        var answer = program.ask("POST", path, token, body);
        assertThat(answer.statusCode()).as(path + answer.body()).isLessThan(300);
        return json.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    private void changed(String update) throws Exception {
        try (var connection = database()) {
            assertThat(connection.createStatement().executeUpdate(update)).isPositive();
        }
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
        return new Cluster(folder).database("postgres");
    }

    private Program start() throws Exception {
        var settings = new java.util.HashMap<>(SETTINGS);
        settings.put("matricula.data-dir", folder.toString());
        return Program.start(folder, settings).ready();
    }

    /// The demonstration is made after the program is ready.
    private String signedIn(Program program, String name) throws Exception {
        var body = "{\"username\": \"%s\", \"password\": \"matricula-demo\"}".formatted(name);
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = program.ask("POST", "/api/v1/tokens", "", body);
            if (answer.statusCode() == 201) {
                return json.readTree(answer.body()).get("token").asString();
            }
            assertThat(System.nanoTime()).as(answer.body()).isLessThan(end);
            Thread.sleep(500);
        }
    }

    private String task(Program program, String teacher, String stage) throws Exception {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            for (var it : at(program, teacher, TASKS).get("items")) {
                if (it.get("stage").asString().equals(stage) && published(program, teacher)) {
                    return it.get("id").asString();
                }
            }
            assertThat(System.nanoTime()).as(stage).isLessThan(end);
            Thread.sleep(500);
        }
    }

    /// The last one made is: whoever sees it sees them all.
    private boolean published(Program program, String teacher) throws Exception {
        for (var it : at(program, teacher, TASKS).get("items")) {
            if (it.get("stage").asString().equals("published")) {
                return true;
            }
        }
        return false;
    }

    private JsonNode first(Program program, String teacher, String task) throws Exception {
        return at(program, teacher, TASKS + "/" + task).get("lines").get(0);
    }

    private JsonNode at(Program program, String token, String path) throws Exception {
        var answer = program.ask("GET", path, token, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private JsonNode done(Program program, String registrar, String run) throws Exception {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var it = at(program, registrar, "/api/v1/warning-runs/" + run);
            if (List.of("done", "superseded").contains(it.get("state").asString())) {
                return it;
            }
            assertThat(System.nanoTime()).as(it.toString()).isLessThan(end);
            Thread.sleep(300);
        }
    }

    /// One value after the other upon the version before, until the program is gone.
    private void type(
            Program program,
            String teacher,
            String task,
            String grade,
            int from,
            List<Integer> answered) {
        try {
            for (var version = from; ; version++) {
                var body =
                        """
                        {"lines": [{"grade": "%s", "version": %d, "cells": {"usual": "80", "exam": "%d"}}]}
                        """
                                .formatted(grade, version, value(version + 1));
                var answer = program.ask("PUT", TASKS + "/" + task + "/cells", teacher, body);
                if (answer.statusCode() != 200) {
                    return;
                }
                synchronized (answered) {
                    answered.add(version + 1);
                }
            }
        } catch (IOException | InterruptedException gone) {
            // it was killed
        }
    }

    private static int value(int version) {
        return version % 101;
    }

    private static int size(List<Integer> answered) {
        synchronized (answered) {
            return answered.size();
        }
    }

    /// @return what was answered; empty where it was killed before
    private static String quietly(Program program, String path, String token, String body) {
        try {
            return program.ask("POST", path, token, body).body() + path;
        } catch (IOException | InterruptedException gone) {
            return "";
        }
    }
}
