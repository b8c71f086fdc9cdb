package org.matricula.portal.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.identity.entry.Visitor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.person.FileSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/// A guardian of two looks at one, the other or both, and at nobody else's child; whoever has left
/// has the menu of a former student.
@ProgramTest
class WindowTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired ApplicationContext context;

    TestUnits.School school;
    FileSteps elder;
    FileSteps younger;
    FileSteps foreign;
    TestAccounts.Person guardian;
    Visitor browser;

    @BeforeEach
    void a_guardian_of_two() throws Exception {
        school = new TestUnits(sql, transaction).school("college");
        elder = child("欧阳长女");
        younger = child("欧阳次子");
        foreign = child("司徒外人");
        guardian = TestAccounts.of(context).holding("guardian", school.id());
        List.of(elder, younger).forEach(this::linked);
        browser = new Visitor(mvc);
        assertThat(browser.signIn(guardian).getStatus()).isEqualTo(302);
    }

    @Test
    void both_are_shown_until_one_is_chosen_and_then_that_one_alone() throws Exception {
        var home = page("/");
        assertThat(home).contains("孩子的学籍", "欧阳长女", "欧阳次子").doesNotContain("司徒外人");

        assertThat(choose(elder.person()).getStatus()).isEqualTo(302);
        assertThat(page("/own-files")).contains("欧阳长女").doesNotContain("欧阳次子");
        assertThat(ask(get(elder.page())).getStatus()).isEqualTo(200);
        assertThat(ask(get(younger.page())).getStatus()).isEqualTo(404);
        assertThat(page("/"))
                .as("the way to the other child stays")
                .contains(younger.person().toString());

        assertThat(choose(null).getStatus()).isEqualTo(302);
        assertThat(page("/own-files")).contains("欧阳长女", "欧阳次子");
    }

    @Test
    void a_foreign_child_is_chosen_neither_by_page_nor_by_header() throws Exception {
        assertThat(choose(foreign.person()).getStatus()).isEqualTo(404);
        assertThat(ask(get(foreign.page())).getStatus()).isEqualTo(404);
        var asked = ask(get("/own-files").header("X-Ward", foreign.person().toString()));
        assertThat(asked.getContentAsString())
                .doesNotContain("司徒外人")
                .doesNotContain("欧阳长女")
                .doesNotContain("欧阳次子");
        var one = ask(get("/own-files").header("X-Ward", younger.person().toString()));
        assertThat(one.getContentAsString()).contains("欧阳次子").doesNotContain("欧阳长女");
    }

    @Test
    void a_link_that_is_revoked_closes_at_once_even_what_was_chosen() throws Exception {
        choose(elder.person());
        var address = feed();
        assertThat(ask(get(address)).getStatus()).isEqualTo(200);
        elder.asked(
                "update registry.guardian set account_id = null where person_id = ? returning name",
                elder.person());
        assertThat(ask(get(elder.page())).getStatus()).isEqualTo(404);
        assertThat(page("/own-files")).contains("欧阳次子").doesNotContain("欧阳长女");
        younger.asked(
                "update registry.guardian set account_id = null where person_id = ? returning name",
                younger.person());
        assertThat(page("/own-files")).doesNotContain("欧阳次子");
        assertThat(ask(get(address)).getContentAsString()).doesNotContain("欧阳");
        assertThat(browser.fill("/own-duties/feed/revoke").getStatus()).isEqualTo(302);
        assertThat(ask(get(address)).getStatus()).isEqualTo(404);
    }

    @Test
    void deadlines_of_the_children_stand_in_the_list_and_in_the_calendar() throws Exception {
        registrationOpen(elder);
        registrationOpen(foreign);
        assertThat(page("/own-duties")).contains("学期注册截止", "欧阳长女").doesNotContain("司徒外人");
        assertThat(ask(get(feed())).getContentAsString().replace("\r\n ", ""))
                .contains("BEGIN:VEVENT", "欧阳长女")
                .doesNotContain("司徒外人");
        assertThat(page("/")).contains("接下来要办");
    }

    @Test
    void whoever_has_left_has_the_menu_of_a_former_student() throws Exception {
        var student = TestAccounts.of(context).holding("student", school.id());
        elder.asked(
                "insert into registry.account_person (account_id, person_id) values (?, ?) returning person_id::text",
                student.id(),
                elder.person());
        assertThat(home(student)).contains("href=\"/own-registrations\"", "href=\"/own-files\"");
        elder.asked(
                "update registry.student set status = '07' where person_id = ? returning name",
                elder.person());
        assertThat(home(student))
                .contains("href=\"/own-files\"", "href=\"/own-diplomas\"")
                .doesNotContain("href=\"/own-registrations\"")
                .doesNotContain("href=\"/own-courses\"");
    }

    private FileSteps child(String name) {
        return FileSteps.in(
                school,
                mvc,
                sql,
                transaction,
                intake,
                TestStudents.newcomer(name, school.firstClass(), FileSteps.ENTRY));
    }

    private void linked(FileSteps child) {
        child.asked(
                "update registry.guardian set account_id = ? where person_id = ? returning name",
                guardian.id(),
                child.person());
        child.asked(
                "update registry.person set birth_on = '2015-01-01' where id = ? returning name",
                child.person());
        child.asked(
                "update registry.student set birth_on = '2015-01-01' where person_id = ? returning name",
                child.person());
    }

    private void registrationOpen(FileSteps child) {
        var term =
                child
                        .asked(
                                """
                                insert into calendar.term (unit_id, year, seq, name, during)
                                values (?, '2026-2027', 1, '第一学期', daterange(current_date - 30, current_date + 90))
                                on conflict do nothing returning id::text
                                """,
                                school.id())
                        .stream()
                        .findFirst()
                        .orElseGet(() ->
                                child.asked(
                                                "select id::text from calendar.term where unit_id = ?",
                                                school.id())
                                        .getFirst());
        var opening =
                child
                        .asked(
                                """
                                insert into registration.opening
                                  (institution_id, term_id, opens_on, closes_on, opener, opened_at)
                                select u.id, ?::uuid, current_date - 5, current_date + 5, '王', now()
                                  from organisation.unit u where u.id = ?
                                on conflict do nothing returning id::text
                                """,
                                term,
                                school.id())
                        .stream()
                        .findFirst()
                        .orElseGet(() ->
                                child.asked(
                                                "select id::text from registration.opening where institution_id = ?",
                                                school.id())
                                        .getFirst());
        child.asked(
                """
                insert into registration.term_registration (opening_id, enrolment_id, scope_pos, person_id)
                select ?::uuid, s.enrolment_id, s.scope_pos, s.person_id
                  from registry.student s where s.enrolment_id = ? returning enrolment_id::text
                """,
                opening,
                child.enrolment());
    }

    /// The secret address, made anew; it is told on the page that follows.
    private String feed() throws Exception {
        assertThat(browser.fill("/own-duties/feed").getStatus()).isEqualTo(302);
        var told = Pattern.compile("/calendar-feeds/[\\w-]+\\.ics").matcher(page("/own-duties"));
        assertThat(told.find()).isTrue();
        return told.group();
    }

    private MockHttpServletResponse choose(UUID ward) throws Exception {
        return ward == null
                ? browser.fill("/window/ward")
                : browser.fill("/window/ward", "ward", ward.toString());
    }

    private String page(String path) throws Exception {
        var answer = ask(get(path));
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString();
    }

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request) throws Exception {
        var answer = browser.send(request);
        answer.setCharacterEncoding("UTF-8");
        return answer;
    }

    private String home(TestAccounts.Person who) throws Exception {
        var theirs = new Visitor(mvc);
        theirs.signIn(who);
        var answer = theirs.look("/");
        answer.setCharacterEncoding("UTF-8");
        return answer.getContentAsString();
    }
}
