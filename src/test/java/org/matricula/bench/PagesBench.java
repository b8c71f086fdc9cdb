package org.matricula.bench;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.apache.catalina.startup.Tomcat;
import org.matricula.bench.AllBenches.Place;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.organisation.TestUnits;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Requests per second of signed-in readers, two at a time, against a bare hello of the same
/// server.
final class PagesBench {

    private static final int CLIENTS = 2;
    private static final double SECONDS = 5;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private PagesBench() {}

    static void run(Place place, Figures figures) throws Exception {
        var school =
                new TestUnits(place.bean(JdbcClient.class), place.bean(TransactionTemplate.class))
                        .school("college");
        var reader = TestAccounts.of(place.context()).holding("registrar", school.id());
        var hello = rate(hello(), List.of(HttpClient.newHttpClient(), HttpClient.newHttpClient()));
        var clients = new ArrayList<HttpClient>();
        for (var i = 0; i < CLIENTS; i++) {
            clients.add(signedIn(place, reader.username()));
        }
        for (var path : List.of("/", "/students", "/tasks", "/statistics/headcount", "/notices")) {
            var pages = rate(place.address() + path, clients);
            figures.line(
                    "PAGES " + path,
                    String.format(
                            Locale.ROOT,
                            "%.0f requests/s signed in, %d clients; a bare hello %.0f",
                            pages,
                            CLIENTS,
                            hello),
                    "1/" + Math.round(hello / pages),
                    "",
                    null);
        }
    }

    private static String hello() throws Exception {
        var server = new Tomcat();
        server.setBaseDir(Path.of("target/bench-data/hello").toAbsolutePath().toString());
        server.setHostname("127.0.0.1");
        server.setPort(0);
        var context = server.addContext("", null);
        Tomcat.addServlet(
                context,
                "hello",
                new HttpServlet() {
                    @Override
                    protected void doGet(HttpServletRequest request, HttpServletResponse response)
                            throws IOException {
                        response.setContentType("text/plain");
                        response.getWriter().write("hello");
                    }
                });
        context.addServletMappingDecoded("/", "hello");
        server.getConnector();
        server.start();
        return "http://127.0.0.1:" + server.getConnector().getLocalPort() + "/";
    }

    private static HttpClient signedIn(Place place, String username) throws Exception {
        var client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var form = client.send(get(place.address() + "/sign-in"), BodyHandlers.ofString()).body();
        var token = TOKEN.matcher(form);
        if (!token.find()) {
            throw new IllegalStateException("no form to sign in by");
        }
        var sent =
                "username=%s&password=%s&_csrf=%s"
                        .formatted(
                                coded(username),
                                coded(TestAccounts.PASSWORD),
                                coded(token.group(1)));
        var answer =
                client.send(
                        HttpRequest.newBuilder(URI.create(place.address() + "/sign-in"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(sent))
                                .build(),
                        BodyHandlers.discarding());
        if (answer.statusCode() != 302) {
            throw new IllegalStateException("not signed in: " + answer.statusCode());
        }
        return client;
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpRequest get(String address) {
        return HttpRequest.newBuilder(URI.create(address)).build();
    }

    private static double rate(String address, List<HttpClient> clients) throws Exception {
        count(address, clients, SECONDS / 2);
        return count(address, clients, SECONDS) / SECONDS;
    }

    private static long count(String address, List<HttpClient> clients, double seconds)
            throws Exception {
        var end = System.nanoTime() + (long) (seconds * 1e9);
        try (var threads = Executors.newFixedThreadPool(clients.size())) {
            var all =
                    clients.stream()
                            .map(client -> (Callable<Long>) () -> until(end, client, get(address)))
                            .toList();
            long sum = 0;
            for (var it : threads.invokeAll(all)) {
                sum += it.get();
            }
            return sum;
        }
    }

    private static long until(long end, HttpClient client, HttpRequest request) throws Exception {
        long count = 0;
        while (System.nanoTime() < end) {
            var answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(request.uri() + " " + answer.statusCode());
            }
            count++;
        }
        return count;
    }
}
