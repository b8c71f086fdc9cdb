package org.matricula.portal.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.identity.entry.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@ProgramTest
class BulkheadsTest {

    @Autowired Busy busy;
    @Autowired MockMvc http;
    @Autowired ApplicationContext context;
    @Autowired DataSource database;

    private static MockHttpServletResponse pass(Bulkheads filter, String method, String path)
            throws Exception {
        var answer = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest(method, path), answer, new MockFilterChain());
        return answer;
    }

    @Test
    void a_full_hold_turns_away_and_the_others_sail_on() throws Exception {
        var filter = new Bulkheads(new BulkheadSettings(1, 1, 1, 1, Duration.ofMillis(1)), busy);
        var inside = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var guest =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                filter.doFilter(
                                        new MockHttpServletRequest("POST", "/api/v1/imports"),
                                        new MockHttpServletResponse(),
                                        (request, response) -> {
                                            inside.countDown();
                                            waitFor(leave);
                                        });
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });
        inside.await();
        var refused = pass(filter, "POST", "/api/v1/imports");
        assertThat(refused.getStatus()).isEqualTo(503);
        assertThat(refused.getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
        assertThat(refused.getContentType()).isEqualTo("application/problem+json");
        assertThat(pass(filter, "POST", "/imports").getContentType()).startsWith("text/html");
        assertThat(pass(filter, "GET", "/students").getStatus()).isEqualTo(200);
        assertThat(pass(filter, "POST", "/sign-in").getStatus()).isEqualTo(200);
        assertThat(pass(filter, "GET", "/students/export").getStatus()).isEqualTo(200);
        leave.countDown();
        guest.join();
        assertThat(pass(filter, "POST", "/api/v1/imports").getStatus()).isEqualTo(200);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_database_without_a_connection_to_spare_is_a_503_everywhere() throws Exception {
        var browser = new Visitor(http);
        var accounts = TestAccounts.of(context);
        var person = accounts.somebody();
        browser.signIn(person);
        var bearer = accounts.bearer(person);
        var taken = new ArrayList<Connection>();
        try {
            for (int i = 0; i < 8; i++) {
                taken.add(database.getConnection());
            }
            var page = browser.look("/account");
            assertThat(page.getStatus()).isEqualTo(503);
            assertThat(page.getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
            assertThat(page.getContentAsString()).doesNotContain("Exception", "org.matricula");
            var call =
                    http.perform(get("/api/v1/me").header(HttpHeaders.AUTHORIZATION, bearer))
                            .andReturn()
                            .getResponse();
            assertThat(call.getStatus()).isEqualTo(503);
            assertThat(call.getContentType()).startsWith("application/problem+json");
        } finally {
            for (var it : taken) {
                it.close();
            }
        }
        assertThat(browser.look("/account").getStatus()).isEqualTo(200);
    }
}
