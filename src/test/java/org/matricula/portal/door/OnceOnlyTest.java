package org.matricula.portal.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.identity.NewAccount;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.identity.entry.TestAccounts.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@ProgramTest
class OnceOnlyTest {

    @Autowired MockMvc http;
    @Autowired ApplicationContext context;
    @Autowired JdbcClient sql;
    TestAccounts accounts;
    Person administrator;
    String key;
    String username;

    @BeforeEach
    void somebody() {
        accounts = TestAccounts.of(context);
        administrator = administrator();
        key = UUID.randomUUID().toString();
        username = "once-" + UUID.randomUUID();
    }

    private Person administrator() {
        return accounts.somebody(new NewAccount.Post("administrator", null));
    }

    private MockHttpServletResponse make(Person by, String key, String username) throws Exception {
        return http.perform(
                        post("/api/v1/accounts")
                                .header(HttpHeaders.AUTHORIZATION, accounts.bearer(by))
                                .header(OnceOnlyFilter.KEY, key)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"username\":\"%s\",\"name\":\"某人\"}"
                                                .formatted(username)))
                .andReturn()
                .getResponse();
    }

    private int made() {
        return sql.sql("select count(*) from identity.account where username like :some")
                .param("some", username + "%")
                .query(Integer.class)
                .single();
    }

    /// Of an anonymous answer nothing is kept that its words could be found from.
    @Test
    void neither_a_token_nor_an_answer_to_a_questionnaire_is_kept() {
        assertThat(OnceOnlyFilter.serves("POST", "/api/v1/applications")).isTrue();
        assertThat(OnceOnlyFilter.serves("POST", "/api/v1/tokens")).isFalse();
        assertThat(OnceOnlyFilter.serves("POST", "/api/v1/own-surveys/1/2")).isFalse();
    }

    @Test
    void the_same_request_again_is_answered_the_same_and_makes_nothing() throws Exception {
        var first = make(administrator, key, username);
        var again = make(administrator, key, username);
        assertThat(first.getStatus()).isEqualTo(201);
        assertThat(first.getContentAsString()).contains("initialPassword");
        assertThat(again.getStatus()).isEqualTo(201);
        assertThat(again.getContentAsString()).isEqualTo(first.getContentAsString());
        assertThat(again.getHeader("Location")).isEqualTo(first.getHeader("Location")).isNotNull();
        assertThat(again.getContentType()).isEqualTo(first.getContentType());
        assertThat(again.getHeader("Idempotent-Replayed")).isEqualTo("true");
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void what_is_kept_is_sealed() throws Exception {
        var told = make(administrator, key, username).getContentAsString();
        var kept =
                sql.sql("select body from portal.kept_answer where account_id = :id and key = :key")
                        .param("id", administrator.id())
                        .param("key", key)
                        .query(byte[].class)
                        .single();
        var password = told.replaceAll(".*\"initialPassword\":\"([^\"]+)\".*", "$1");
        assertThat(password).hasSizeBetween(8, 60);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(password);
    }

    @Test
    void the_same_key_with_another_body_is_a_conflict() throws Exception {
        make(administrator, key, username);
        var other = make(administrator, key, username + "-b");
        assertThat(other.getStatus()).isEqualTo(409);
        assertThat(other.getContentType()).startsWith("application/problem+json");
        assertThat(other.getContentAsString()).contains("request.key-reused");
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void a_key_is_its_accounts_own() throws Exception {
        make(administrator, key, username);
        assertThat(make(administrator(), key, username + "-b").getStatus()).isEqualTo(201);
    }

    @Test
    void a_refused_request_leaves_its_key_free() throws Exception {
        assertThat(make(administrator, key, "").getStatus()).isBetween(400, 422);
        assertThat(make(administrator, key, username).getStatus()).isEqualTo(201);
    }

    @Test
    void of_many_at_once_one_makes_and_none_makes_twice() throws Exception {
        var answers = new ArrayList<MockHttpServletResponse>();
        try (var pool = Executors.newFixedThreadPool(4)) {
            Callable<MockHttpServletResponse> ask = () -> make(administrator, key, username);
            for (var it : pool.invokeAll(java.util.Collections.nCopies(4, ask))) {
                answers.add(it.get());
            }
        }
        assertThat(made()).isEqualTo(1);
        assertThat(answers)
                .extracting(MockHttpServletResponse::getStatus)
                .isSubsetOf(201, 409)
                .contains(201);
    }

    @Test
    void a_request_that_never_came_back_is_not_repeated() throws Exception {
        make(administrator, key, username);
        sql.sql("update portal.kept_answer set status = null where account_id = :id")
                .param("id", administrator.id())
                .update();
        var again = make(administrator, key, username);
        assertThat(again.getStatus()).isEqualTo(409);
        assertThat(again.getContentAsString()).contains("request.key-busy");
    }

    @Test
    void a_key_is_forgotten_after_a_day() throws Exception {
        make(administrator, key, username);
        sql.sql(
                        """
                        update portal.kept_answer set began_at = began_at - interval '25 hours'
                         where account_id = :id
                        """)
                .param("id", administrator.id())
                .update();
        assertThat(make(administrator, key, username + "-b").getStatus()).isEqualTo(201);
    }

    @Test
    void a_key_without_end_and_a_body_without_end_are_refused() throws Exception {
        assertThat(make(administrator, "k".repeat(201), username).getStatus()).isEqualTo(400);
        assertThat(make(administrator, key, "x".repeat(ReadBody.LONGEST)).getStatus())
                .isEqualTo(413);
        assertThat(made()).isZero();
    }
}
