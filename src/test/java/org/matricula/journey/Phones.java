package org.matricula.journey;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Many phones at once, each with a session of its own against the running program: they sign in,
/// open a form and send it, and come again where the program asks them to.
record Phones(String address, String password) {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final int PATIENCE = 60;

    /// What one of them sends.
    record Sent(String username, String path, Map<String, String> fields) {}

    /// @return where each was led after sending, in the order given
    List<String> send(List<Sent> all) throws Exception {
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            return hands
                    .invokeAll(all.stream().map(it -> (Callable<String>) () -> one(it)).toList())
                    .stream()
                    .map(it -> it.resultNow())
                    .toList();
        }
    }

    private String one(Sent it) throws IOException, InterruptedException {
        try (var phone =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build()) {
            post(phone, "/sign-in", Map.of("username", it.username(), "password", password));
            return post(phone, it.path(), it.fields());
        }
    }

    private String post(HttpClient phone, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        var form = ask(phone, HttpRequest.newBuilder(URI.create(address + path)).GET());
        var token = TOKEN.matcher(form.body());
        if (form.statusCode() != 200 || !token.find()) {
            throw new IOException(path + " was answered " + form.statusCode());
        }
        var body =
                "_csrf="
                        + encoded(token.group(1))
                        + fields.entrySet().stream()
                                .map(it ->
                                        "&" + encoded(it.getKey()) + "=" + encoded(it.getValue()))
                                .collect(Collectors.joining());
        var answer =
                ask(
                        phone,
                        HttpRequest.newBuilder(URI.create(address + path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body)));
        return answer.statusCode() + " " + answer.headers().firstValue("Location").orElse("");
    }

    private static HttpResponse<String> ask(HttpClient phone, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> answer;
        var tries = 0;
        do {
            answer = phone.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } while (answer.statusCode() == 503 && ++tries < PATIENCE);
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
