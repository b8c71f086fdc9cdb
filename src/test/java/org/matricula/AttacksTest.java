package org.matricula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matricula.identity.NewAccount;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.identity.entry.TestAccounts.Person;
import org.matricula.identity.entry.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/// What somebody tries who means ill: each attempt is a test, and each is refused.
@ProgramTest
class AttacksTest {

    @Autowired MockMvc http;
    @Autowired ApplicationContext context;
    @Autowired JdbcClient sql;
    TestAccounts accounts;
    Person person;
    Visitor browser;

    @BeforeEach
    void somebody() throws Exception {
        accounts = TestAccounts.of(context);
        person = accounts.somebody();
        browser = new Visitor(http);
    }

    private static void tellsNothing(MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getContentAsString())
                .doesNotContain("Exception", "org.matricula", "org.springframework", "\tat ")
                .doesNotContain("Tomcat", "PostgreSQL", "<script>");
    }

    @Test
    void a_session_planted_before_sign_in_opens_nothing_afterwards() throws Exception {
        browser.look("/students");
        var planted = List.copyOf(browser.cookies().values());
        browser.signIn(person);
        assertThat(browser.look("/account").getStatus()).isEqualTo(200);
        var thief = get("/account").cookie(planted.toArray(Cookie[]::new));
        assertThat(planted).isNotEmpty();
        assertThat(http.perform(thief).andReturn().getResponse().getRedirectedUrl())
                .startsWith("/sign-in");
    }

    @Test
    void a_made_up_session_and_a_made_up_token_open_nothing() throws Exception {
        for (var it : new String[] {"", "x", "Li4vLi4v", UUID.randomUUID().toString()}) {
            var answer =
                    http.perform(get("/account").cookie(new Cookie("MATRICULA", it)))
                            .andReturn()
                            .getResponse();
            assertThat(answer.getRedirectedUrl()).startsWith("/sign-in");
            var call =
                    http.perform(
                                    get("/api/v1/me")
                                            .header(HttpHeaders.AUTHORIZATION, "Bearer " + it))
                            .andReturn()
                            .getResponse();
            assertThat(call.getStatus()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account/language",
                "/account/sessions/end",
                "/account/otp/begin",
                "/sign-out",
                "/students/export"
            })
    void a_form_of_another_site_changes_nothing(String path) throws Exception {
        browser.signIn(person);
        var answer = browser.send(post(path).header("Origin", "https://evil.test"));
        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(answer.getHeader("Content-Security-Policy")).contains("default-src 'none'");
        tellsNothing(answer);
        assertThat(browser.look("/account").getStatus()).as("still signed in").isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test/",
                "//evil.test/",
                "/\\evil.test",
                "https:evil.test",
                "javascript:alert(1)"
            })
    void nobody_is_sent_elsewhere_after_signing_in(String where) throws Exception {
        for (var name : new String[] {"continue", "redirect", "next", "url", "returnTo"}) {
            var answer =
                    browser.fill(
                            "/sign-in",
                            name,
                            where,
                            "username",
                            person.username(),
                            "password",
                            TestAccounts.PASSWORD);
            assertThat(answer.getRedirectedUrl()).startsWith("/").doesNotContain("evil");
        }
    }

    @Test
    void a_host_the_browser_names_decides_no_address() throws Exception {
        var asked = browser.send(get("/account").header("Host", "evil.test"));
        assertThat(asked.getRedirectedUrl()).startsWith("/sign-in");
        var welcome = browser.signIn(person);
        assertThat(welcome.getRedirectedUrl()).startsWith("/account").doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/students/..%2f..%2f..%2fetc%2fpasswd",
                "/css/..%2f..%2fapplication.yaml",
                "/css/%2e%2e/%2e%2e/application.yaml",
                "/webjars/..%5c..%5capplication.yaml",
                "/files/..%2f..%2fkeys%2fvault.keys",
                "/application.yaml",
                "/messages/identity.properties",
                "/db/migration/kernel/V20261123_0001__kernel.sql",
                "/actuator/env",
                "/actuator/heapdump",
                "/account;jsessionid=1",
                "//account",
                "/account%00.css",
                "/.git/config"
            })
    void a_path_that_climbs_or_pries_finds_nothing(String path) throws Exception {
        browser.signIn(person);
        MockHttpServletResponse answer;
        try {
            answer = browser.look(path);
        } catch (org.springframework.security.web.firewall.RequestRejectedException refused) {
            return;
        }
        assertThat(answer.getStatus()).as(path).isIn(302, 400, 403, 404);
        tellsNothing(answer);
    }

    @Test
    void what_a_form_does_not_ask_for_is_not_taken_from_it() throws Exception {
        browser.signIn(person);
        browser.fill(
                "/account/email",
                "email",
                "",
                "scopePos",
                "1",
                "username",
                "root",
                "mustChange",
                "true",
                "id",
                UUID.randomUUID().toString());
        assertThat(
                        sql.sql("select username from identity.account where id = :id")
                                .param("id", person.id())
                                .query(String.class)
                                .single())
                .isEqualTo(person.username());
        var administrator = accounts.somebody(new NewAccount.Post("administrator", null));
        var username = "mass-" + UUID.randomUUID();
        var answer =
                http.perform(
                                post("/api/v1/accounts")
                                        .header(
                                                HttpHeaders.AUTHORIZATION,
                                                accounts.bearer(administrator))
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .content(
                                                """
                                                {"username":"%s","name":"某人","id":"%s",
                                                 "passwordHash":"x","mustChange":false,"scopePos":9}
                                                """
                                                        .formatted(username, UUID.randomUUID())))
                        .andReturn()
                        .getResponse();
        assertThat(answer.getStatus()).isIn(201, 400);
        assertThat(
                        sql.sql("select must_change from identity.account where username = :name")
                                .param("name", username)
                                .query(Boolean.class)
                                .optional())
                .isIn(java.util.Optional.of(true), java.util.Optional.empty());
    }

    @Test
    void a_post_of_somebody_else_cannot_be_acted_under() throws Exception {
        var administrator = accounts.somebody(new NewAccount.Post("administrator", null));
        var post =
                sql.sql("select id from identity.post where account_id = :id")
                        .param("id", administrator.id())
                        .query(UUID.class)
                        .single();
        var call =
                http.perform(
                                get("/api/v1/accounts")
                                        .header(HttpHeaders.AUTHORIZATION, accounts.bearer(person))
                                        .header("X-Post", post.toString()))
                        .andReturn()
                        .getResponse();
        assertThat(call.getStatus()).isEqualTo(403);
        browser.signIn(person);
        browser.fill("/account/post", "post", post.toString());
        assertThat(browser.look("/accounts").getStatus()).isEqualTo(403);
    }

    @Test
    void no_header_is_written_by_what_is_typed() throws Exception {
        browser.signIn(person);
        for (var it : new String[] {"a%0d%0aX-Evil:%201", "a%0aSet-Cookie:%20x=1"}) {
            for (var path :
                    new String[] {"/sign-in?why=", "/students?q=", "/verify/", "/students/"}) {
                MockHttpServletResponse answer;
                try {
                    answer = browser.send(get(URI.create(path + it)));
                } catch (
                        org.springframework.security.web.firewall.RequestRejectedException
                                refused) {
                    continue;
                }
                assertThat(answer.getHeaderNames()).doesNotContain("X-Evil");
                assertThat(answer.getStatus()).isLessThan(500);
            }
        }
    }

    @Test
    void what_is_typed_comes_back_as_text() throws Exception {
        var evil = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E";
        for (var path : new String[] {"/sign-in?why=", "/verify/", "/no-such-page/"}) {
            tellsNothing(browser.look(path + evil));
        }
        tellsNothing(
                browser.fill("/sign-in", "username", "<script>alert(1)</script>", "password", "x"));
    }

    @Test
    void private_pages_are_kept_nowhere_and_every_page_has_its_policy() throws Exception {
        browser.signIn(person);
        for (var path :
                new String[] {
                    "/", "/account", "/account/otp", "/notices", "/no-such-page", "/accounts"
                }) {
            var answer = browser.look(path);
            assertThat(answer.getHeader("Cache-Control")).as(path).contains("no-store");
            assertThat(answer.getHeader("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                    .doesNotContain("unsafe");
            assertThat(answer.getHeader("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            var page = answer.getContentAsString();
            assertThat(page)
                    .as(path)
                    .doesNotContainPattern("<[^>]+ on[a-z]+=")
                    .doesNotContainPattern("<[^>]+ style=")
                    .doesNotContainPattern("<script(?![^>]* src=)[^>]*>");
        }
    }
}
