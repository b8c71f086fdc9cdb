package org.matricula.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The program in a process of its own, on a port of its own.
final class Program implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final Process process;
    private final Path log;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Map<String, String> cookies = new TreeMap<>();

    private Program(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    static Program start(Path folder, Map<String, String> settings) throws IOException {
        var port = freePort();
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx384m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Duser.language=en",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.matricula.Matricula",
                                "--server.port=" + port));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        Files.createDirectories(folder);
        var log = Files.createTempFile(folder, "program", ".log");
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        return new Program(process, log, port);
    }

    /// Below those that the system lends to whoever connects, which may take it before the program.
    private static int freePort() throws IOException {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                Thread.onSpinWait();
            }
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /// Waits until the program is ready, which its health says.
    Program ready() throws IOException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!healthy()) {
            assertThat(process.isAlive()).as(log()).isTrue();
            assertThat(System.nanoTime()).as(log()).isLessThan(end);
            Thread.sleep(200);
        }
        return this;
    }

    private boolean healthy() throws InterruptedException {
        try {
            return get("/actuator/health/readiness").statusCode() == 200
                    && get("/actuator/health").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// Waits until it has ended by itself.
    int status() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    String said(Pattern pattern) throws IOException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var found = pattern.matcher(log());
            if (found.find()) {
                return found.group(1);
            }
            assertThat(process.isAlive() && System.nanoTime() < end).as(log()).isTrue();
            Thread.sleep(200);
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(at(path));
    }

    /// Sends a form of the page at `path`, with the token the page carries.
    HttpResponse<String> post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        var page = get(path).body();
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).as(page).isTrue();
        var all = new java.util.HashMap<>(fields);
        all.put("_csrf", token.group(1));
        var body =
                all.entrySet().stream()
                        .map(it ->
                                it.getKey()
                                        + "="
                                        + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return send(
                at(path).header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Asks the interface as whoever holds the token; without a body a question, else of the
    /// method.
    HttpResponse<String> ask(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        var request =
                at(path).header("X-Forwarded-Proto", "https")
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// As a browser behind a proxy that brings TLS: it sends cookies that are for TLS alone.
    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        request.header("X-Forwarded-Proto", "https");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(it -> it.getKey() + "=" + it.getValue())
                            .collect(Collectors.joining("; ")));
        }
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").stream()
                .map(it -> it.split(";")[0].split("=", 2))
                .forEach(it -> cookies.put(it[0], it[1]));
        return answer;
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60));
    }

    /// kill -9.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
