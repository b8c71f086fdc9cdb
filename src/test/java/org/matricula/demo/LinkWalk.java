package org.matricula.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Follows what links one person is shown, a few to each kind of page, and notes which of them end
/// at a closed door, at nothing or at a fault. It draws nothing, so that it is quick.
final class LinkWalk {

    /// One row of a list stands for the others: all together would take too long.
    private static final int OF_A_KIND = 1;

    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*?\\shref=\"(/[^\"]*)\"");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*?value=\"([^\"]+)\"");

    private final String address;
    private final List<PathPattern> kinds;
    private final int most;

    /// @param kinds the paths that answer at all, as the program maps them
    /// @param most how many pages are asked for
    LinkWalk(String address, List<String> kinds, int most) {
        this.address = address;
        this.kinds = kinds.stream().map(PathPatternParser.defaultInstance::parse).toList();
        this.most = most;
    }

    /// @param refusals what led nowhere: the answer, the link, and where it stood
    /// @param pages how many pages were asked for
    record Walked(List<String> refusals, int pages) {}

    Walked as(String username, String password) {
        var http =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();
        var first = signIn(http, username, password);
        var refusals = new ArrayList<String>();
        var seen = new HashSet<String>();
        var often = new HashMap<String, Integer>();
        var ahead = new ArrayDeque<Step>();
        add(ahead, seen, first, "/");
        var pages = 0;
        while (!ahead.isEmpty() && pages < most) {
            var step = ahead.poll();
            if (often.merge(kind(step.to()), 1, Integer::sum) > OF_A_KIND) {
                continue;
            }
            pages++;
            var answer = ask(http, step.to());
            if (answer.statusCode() >= 400) {
                refusals.add(
                        "%s: %d %s on %s"
                                .formatted(username, answer.statusCode(), step.to(), step.from()));
            } else if (html(answer)) {
                add(ahead, seen, answer.body(), step.to());
            }
        }
        return new Walked(refusals, pages);
    }

    private record Step(String to, String from) {}

    private static void add(ArrayDeque<Step> ahead, Set<String> seen, String body, String from) {
        var links = LINK.matcher(body);
        while (links.find()) {
            var to = links.group(1).replace("&amp;", "&").split("#")[0];
            if (seen.add(to)) {
                ahead.add(new Step(to, from));
            }
        }
    }

    private String signIn(HttpClient http, String username, String password) {
        var form = ask(http, "/sign-in").body();
        var token = TOKEN.matcher(form);
        if (!token.find()) {
            throw new IllegalStateException("no form to sign in with");
        }
        var fields =
                Map.of("username", username, "password", password, "_csrf", token.group(1))
                        .entrySet()
                        .stream()
                        .map(it ->
                                it.getKey()
                                        + "="
                                        + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                        .toList();
        var answer =
                send(
                        http,
                        HttpRequest.newBuilder(URI.create(address + "/sign-in"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                String.join("&", fields))));
        if (!answer.body().contains("id=\"nav\"")) {
            throw new IllegalStateException(username + " could not sign in");
        }
        return answer.body();
    }

    private HttpResponse<String> ask(HttpClient http, String to) {
        return send(http, HttpRequest.newBuilder(URI.create(address + to)));
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofSeconds(30)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean html(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Content-Type")
                .filter(it -> it.startsWith("text/html"))
                .isPresent();
    }

    private String kind(String href) {
        var path = href.split("\\?")[0];
        var container = PathContainer.parsePath(path);
        return kinds.stream()
                .filter(it -> it.matches(container))
                .min(PathPattern.SPECIFICITY_COMPARATOR)
                .map(PathPattern::getPatternString)
                .orElse(path);
    }
}
