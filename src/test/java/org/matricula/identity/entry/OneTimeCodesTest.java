package org.matricula.identity.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.identity.entry.TestAccounts.Person;
import org.matricula.identity.password.PasswordRules;
import org.matricula.page.ApiProblems;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;

/// 动态口令 from the picture on the page to the code that lets in, as a browser meets it.
@ProgramTest
class OneTimeCodesTest {

    private static final Pattern RECOVERY = Pattern.compile("\\b[a-z2-7]{16}\\b");

    @Autowired MockMvc http;
    @Autowired ApplicationContext context;
    @Autowired JdbcClient sql;
    @Autowired Clock clock;
    @Autowired PasswordRules rules;
    @Autowired ApiProblems problems;
    Person person;
    Visitor browser;

    @BeforeEach
    void somebody() throws Exception {
        person = TestAccounts.of(context).somebody();
        browser = new Visitor(http);
        browser.signIn(person);
    }

    /// @return the secret a telephone would hold
    private byte[] begin() throws Exception {
        browser.fill("/account/otp/begin");
        var page = browser.look("/account/otp").getContentAsString();
        assertThat(page).contains("/account/otp/code.svg");
        var picture = browser.look("/account/otp/code.svg");
        assertThat(picture.getContentAsString()).startsWith("<svg").contains("<path");
        assertThat(picture.getHeader("Cache-Control")).contains("no-store");
        var secret = Pattern.compile("\\b[A-Z2-7]{32}\\b").matcher(page);
        assertThat(secret.find()).isTrue();
        return new Base32().decode(secret.group());
    }

    private String code(byte[] secret, int steps) throws GeneralSecurityException {
        return new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(new SecretKeySpec(secret, "HmacSHA1"), at(steps));
    }

    private Instant at(int steps) {
        return clock.instant().plus(Duration.ofSeconds(30L * steps));
    }

    /// @return recovery codes
    private List<String> confirm(byte[] secret, int steps) throws Exception {
        var page = browser.fill("/account/otp", "code", code(secret, steps));
        assertThat(page.getStatus()).isEqualTo(200);
        return RECOVERY.matcher(page.getContentAsString()).results().map(it -> it.group()).toList();
    }

    private Visitor withPassword() throws Exception {
        var fresh = new Visitor(http);
        fresh.signIn(person);
        return fresh;
    }

    @Test
    void a_password_alone_no_longer_opens_and_each_code_serves_once() throws Exception {
        var secret = begin();
        assertThat(browser.fill("/account/otp", "code", "000000").getStatus()).isEqualTo(422);
        assertThat(confirm(secret, -1)).hasSize(10).doesNotHaveDuplicates();

        var thief = withPassword();
        assertThat(thief.look("/account").getRedirectedUrl()).isEqualTo("/sign-in/code");
        assertThat(thief.fill("/sign-in/code", "code", code(secret, -1)).getStatus())
                .as("the code that confirmed has been used")
                .isEqualTo(422);
        var used = code(secret, 0);
        assertThat(thief.fill("/sign-in/code", "code", used).getRedirectedUrl()).isEqualTo("/");
        assertThat(thief.look("/account").getStatus()).isEqualTo(200);

        var replay = withPassword();
        assertThat(replay.fill("/sign-in/code", "code", used).getStatus())
                .as("seen over a shoulder")
                .isEqualTo(422);
        assertThat(replay.fill("/sign-in/code", "code", code(secret, 3)).getStatus())
                .as("outside the window")
                .isEqualTo(422);
        assertThat(replay.fill("/sign-in/code", "code", code(secret, 1)).getRedirectedUrl())
                .as("a clock half a minute fast")
                .isEqualTo("/");
    }

    @Test
    void a_recovery_code_serves_once_for_the_day_the_telephone_is_lost() throws Exception {
        var recovery = confirm(begin(), 0);
        var first = withPassword();
        assertThat(first.fill("/sign-in/code", "code", recovery.getFirst()).getRedirectedUrl())
                .isEqualTo("/");
        var second = withPassword();
        assertThat(second.fill("/sign-in/code", "code", recovery.getFirst()).getStatus())
                .isEqualTo(422);
        assertThat(second.fill("/sign-in/code", "code", recovery.getLast()).getRedirectedUrl())
                .isEqualTo("/");
        assertThat(
                        sql.sql(
                                        "select encode(digest, 'escape') from"
                                                + " identity.recovery_code where account_id = :id")
                                .param("id", person.id())
                                .query(String.class)
                                .list())
                .noneMatch(it -> it.contains(recovery.get(1)));
    }

    @Test
    void guessing_codes_shuts_the_account() throws Exception {
        var secret = begin();
        confirm(secret, -1);
        var guesser = withPassword();
        var last = guesser.fill("/sign-in/code", "code", "000001");
        for (int i = 0; i < 12 && last.getStatus() == 422; i++) {
            last = guesser.fill("/sign-in/code", "code", "00000" + i % 10);
        }
        assertThat(last.getRedirectedUrl()).isEqualTo("/sign-in?why=shut");
        assertThat(guesser.look("/account").getRedirectedUrl()).startsWith("/sign-in");
    }

    @Test
    void the_interface_asks_for_the_code_too() throws Exception {
        var secret = begin();
        confirm(secret, -1);
        assertThat(token("")).isEqualTo(401);
        assertThat(token(",\"otp\":\"000000\"")).isEqualTo(401);
        assertThat(token(",\"otp\":\"" + code(secret, 0) + "\"")).isEqualTo(201);
        assertThat(token(",\"otp\":\"" + code(secret, 0) + "\"")).isEqualTo(401);
    }

    private int token(String otp) throws Exception {
        return new Visitor(http)
                .send(
                        post("/api/v1/tokens")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"username\":\"%s\",\"password\":\"%s\"%s}"
                                                .formatted(
                                                        person.username(),
                                                        TestAccounts.PASSWORD,
                                                        otp)))
                .getStatus();
    }

    @Test
    void they_end_with_the_password_at_hand_and_not_without() throws Exception {
        confirm(begin(), 0);
        assertThat(browser.fill("/account/otp/end", "old", "guess").getStatus()).isEqualTo(422);
        browser.fill("/account/otp/end", "old", TestAccounts.PASSWORD);
        assertThat(withPassword().look("/account").getStatus()).isEqualTo(200);
    }

    @Test
    void a_post_may_be_held_with_one_time_codes_only() {
        var settings =
                new EntrySettings(
                        10,
                        30,
                        Duration.ofHours(12),
                        Duration.ofHours(12),
                        false,
                        Set.of("administrator"));
        var gate = new Gate(rules, settings, problems);
        assertThat(owed(gate, "administrator", false, "/accounts")).isEqualTo("/account/otp");
        assertThat(owed(gate, "administrator", false, "/account/otp/begin")).isNull();
        assertThat(owed(gate, "administrator", false, "/api/v1/accounts"))
                .isEqualTo("/account/otp");
        assertThat(owed(gate, "registrar", false, "/students")).isNull();
    }

    private static String owed(Gate gate, String role, boolean otp, String path) {
        var post = new Posts.Held(UUID.randomUUID(), role, null, null, 0, 1);
        var standing = new Posts.Standing("某人", false, Instant.now(), otp, List.of(post));
        var request = new MockHttpServletRequest("GET", path);
        Entered.BY_PASSWORD.remember(request);
        return gate.owed(standing, request);
    }

    @Test
    void one_sees_where_one_is_signed_in_and_ends_the_others() throws Exception {
        var other = withPassword();
        var third = withPassword();
        var page = browser.look("/account").getContentAsString();
        var keys =
                Pattern.compile("/account/sessions/([0-9a-f-]{36})/end")
                        .matcher(page)
                        .results()
                        .map(it -> it.group(1))
                        .toList();
        assertThat(keys).hasSize(2);
        browser.fill("/account/sessions/" + keys.getFirst() + "/end");
        assertThat(signedIn(other) ^ signedIn(third)).as("one of two").isTrue();
        browser.fill("/account/sessions/end");
        assertThat(signedIn(other) || signedIn(third)).isFalse();
        assertThat(signedIn(browser)).isTrue();
        var fourth = withPassword();
        browser.fill(
                "/account/password",
                "old",
                TestAccounts.PASSWORD,
                "password",
                "four grey geese asleep");
        assertThat(signedIn(fourth)).as("a changed password ends all others").isFalse();
    }

    private static boolean signedIn(Visitor it) throws Exception {
        return it.look("/account").getStatus() == 200;
    }

    @Test
    void nobody_ends_a_session_of_somebody_else() throws Exception {
        var stranger = TestAccounts.of(context).somebody();
        var theirs = new Visitor(http);
        theirs.signIn(stranger);
        new Visitor(http).signIn(stranger);
        var page = theirs.look("/account").getContentAsString();
        var key = Pattern.compile("/account/sessions/([0-9a-f-]{36})/end").matcher(page);
        assertThat(key.find()).isTrue();
        browser.fill("/account/sessions/" + key.group(1) + "/end");
        assertThat(theirs.look("/account").getContentAsString()).contains(key.group(1));
    }
}
