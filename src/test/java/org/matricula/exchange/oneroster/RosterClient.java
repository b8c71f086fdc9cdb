package org.matricula.exchange.oneroster;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.matricula.exchange.access.TestClients;
import tools.jackson.databind.json.JsonMapper;

/// A consumer of OneRoster that knows nothing of the program: Nimbus for its token, the JDK for its
/// questions, the `Link` header to go on.
record RosterClient(int port, @Nullable String token) {

    record Answer(int status, Map<String, Object> body, HttpResponse<String> raw) {

        @SuppressWarnings("unchecked")
        List<Map<String, Object>> list(String name) {
            return (List<Map<String, Object>>) body.get(name);
        }
    }

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    static RosterClient of(int port, TestClients.Credentials credentials, Set<String> scopes)
            throws Exception {
        var answer = asked(port, credentials.id().toString(), credentials.secret(), scopes);
        if (!answer.indicatesSuccess()) {
            throw new AssertionError(answer.toErrorResponse().getErrorObject().toJSONObject());
        }
        return new RosterClient(
                port, answer.toSuccessResponse().getTokens().getAccessToken().getValue());
    }

    static TokenResponse asked(int port, String id, String secret, Set<String> scopes)
            throws Exception {
        var request =
                new TokenRequest.Builder(
                                URI.create("http://127.0.0.1:" + port + "/oauth2/token"),
                                new ClientSecretBasic(new ClientID(id), new Secret(secret)),
                                new ClientCredentialsGrant())
                        .scope(new Scope(scopes.toArray(String[]::new)))
                        .build();
        return TokenResponse.parse(request.toHTTPRequest().send());
    }

    Answer rostering(String path) throws Exception {
        return get("/ims/oneroster/rostering/v1p2/" + path);
    }

    Answer gradebook(String path) throws Exception {
        return get("/ims/oneroster/gradebook/v1p2/" + path);
    }

    /// Every object of a list, page after page.
    List<Map<String, Object>> all(String service, String list, int limit) throws Exception {
        var all = new ArrayList<Map<String, Object>>();
        var next = "/ims/oneroster/" + service + "/v1p2/" + list + "?limit=" + limit;
        while (next != null) {
            var answer = get(next);
            if (answer.status() != 200) {
                throw new AssertionError(answer.raw().body());
            }
            all.addAll(answer.list(answer.body().keySet().iterator().next()));
            var link = NEXT.matcher(answer.raw().headers().firstValue("Link").orElse(""));
            var there = link.find() ? URI.create(link.group(1)) : null;
            next = there == null ? null : there.getRawPath() + "?" + there.getRawQuery();
        }
        return all;
    }

    static String filter(String words) {
        return "filter=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    Answer get(String path) throws Exception {
        return send(path, "GET");
    }

    @SuppressWarnings("unchecked")
    Answer send(String path, String method) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                        .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                answer.statusCode(),
                answer.body().isEmpty() ? Map.of() : JSON.readValue(answer.body(), Map.class),
                answer);
    }
}
