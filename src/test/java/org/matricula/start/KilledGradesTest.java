package org.matricula.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// kill -9 while a teacher types, the office publishes and a warning run looks at a school, all on
/// the demonstration: what was answered for is there, nothing is there twice.
class KilledGradesTest {

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "spring.profiles.active",
                    "demo",
                    "matricula.db-url",
                    "",
                    "matricula.db-pool",
                    "6");
    private static final String TASKS = "/api/v1/teaching-tasks";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir Path folder;
    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void nothing_answered_for_is_lost_and_nothing_is_there_twice() throws Exception {
        String typing;
        String publishing;
        String run;
        String wish;
        var answered = new ArrayList<Integer>();
        int from;
        try (var program = start()) {
            var teacher = signedIn(program, "teacher");
            typing = task(program, teacher, "entering");
            publishing = task(program, teacher, "reviewed");
            from = first(program, teacher, typing).get("version").asInt();
            var head = signedIn(program, "academic-office-head");
            var registrar = signedIn(program, "registrar");
            var grade = first(program, teacher, typing).get("id").asString();
            var typist =
                    CompletableFuture.runAsync(
                            () -> type(program, teacher, typing, grade, from, answered));
            while (size(answered) < 5) {
                Thread.sleep(20);
            }
            var term = at(program, teacher, TASKS + "/" + typing).get("task").get("termId");
            wish = "{\"term\": \"%s\"}".formatted(term.asString());
            var press =
                    CompletableFuture.runAsync(
                            () -> quietly(program, TASKS + "/" + publishing + "/publish", head));
            var begun = program.ask("POST", "/api/v1/warning-runs", registrar, wish);
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
            run = json.readTree(begun.body()).get("id").asString();
            program.kill();
            CompletableFuture.allOf(typist, press).join();
        }
        try (var program = start()) {
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
            assertThat(second.get("found")).isEqualTo(first.get("found"));
            assertThat(second.get("checked"))
                    .as("the killed run looked at each once")
                    .isEqualTo(first.get("checked"));
        }
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

    private static void quietly(Program program, String path, String token) {
        try {
            program.ask("POST", path, token, "");
        } catch (IOException | InterruptedException gone) {
            // it was killed
        }
    }
}
