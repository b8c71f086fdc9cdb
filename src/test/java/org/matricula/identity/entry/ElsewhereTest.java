package org.matricula.identity.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/// 统一身份认证: whom the school's service vouches for comes in as the account of that name, with the
/// posts that account has, and with none of its own making.
@ProgramTest
class ElsewhereTest {

    private static final IdentityService SERVICE = IdentityService.start();

    @DynamicPropertySource
    static void service(DynamicPropertyRegistry settings) {
        settings.add("matricula.oidc.issuer", SERVICE::issuer);
        settings.add("matricula.oidc.client-id", () -> "matricula");
        settings.add("matricula.oidc.client-secret", () -> "between-the-two");
        settings.add("matricula.cas.server", () -> SERVICE.issuer() + "/cas");
        settings.add("matricula.cas.service", () -> "https://xj.school.test/sign-in/cas");
    }

    @AfterAll
    static void stop() {
        SERVICE.stop();
    }

    @Autowired MockMvc http;
    @Autowired ApplicationContext context;
    @Autowired JdbcClient sql;
    Visitor browser;

    @BeforeEach
    void stranger() {
        browser = new Visitor(http);
        SERVICE.reset();
    }

    /// Follows the way to the service and back.
    private MockHttpServletResponse vouchedFor(String username) throws Exception {
        SERVICE.vouchFor(username);
        assertThat(browser.look("/sign-in").getContentAsString()).contains("/sign-in/oidc");
        var leave = browser.look("/sign-in/oidc").getRedirectedUrl();
        assertThat(leave).isEqualTo("/oauth2/authorization/school");
        var asked = browser.look(leave).getRedirectedUrl();
        assertThat(asked).startsWith(SERVICE.issuer() + "/authorize?").contains("nonce=");
        return browser.look(SERVICE.authorise(asked));
    }

    @Test
    void the_claim_names_the_account_and_the_account_alone_has_rights() throws Exception {
        var person = TestAccounts.of(context).somebody();
        var answer = vouchedFor(person.username());
        assertThat(answer.getRedirectedUrl()).isEqualTo("/");
        assertThat(browser.look("/account").getContentAsString()).contains(person.username());
        assertThat(browser.look("/accounts").getStatus())
                .as("the service said administrator, this register does not")
                .isEqualTo(403);
    }

    @Test
    void whom_nobody_here_knows_is_told_so_and_no_account_is_made() throws Exception {
        var before = accounts();
        var answer = vouchedFor("unknown-" + UUID.randomUUID());
        assertThat(answer.getRedirectedUrl()).isEqualTo("/sign-in?why=unknown");
        assertThat(browser.look("/sign-in?why=unknown").getContentAsString(UTF_8))
                .contains("没有您的账户");
        assertThat(browser.look("/account").getRedirectedUrl()).startsWith("/sign-in");
        assertThat(accounts()).isEqualTo(before);
    }

    private int accounts() {
        return sql.sql("select count(*) from identity.account").query(Integer.class).single();
    }

    @Test
    void a_disabled_account_stays_shut_and_a_forged_answer_opens_nothing() throws Exception {
        var person = TestAccounts.of(context).somebody();
        sql.sql("update identity.account set disabled_at = now() where id = :id")
                .param("id", person.id())
                .update();
        assertThat(vouchedFor(person.username()).getRedirectedUrl())
                .isEqualTo("/sign-in?why=unknown");
        var other = TestAccounts.of(context).somebody();
        browser = new Visitor(http);
        SERVICE.forge();
        assertThat(vouchedFor(other.username()).getRedirectedUrl())
                .as("signed by somebody else's key")
                .isEqualTo("/sign-in?why=unvouched");
        assertThat(
                        new Visitor(http)
                                .look("/login/oauth2/code/school?code=stolen&state=guessed")
                                .getRedirectedUrl())
                .as("an answer nobody asked for")
                .isEqualTo("/sign-in?why=unvouched");
    }

    @Test
    void cas_names_the_account_by_its_ticket() throws Exception {
        var person = TestAccounts.of(context).somebody();
        assertThat(browser.look("/sign-in/cas").getRedirectedUrl())
                .startsWith(SERVICE.issuer() + "/cas/login?service=https%3A%2F%2Fxj.school.test");
        SERVICE.vouchFor(person.username());
        assertThat(browser.look("/sign-in/cas?ticket=ST-1").getRedirectedUrl()).isEqualTo("/");
        assertThat(browser.look("/account").getContentAsString()).contains(person.username());
        SERVICE.vouchFor("unknown-" + UUID.randomUUID());
        assertThat(new Visitor(http).look("/sign-in/cas?ticket=ST-2").getRedirectedUrl())
                .isEqualTo("/sign-in?why=unknown");
        SERVICE.vouchFor(null);
        assertThat(new Visitor(http).look("/sign-in/cas?ticket=ST-3").getRedirectedUrl())
                .isEqualTo("/sign-in?why=unvouched");
    }

    @Test
    void a_session_begun_before_does_not_survive_the_door() throws Exception {
        var person = TestAccounts.of(context).somebody();
        browser.look("/students");
        var before = SignInTest.value(browser);
        vouchedFor(person.username());
        assertThat(SignInTest.value(browser)).isNotBlank().isNotEqualTo(before);
    }
}
