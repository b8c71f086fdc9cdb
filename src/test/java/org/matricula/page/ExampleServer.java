package org.matricula.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// Serves rendered pages, the static files and the web jars as the program does, under the same
/// Content-Security-Policy, without the program.
final class ExampleServer implements AutoCloseable {

    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private static final Map<String, String> TYPES =
            Map.of(
                    "css", "text/css",
                    "js", "text/javascript",
                    "svg", "image/svg+xml",
                    "json", "application/json",
                    "html", "text/html;charset=UTF-8");

    private final HttpServer server;
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final Map<String, String> sent = new ConcurrentHashMap<>();

    ExampleServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /// Serves the page, and leaves it in `target/examples` for the eye.
    void put(String path, String body) throws IOException {
        pages.put(path, body);
        var file = Path.of("target/examples" + path + ".html");
        Files.createDirectories(file.getParent());
        Files.writeString(file, body);
    }

    /// Answers what is sent to the path with a refusal.
    void refuse(String path, int status, String body) {
        pages.put(path, body);
        statuses.put(path, status);
    }

    /// The last form sent to an address.
    String sent(String path) {
        return sent.getOrDefault(path, "");
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("POST")) {
                sent.put(
                        path,
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            }
            var body = body(path);
            var end = path.substring(path.lastIndexOf('.') + 1);
            exchange.getResponseHeaders()
                    .set("Content-Type", TYPES.getOrDefault(end, TYPES.get("html")));
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            var status = statuses.getOrDefault(path, body == null ? 404 : 200);
            exchange.sendResponseHeaders(status, body == null ? -1 : body.length);
            if (body != null) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private byte @org.jspecify.annotations.Nullable [] body(String path) throws IOException {
        var page = pages.get(path);
        if (page != null) {
            return page.getBytes(StandardCharsets.UTF_8);
        }
        for (var root : new String[] {"/static", "/META-INF/resources"}) {
            try (var in = ExampleServer.class.getResourceAsStream(root + path)) {
                if (in != null) {
                    return in.readAllBytes();
                }
            }
        }
        return null;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
