package org.matricula.registry.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.identity.SignedIn;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.person.FileSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// One-time codes by which students and guardians come to their accounts.
@ProgramTest
class LinkCodesTest {

    static final Pattern CODE = Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");
    static final String PASSWORD = "three blue herons wade";

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired ApplicationContext context;

    FileSteps file;
    String address;

    @BeforeEach
    void aStudent() {
        file = FileSteps.begin(mvc, sql, transaction, intake);
        address = "2001:db8::" + UUID.randomUUID().toString().substring(0, 4);
    }

    @Test
    void a_student_opens_an_account_with_a_code_once_and_sees_their_own_file() throws Exception {
        var code = codes("student").getFirst();
        assertThat(
                        file.asked(
                                        "select encode(digest, 'escape') from registry.link_code where person_id = ?",
                                        file.person())
                                .toString())
                .as("what is kept opens nothing")
                .doesNotContain(code)
                .doesNotContain(code.replace("-", ""));
        var username = username();
        var typed = code.toLowerCase().replace("-", " ");
        assertThat(claim(typed, username).getStatus()).isEqualTo(302);
        var account = account(username);
        assertThat(as(account, "/students/" + file.number()).getStatus()).isEqualTo(200);
        assertThat(as(account, "/own-files").getContentAsString()).contains(file.number());
        var other =
                FileSteps.in(
                        file.school(),
                        mvc,
                        sql,
                        transaction,
                        intake,
                        FileSteps.newcomer(file.school()));
        assertThat(as(account, "/students/" + other.number()).getStatus()).isEqualTo(404);
        var again = claim(code, username());
        assertThat(again.getStatus()).as("good once").isEqualTo(422);
        assertThat(again.getContentAsString()).contains("关联码无效");
        assertThat(file.noted("link.use")).hasSize(1);
    }

    @Test
    void a_guardian_links_the_account_they_have_and_sees_their_ward() throws Exception {
        var accounts = TestAccounts.of(context);
        var guardian = accounts.somebody().id();
        assertThat(as(guardian, file.page()).getStatus()).isEqualTo(403);
        minor();
        var code = codes("guardian").getFirst();
        assertThat(link(guardian, code).getStatus()).isEqualTo(302);
        assertThat(as(guardian, file.page()).getStatus()).isEqualTo(200);
        assertThat(
                        file.asked(
                                "select account_id::text from registry.guardian where person_id = ?",
                                file.person()))
                .containsExactly(guardian.toString());
        assertThat(link(accounts.somebody().id(), code).getStatus()).isEqualTo(422);
        var page = file.web().ask(file.registrar(), get(file.page())).getContentAsString();
        assertThat(page).contains("已关联账户");
    }

    @Test
    void of_age_no_guardian_gets_a_code() throws Exception {
        file.asked(
                "update registry.person set birth_on = '2000-01-01' where id = ? returning id::text",
                file.person());
        file.asked(
                "update registry.student set birth_on = '2000-01-01' where person_id = ? returning name",
                file.person());
        assertThat(issue(file.registrar(), "guardian").getStatus()).isEqualTo(404);
    }

    @Test
    void a_new_code_voids_the_old_one_and_an_old_one_expires() throws Exception {
        var first = codes("student").getFirst();
        var second = codes("student").getFirst();
        assertThat(claim(first, username()).getStatus()).isEqualTo(422);
        file.asked(
                "update registry.link_code set expires_at = made_at - interval '1 second' where person_id = ? returning id::text",
                file.person());
        assertThat(claim(second, username()).getStatus()).isEqualTo(422);
        var third = codes("student").getFirst();
        assertThat(claim(third, username()).getStatus()).isEqualTo(302);
    }

    @Test
    void whoever_guesses_is_shut_out_even_with_the_right_code() throws Exception {
        for (var i = 0; i < 30; i++) {
            assertThat(claim("AAAA-BBBB-CCC" + (i % 8 + 2), username()).getStatus()).isEqualTo(422);
        }
        var right = codes("student").getFirst();
        assertThat(claim(right, username()).getStatus()).isEqualTo(429);
        address = address + "f";
        assertThat(claim(right, username()).getStatus())
                .as("from elsewhere it is still good")
                .isEqualTo(302);
    }

    @Test
    void a_weak_password_or_a_taken_name_leaves_the_code_good() throws Exception {
        var code = codes("student").getFirst();
        var taken = TestAccounts.of(context).somebody().username();
        assertThat(claim(code, taken).getStatus()).isEqualTo(409);
        var weak =
                mvc.perform(
                                post("/claim")
                                        .with(csrf())
                                        .with(this::from)
                                        .param("code", code)
                                        .param("username", username())
                                        .param("password", "12345678"))
                        .andReturn()
                        .getResponse();
        assertThat(weak.getStatus()).isEqualTo(422);
        assertThat(claim(code, username()).getStatus()).isEqualTo(302);
    }

    @Test
    void a_class_gets_a_sheet_within_reach_only() throws Exception {
        FileSteps.in(
                file.school(), mvc, sql, transaction, intake, FileSteps.newcomer(file.school()));
        var teacher = file.web().staff("class-teacher", file.school().firstClass());
        var sheet =
                file.web()
                        .ask(
                                teacher,
                                post("/students/link-codes")
                                        .param("unit", file.school().firstClass().toString())
                                        .param("who", "student"));
        assertThat(sheet.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(
                        CODE.matcher(sheet.getContentAsString())
                                .results()
                                .map(it -> it.group())
                                .distinct())
                .hasSize(2);
        var elsewhere = new TestUnits(sql, transaction).school("college");
        assertThat(issue(file.web().staff("registrar", elsewhere.id()), "student").getStatus())
                .isEqualTo(404);
        assertThat(issue(file.staff("teacher"), "student").getStatus()).isEqualTo(403);
        assertThat(issue(file.web().themselves("student", file.person()), "student").getStatus())
                .isEqualTo(403);
    }

    void minor() {
        file.asked(
                "update registry.student set birth_on = '2015-01-01' where person_id = ? returning name",
                file.person());
        file.asked(
                "update registry.person set birth_on = '2015-01-01' where id = ? returning name",
                file.person());
    }

    List<String> codes(String who) throws Exception {
        var answer = issue(file.registrar(), who);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        return CODE.matcher(answer.getContentAsString()).results().map(it -> it.group()).toList();
    }

    MockHttpServletResponse issue(Actor who, String whom) throws Exception {
        return file.web()
                .ask(
                        who,
                        post("/students/link-codes")
                                .param("id", file.enrolment().toString())
                                .param("who", whom));
    }

    MockHttpServletResponse claim(String code, String username) throws Exception {
        var answer =
                mvc.perform(
                                post("/claim")
                                        .with(csrf())
                                        .with(this::from)
                                        .param("code", code)
                                        .param("username", username)
                                        .param("password", PASSWORD))
                        .andReturn()
                        .getResponse();
        answer.setCharacterEncoding("UTF-8");
        return answer;
    }

    org.springframework.mock.web.MockHttpServletRequest from(
            org.springframework.mock.web.MockHttpServletRequest request) {
        request.setRemoteAddr(address);
        return request;
    }

    MockHttpServletResponse link(UUID account, String code) throws Exception {
        return mvc.perform(
                        post("/account/link")
                                .with(csrf())
                                .with(authentication(signedIn(account)))
                                .param("code", code))
                .andReturn()
                .getResponse();
    }

    MockHttpServletResponse as(UUID account, String path) throws Exception {
        var answer =
                mvc.perform(get(path).with(authentication(signedIn(account))))
                        .andReturn()
                        .getResponse();
        answer.setCharacterEncoding("UTF-8");
        return answer;
    }

    static UsernamePasswordAuthenticationToken signedIn(UUID account) {
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(account), null, List.of());
    }

    UUID account(String username) {
        return UUID.fromString(
                Acting.call(
                        Actor.system("test"),
                        () ->
                                file.asked(
                                                "select id::text from identity.account where username = ?",
                                                username)
                                        .getFirst()));
    }

    static String username() {
        return "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }
}
