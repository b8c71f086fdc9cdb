package org.matricula.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.identity.NewAccount;
import org.matricula.identity.entry.TestAccounts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Walks every call the program describes of itself: whatever goes wrong is told as a problem of
/// RFC 9457, whole and without a word of the inside.
@ProgramTest
class InterfaceShapesTest {

    private static final Set<String> SENDS = Set.of("POST", "PUT", "PATCH");
    private static final Set<String> ABOVE_ALL =
            Set.of("administrator", "security-officer", "auditor");

    @Autowired MockMvc http;
    @Autowired JsonMapper json;
    @Autowired ApplicationContext context;
    TestAccounts accounts;
    private final Map<String, String> bearers = new HashMap<>();
    JsonNode document;

    /// @param shape of the call, from the document
    record Call(String method, String path, JsonNode shape) {

        String name() {
            return method + " " + path;
        }

        boolean open() {
            return shape.has("security") && shape.get("security").isEmpty();
        }

        boolean sends() {
            return SENDS.contains(method);
        }

        @Nullable String role() {
            var roles = shape.get("x-roles");
            var first = roles.isEmpty() ? "signed-in" : roles.get(0).asString();
            return first.equals("signed-in") || first.equals("public") ? null : first;
        }

        boolean takes(String parameter) {
            return shape.get("parameters")
                    .valueStream()
                    .anyMatch(it -> it.get("name").asString().equals(parameter));
        }
    }

    @BeforeEach
    void describe() throws Exception {
        accounts = TestAccounts.of(context);
        document =
                json.readTree(
                        http.perform(MockMvcRequestBuilders.get("/api/openapi.json"))
                                .andReturn()
                                .getResponse()
                                .getContentAsString(StandardCharsets.UTF_8));
    }

    private java.util.List<Call> calls() {
        var found = new java.util.ArrayList<Call>();
        document.get("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(it ->
                                        found.add(
                                                new Call(
                                                        it.getKey().toUpperCase(Locale.ROOT),
                                                        path.getKey(),
                                                        it.getValue()))));
        assertThat(found).hasSizeGreaterThan(30);
        return found;
    }

    private MockHttpServletResponse ask(
            Call call, String id, UnaryOperator<MockHttpServletRequestBuilder> as)
            throws Exception {
        var path = call.path().replaceAll("\\{\\w+}", id);
        return http.perform(
                        as.apply(
                                MockMvcRequestBuilders.request(
                                        HttpMethod.valueOf(call.method()), URI.create(path))))
                .andReturn()
                .getResponse();
    }

    private UnaryOperator<MockHttpServletRequestBuilder> as(Call call) {
        var role = call.role();
        var bearer =
                bearers.computeIfAbsent(
                        role != null && ABOVE_ALL.contains(role) ? role : "none",
                        it ->
                                accounts.bearer(
                                        it.equals("none")
                                                ? accounts.somebody()
                                                : accounts.somebody(
                                                        new NewAccount.Post(it, null))));
        return it -> it.header(HttpHeaders.AUTHORIZATION, bearer);
    }

    private void problem(SoftAssertions all, String name, MockHttpServletResponse answer)
            throws Exception {
        var text = answer.getContentAsString(StandardCharsets.UTF_8);
        all.assertThat(answer.getStatus()).as("%s: %s", name, text).isBetween(400, 499);
        all.assertThat(answer.getContentType())
                .as(name)
                .isNotNull()
                .startsWith("application/problem+json");
        all.assertThat(answer.getHeader("Content-Security-Policy")).as(name).isNotNull();
        all.assertThat(text)
                .as(name)
                .doesNotContain("Exception", "org.springframework", "\\tat ", "select ");
        if (text.startsWith("{")) {
            var told = json.readTree(text);
            for (var it : new String[] {"type", "title", "status", "detail"}) {
                all.assertThat(told.hasNonNull(it))
                        .as("%s tells its %s: %s", name, it, text)
                        .isTrue();
            }
            all.assertThat(told.path("status").asInt()).as(name).isEqualTo(answer.getStatus());
        }
    }

    @Test
    void whoever_has_not_signed_in_is_told_by_a_401() throws Exception {
        var all = new SoftAssertions();
        for (var call : calls()) {
            if (!call.open()) {
                var answer = ask(call, UUID.randomUUID().toString(), it -> it);
                problem(all, call.name(), answer);
                all.assertThat(answer.getStatus()).as(call.name()).isEqualTo(401);
                all.assertThat(answer.getHeader(HttpHeaders.WWW_AUTHENTICATE)).isEqualTo("Bearer");
                var forged =
                        ask(
                                call,
                                UUID.randomUUID().toString(),
                                it -> it.header(HttpHeaders.AUTHORIZATION, "Bearer forged"));
                all.assertThat(forged.getStatus()).as(call.name()).isEqualTo(401);
            }
        }
        all.assertAll();
    }

    @Test
    void broken_json_a_strange_content_type_and_a_strange_id_are_problems() throws Exception {
        var all = new SoftAssertions();
        for (var call : calls()) {
            var who = as(call);
            if (call.sends() && call.shape().has("requestBody")) {
                problem(
                        all,
                        call.name() + " broken",
                        ask(
                                call,
                                UUID.randomUUID().toString(),
                                it ->
                                        who.apply(it)
                                                .contentType("application/json")
                                                .content("{\"a\":")));
                problem(
                        all,
                        call.name() + " typed strangely",
                        ask(
                                call,
                                UUID.randomUUID().toString(),
                                it ->
                                        who.apply(it)
                                                .contentType("application/x-strange")
                                                .content("a=b")));
            }
            if (call.path().contains("{")) {
                problem(all, call.name() + " strange id", ask(call, "no%20such%20id", who));
            }
        }
        all.assertAll();
    }

    @Test
    void lists_take_a_limit_and_a_cursor_and_no_nonsense_ends_in_an_error() throws Exception {
        var all = new SoftAssertions();
        var lists = new TreeSet<String>();
        for (var call : calls()) {
            if (call.method().equals("GET") && call.takes("cursor")) {
                lists.add(call.path());
                all.assertThat(call.takes("limit")).as(call.name()).isTrue();
                var who = as(call);
                for (var nonsense :
                        new String[] {
                            "cursor=%00%ff",
                            "cursor=bm90LWEtY3Vyc29y",
                            "cursor=YR9i",
                            "cursor=YR9iH2M",
                            "limit=0",
                            "limit=99999",
                            "limit=-1",
                            "limit=many",
                            "q=%25%25%27;--"
                        }) {
                    var answer =
                            http.perform(
                                            who.apply(
                                                    MockMvcRequestBuilders.get(
                                                            URI.create(
                                                                    call.path()
                                                                                    .replaceAll(
                                                                                            "\\{\\w+}",
                                                                                            UUID.randomUUID()
                                                                                                    .toString())
                                                                            + "?"
                                                                            + nonsense))))
                                    .andReturn()
                                    .getResponse();
                    all.assertThat(answer.getStatus())
                            .as("%s?%s: %s", call.name(), nonsense, answer.getContentAsString())
                            .isLessThan(500);
                }
            }
        }
        all.assertAll();
        assertThat(lists).hasSizeGreaterThan(4);
    }

    @Test
    void a_wrong_method_and_a_wrong_address_are_problems_too() throws Exception {
        var all = new SoftAssertions();
        var bearer = accounts.bearer(accounts.somebody());
        for (var it : new String[] {"DELETE /api/v1/me", "GET /api/v1/nothing", "GET /api/x"}) {
            var at = it.split(" ");
            var answer =
                    http.perform(
                                    MockMvcRequestBuilders.request(HttpMethod.valueOf(at[0]), at[1])
                                            .header(HttpHeaders.AUTHORIZATION, bearer)
                                            .header(HttpHeaders.ACCEPT, "text/html"))
                            .andReturn()
                            .getResponse();
            problem(all, it, answer);
        }
        all.assertAll();
    }

    @Test
    void every_creating_call_says_that_it_takes_an_idempotency_key() {
        var without =
                calls().stream()
                        .filter(it -> it.method().equals("POST"))
                        .filter(it -> !it.takes("Idempotency-Key"))
                        .map(Call::path)
                        .toList();
        assertThat(without)
                .filteredOn(it -> !it.startsWith("/api/v1/own-surveys/"))
                .containsExactly("/api/v1/tokens");
    }

    @Test
    void the_document_refers_only_to_what_it_holds_and_names_each_call_once() {
        var text = document.toString();
        var referred =
                java.util.regex.Pattern.compile("#/components/schemas/([^\"]+)")
                        .matcher(text)
                        .results()
                        .map(it -> it.group(1))
                        .toList();
        assertThat(referred).hasSizeGreaterThan(20);
        var held = new TreeSet<String>();
        document.get("components").get("schemas").propertyNames().forEach(held::add);
        assertThat(held).containsAll(referred);
        assertThat(calls().stream().map(it -> it.shape().get("operationId").asString()))
                .doesNotHaveDuplicates();
        for (var call : calls()) {
            var said =
                    call.shape()
                            .get("parameters")
                            .valueStream()
                            .filter(it -> it.get("in").asString().equals("path"))
                            .map(it -> "{" + it.get("name").asString() + "}")
                            .toList();
            assertThat(said).allSatisfy(it -> assertThat(call.path()).contains(it));
            assertThat(call.shape().get("responses").propertyNames()).contains("default");
        }
        assertThat(Map.of("a", document.get("openapi").asString())).containsValue("3.1.0");
    }
}
