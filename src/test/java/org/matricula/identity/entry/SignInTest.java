package org.matricula.identity.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.identity.entry.TestAccounts.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

@ProgramTest
class SignInTest {

    @Autowired MockMvc http;
    @Autowired ApplicationContext context;
    @Autowired JdbcClient sql;
    @Autowired JsonMapper json;
    TestAccounts accounts;
    String address;

    @BeforeEach
    void people() {
        accounts = TestAccounts.of(context);
        address = "10." + (int) (Math.random() * 250) + "." + (int) (Math.random() * 250) + ".7";
    }

    MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(
                        request.with(it -> {
                            it.setRemoteAddr(address);
                            return it;
                        }))
                .andReturn()
                .getResponse();
    }

    MockHttpServletResponse token(String username, String password) throws Exception {
        return send(
                post("/api/v1/tokens")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                "{\"username\":\"%s\",\"password\":\"%s\"}"
                                        .formatted(username, password)));
    }

    MockHttpServletResponse form(String username, String password, Cookie... cookies)
            throws Exception {
        var request =
                post("/sign-in")
                        .param("username", username)
                        .param("password", password)
                        .with(csrf());
        return send(cookies.length == 0 ? request : request.cookie(cookies));
    }

    Cookie session(Person person) throws Exception {
        var cookie = sessionOf(form(person.username(), TestAccounts.PASSWORD));
        assertThat(cookie).isNotNull();
        return cookie;
    }

    static Cookie sessionOf(MockHttpServletResponse answer) {
        return java.util.Arrays.stream(answer.getCookies())
                .filter(it -> it.getName().equals("MATRICULA"))
                .findFirst()
                .orElse(null);
    }

    static String value(Visitor browser) {
        var cookie = browser.cookies().get("MATRICULA");
        return cookie == null ? "" : cookie.getValue();
    }

    @Test
    void a_token_opens_the_interface_until_it_is_given_back() throws Exception {
        var person = accounts.somebody();
        var issued = token(person.username(), TestAccounts.PASSWORD);
        assertThat(issued.getStatus()).isEqualTo(201);
        var answer = json.readTree(issued.getContentAsString());
        assertThat(answer.propertyNames()).containsExactlyInAnyOrder("token", "expiresAt");
        var bearer = "Bearer " + answer.get("token").asString();
        var me = send(get("/api/v1/me").header(HttpHeaders.AUTHORIZATION, bearer));
        assertThat(me.getStatus()).isEqualTo(200);
        assertThat(json.readTree(me.getContentAsString()).get("username").asString())
                .isEqualTo(person.username());
        assertThat(sessionOf(me)).as("no session is begun").isNull();
        assertThat(
                        send(delete("/api/v1/tokens/current")
                                        .header(HttpHeaders.AUTHORIZATION, bearer))
                                .getStatus())
                .isEqualTo(204);
        var after = send(get("/api/v1/me").header(HttpHeaders.AUTHORIZATION, bearer));
        assertThat(after.getStatus()).isEqualTo(401);
        assertThat(after.getContentType()).isEqualTo("application/problem+json");
    }

    @Test
    void a_token_stands_nowhere_in_clear() throws Exception {
        var person = accounts.somebody();
        var token = accounts.bearer(person).substring("Bearer ".length());
        var kept =
                sql.sql(
                                "select encode(digest, 'escape') from identity.token where"
                                        + " account_id = :id")
                        .param("id", person.id())
                        .query(String.class)
                        .single();
        assertThat(kept).doesNotContain(token);
    }

    @Test
    void unknown_wrong_and_disabled_are_answered_alike() throws Exception {
        var person = accounts.somebody();
        var disabled = accounts.somebody();
        sql.sql("update identity.account set disabled_at = now() where id = :id")
                .param("id", disabled.id())
                .update();
        var wrong = token(person.username(), "not this one");
        var unknown = token("nobody-" + UUID.randomUUID(), "not this one");
        var shut = token(disabled.username(), TestAccounts.PASSWORD);
        assertThat(wrong.getStatus()).isEqualTo(401);
        assertThat(unknown.getStatus()).isEqualTo(401);
        assertThat(shut.getStatus()).isEqualTo(401);
        assertThat(unknown.getContentAsString()).isEqualTo(wrong.getContentAsString());
        assertThat(shut.getContentAsString()).isEqualTo(wrong.getContentAsString());
        assertThat(form("nobody", "x").getRedirectedUrl())
                .isEqualTo(form(person.username(), "x").getRedirectedUrl())
                .isEqualTo("/sign-in?why=failed");
    }

    @Test
    void the_eleventh_try_in_a_quarter_of_an_hour_is_not_even_judged() throws Exception {
        var person = accounts.somebody();
        for (int i = 0; i < 10; i++) {
            assertThat(token(person.username(), "wrong").getStatus()).isEqualTo(401);
        }
        assertThat(token(person.username(), TestAccounts.PASSWORD).getStatus()).isEqualTo(429);
        assertThat(form(person.username(), TestAccounts.PASSWORD).getRedirectedUrl())
                .isEqualTo("/sign-in?why=shut");
    }

    @Test
    void an_unknown_name_is_shut_out_just_the_same() throws Exception {
        var nobody = "nobody-" + UUID.randomUUID();
        for (int i = 0; i < 10; i++) {
            assertThat(token(nobody, "wrong").getStatus()).isEqualTo(401);
        }
        assertThat(token(nobody, "wrong").getStatus()).isEqualTo(429);
    }

    @Test
    void tries_at_many_names_shut_out_their_address_and_no_other() throws Exception {
        for (int i = 0; i < 30; i++) {
            token("name-" + UUID.randomUUID(), "wrong");
        }
        var person = accounts.somebody();
        assertThat(token(person.username(), TestAccounts.PASSWORD).getStatus()).isEqualTo(429);
        address = "192.0.2.77";
        assertThat(token(person.username(), TestAccounts.PASSWORD).getStatus()).isEqualTo(201);
    }

    @Test
    void strangers_cannot_shut_out_a_browser_that_signed_in_before() throws Exception {
        var person = accounts.somebody();
        var device = form(person.username(), TestAccounts.PASSWORD).getCookie(Caller.COOKIE);
        for (int i = 0; i < 11; i++) {
            token(person.username(), "wrong");
        }
        assertThat(form(person.username(), TestAccounts.PASSWORD).getRedirectedUrl())
                .isEqualTo("/sign-in?why=shut");
        assertThat(form(person.username(), TestAccounts.PASSWORD, device).getRedirectedUrl())
                .isEqualTo("/");
    }

    @Test
    void a_session_changes_its_name_at_the_door() throws Exception {
        var person = accounts.somebody();
        var before = sessionOf(send(get("/sign-in")));
        var after =
                before == null
                        ? session(person)
                        : sessionOf(form(person.username(), TestAccounts.PASSWORD, before));
        assertThat(after).isNotNull();
        assertThat(after.getValue()).isNotEqualTo(before == null ? "" : before.getValue());
    }

    @Test
    void what_is_taken_away_is_gone_with_the_next_request() throws Exception {
        var person = accounts.somebody();
        var session = session(person);
        var bearer = accounts.bearer(person);
        assertThat(send(get("/account").cookie(session)).getStatus()).isEqualTo(200);
        sql.sql("update identity.account set disabled_at = now() where id = :id")
                .param("id", person.id())
                .update();
        assertThat(send(get("/account").cookie(session)).getRedirectedUrl())
                .as("said, not only done")
                .isEqualTo("/sign-in?why=expired");
        assertThat(send(get("/api/v1/me").header(HttpHeaders.AUTHORIZATION, bearer)).getStatus())
                .isEqualTo(401);
    }

    @Test
    void a_form_without_its_token_changes_nothing() throws Exception {
        var person = accounts.somebody();
        var session = session(person);
        var forged = send(post("/account/language").param("language", "en").cookie(session));
        assertThat(forged.getStatus()).isEqualTo(403);
        var api =
                send(
                        post("/api/v1/me/password")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{}")
                                .cookie(session));
        assertThat(api.getStatus()).as("a session is ridden at the interface").isEqualTo(403);
    }

    @Test
    void a_token_is_proof_for_the_interface_and_for_nothing_else() throws Exception {
        var bearer = accounts.bearer(accounts.somebody());
        assertThat(
                        send(get("/account").header(HttpHeaders.AUTHORIZATION, bearer))
                                .getRedirectedUrl())
                .isEqualTo("/sign-in");
        assertThat(
                        send(get("/api/v1/me").header(HttpHeaders.AUTHORIZATION, "Bearer forged"))
                                .getStatus())
                .isEqualTo(401);
    }

    @Test
    void every_answer_carries_the_headers_that_keep_it_to_itself() throws Exception {
        var session = session(accounts.somebody());
        for (var path : new String[] {"/sign-in", "/account", "/api/v1/me", "/no-such-page"}) {
            var answer = send(get(path).cookie(session).secure(true));
            assertThat(answer.getHeader("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(answer.getHeader("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(answer.getHeader("Strict-Transport-Security")).contains("max-age=31536000");
            assertThat(answer.getHeader("Cache-Control")).as(path).contains("no-store");
        }
    }

    @Test
    void a_password_that_serves_once_opens_only_the_page_that_changes_it() throws Exception {
        var person = accounts.somebody();
        sql.sql("update identity.account set must_change = true where id = :id")
                .param("id", person.id())
                .update();
        var session = session(person);
        assertThat(send(get("/notices").cookie(session)).getRedirectedUrl())
                .isEqualTo("/account/password");
        assertThat(send(get("/account/password").cookie(session)).getStatus()).isEqualTo(200);
        var bearer = accounts.bearer(person);
        assertThat(
                        send(get("/api/v1/notices").header(HttpHeaders.AUTHORIZATION, bearer))
                                .getStatus())
                .isEqualTo(403);
        var weak = change(session, "12345678");
        assertThat(weak.getStatus()).isEqualTo(422);
        assertThat(change(session, "four grey geese asleep").getRedirectedUrl()).isEqualTo("/");
        assertThat(send(get("/notices").cookie(session)).getStatus()).isEqualTo(200);
        assertThat(send(get("/api/v1/me").header(HttpHeaders.AUTHORIZATION, bearer)).getStatus())
                .as("tokens end with the password")
                .isEqualTo(401);
    }

    private MockHttpServletResponse change(Cookie session, String password) throws Exception {
        return send(
                post("/account/password")
                        .param("old", TestAccounts.PASSWORD)
                        .param("password", password)
                        .cookie(session)
                        .with(csrf()));
    }

    @Test
    void a_session_ends_one_day_however_busy() throws Exception {
        var session = session(accounts.somebody());
        sql.sql(
                        """
                        update identity.session set creation_time = creation_time - 13 * 3600 * 1000
                         where session_id = :id
                        """)
                .param("id", decoded(session))
                .update();
        assertThat(send(get("/account").cookie(session)).getRedirectedUrl())
                .as("said, not only done")
                .isEqualTo("/sign-in?why=expired");
    }

    private static String decoded(Cookie cookie) {
        return new String(java.util.Base64.getDecoder().decode(cookie.getValue()));
    }
}
