package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.ProgramTest;
import org.matricula.browser.Chromium;
import org.matricula.browser.Chromium.Window;
import org.matricula.change.TestCases;
import org.matricula.identity.entry.TestAccounts.Person;
import org.matricula.registry.AccountLinks;
import org.matricula.registry.TestStudents;
import org.matricula.workflow.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A teacher types, pastes, loses the network and the window, meets another tab, submits, and finds
/// a mistake; the student reads what was published.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GradeJourneyTest {

    private static final Window PHONE = new Window(390, 844, ColorScheme.LIGHT);

    private static final String PASTE =
            """
            (cell, text) => {
              const data = new DataTransfer();
              data.setData('text/plain', text);
              cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """;

    @Autowired ApplicationContext context;
    @Autowired TestCases cases;
    @LocalServerPort int port;

    final List<UUID> students = new ArrayList<>();
    Chromium chromium;
    JourneyCollege college;
    Visitors visitors;
    Person teacher;
    Person student;
    String at;

    @BeforeAll
    void aClassOfFour() {
        chromium = Chromium.open();
        college = JourneyCollege.open(context);
        visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
        var names = List.of("林一诺", "周子涵", "吴雨桐", "郑浩然");
        for (var i = 0; i < names.size(); i++) {
            students.add(
                    cases.students()
                            .enrolled(
                                    TestStudents.numbered(
                                            TestStudents.newcomer(
                                                    names.get(i),
                                                    college.firstClass(),
                                                    cases.today().minusMonths(3)),
                                            "%08d".formatted(26_200_001 + i)),
                                    college.institution()));
        }
        teacher = college.accounts().holding("teacher", college.firstClass());
        student = college.accounts().holding("student", college.firstClass());
        at = "/teaching-tasks/" + task();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void nothing_that_was_typed_is_lost_until_it_is_submitted_and_corrected() throws IOException {
        var page = visitors.seated(teacher, Visitors.DESK);
        var complaints = Chromium.complaints(page);
        visitors.go(page, at);
        typed(page, 0, "usual", "80");
        page.keyboard().press("ArrowRight");
        page.keyboard().type("５５");
        page.keyboard().press("Enter");
        Assertions.assertThat(
                        page.evaluate("() => document.activeElement.getAttribute('aria-label')"))
                .isEqualTo("周子涵 考试");
        assertThat(row(page, 0).locator("[data-total]")).hasText("63");
        saved(page);

        cell(page, 1, "usual")
                .evaluate(
                        PASTE,
                        "学号\t姓名\t考试\t平时\n26200003\t吴雨桐\t９0\t80\n26200002\t周子涵\t缺考\t70\n26999999\t外班\t1\t1\n");
        assertThat(cell(page, 2, "exam")).hasValue("90");
        assertThat(cell(page, 1, "mark")).hasValue("缺考");
        assertThat(page.locator("[data-paste-told]")).containsText("26999999");
        saved(page);
        // by name, whatever the order; a number with another's name is nobody's
        cell(page, 0, "usual").evaluate(PASTE, "1\t郑浩然\t61\n2\t吴雨桐\t81\n");
        assertThat(cell(page, 3, "usual")).hasValue("61");
        assertThat(cell(page, 2, "usual")).hasValue("81");
        assertThat(cell(page, 0, "usual")).hasValue("80");
        cell(page, 0, "usual").evaluate(PASTE, "26200001\t周子涵\t11\n26200003\t吴雨桐\t80\n");
        assertThat(page.locator("[data-paste-told]")).containsText("26200001");
        assertThat(cell(page, 0, "usual")).hasValue("80");
        assertThat(cell(page, 1, "usual")).hasValue("70");
        saved(page);
        Chromium.picture(page, "enter-grades");
        Assertions.assertThat(Chromium.barriers(page)).isEmpty();
        Assertions.assertThat(complaints).isEmpty();

        page.context().setOffline(true);
        typed(page, 3, "usual", "66");
        typed(page, 3, "exam", "77");
        assertThat(page.locator("[data-state]")).containsText("已留在这台电脑上");
        Assertions.assertThat(stored(students.get(3))).as("not on the server").isNull();
        var browser = page.context();
        page.close();
        browser.setOffline(false);
        var again = browser.newPage();
        visitors.go(again, at);
        assertThat(cell(again, 3, "usual")).hasValue("66");
        saved(again);
        Assertions.assertThat(stored(students.get(3))).isEqualTo("74");

        var tab = browser.newPage();
        visitors.go(tab, at);
        typed(again, 0, "exam", "60");
        typed(again, 2, "usual", "82");
        saved(again);
        typed(tab, 2, "exam", "91");
        saved(tab);
        assertThat(cell(tab, 2, "usual")).hasValue("82");
        typed(again, 0, "exam", "61");
        saved(again);
        typed(tab, 0, "exam", "70");
        assertThat(row(tab, 0).locator(".clash")).containsText("现值 61");
        Chromium.picture(tab, "enter-grades-conflict");
        Assertions.assertThat(Chromium.barriers(tab)).isEmpty();
        Assertions.assertThat(stored(students.get(0))).as("nothing written over").isEqualTo("67");
        Chromium.resize(tab, PHONE);
        Assertions.assertThat(Visitors.sideways(tab)).isZero();
        Chromium.resize(tab, Visitors.DESK);
        row(tab, 0).locator(".clash button").last().click();
        saved(tab);
        Assertions.assertThat(stored(students.get(0))).isEqualTo("73");

        tab.locator("form[action$='/submit'] button").click();
        tab.locator("#confirm [data-yes]").click();
        assertThat(tab.locator("#grades-title ~ .end .chip")).hasText("已提交");

        row(tab, 2).locator("button").click();
        tab.locator("input[name=exam]").fill("96");
        tab.locator("#values button[type=submit]").click();
        assertThat(tab.locator("#sides")).containsText("96");
        Chromium.picture(tab, "correct-a-grade");
        Assertions.assertThat(Chromium.barriers(tab)).isEmpty();
        tab.locator("#to-case").click();
        tab.locator("input[name=correction][value=amend]").check();
        tab.locator("textarea[name=cause]").fill("卷面第三题漏加 5 分");
        tab.locator("form[action$='/fields'] button").click();
        tab.locator("form[action$='/evidence'] select").selectOption("exam-paper-scan");
        tab.locator("form[action$='/evidence'] input[type=file]")
                .setInputFiles(
                        new FilePayload(
                                "paper.png", "image/png", TestPeople.scan().readAllBytes()));
        tab.locator("form[action$='/evidence'] button[type=submit]").click();
        tab.locator("form[action$='/submit'] button").click();
        assertThat(tab.locator(".head .chip").first()).hasText("已提交");

        published();
        var own = visitors.seated(student, PHONE);
        visitors.go(own, "/own-grades");
        assertThat(own.locator("#grades")).containsText("73");
        assertThat(own.locator("#points")).containsText("2.30");
        Chromium.picture(own, "own-grades");
        Assertions.assertThat(Chromium.barriers(own)).isEmpty();
        Assertions.assertThat(Visitors.sideways(own)).isZero();
    }

    private static Locator row(Page page, int i) {
        return page.locator("#grid tbody tr").nth(i);
    }

    private static Locator cell(Page page, int i, String name) {
        return row(page, i).locator("[data-cell=" + name + "]");
    }

    private static void typed(Page page, int i, String name, String value) {
        cell(page, i, name).focus();
        page.keyboard().type(value);
    }

    private static void saved(Page page) {
        assertThat(page.locator("[data-state]")).hasText("已全部保存");
    }

    private String stored(UUID enrolment) {
        return cases.people()
                .system(() ->
                        cases.sql()
                                .sql(
                                        "select total::text from coursework.grade where enrolment_id = ?")
                                .param(enrolment)
                                .query((row, n) -> row.getString(1))
                                .list()
                                .getFirst());
    }

    private void published() {
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql(
                                        "update coursework.task set stage = 'published' where institution_id = ?")
                                .param(college.institution())
                                .update());
    }

    private UUID task() {
        return cases.people()
                .system(() -> {
                    var person =
                            cases.sql()
                                    .sql("select person_id from registry.enrolment where id = ?")
                                    .param(students.getFirst())
                                    .query(UUID.class)
                                    .single();
                    context.getBean(AccountLinks.class).ownAccount(student.id(), person);
                    var id =
                            cases.sql()
                                    .sql(
                                            """
                                            with c as (
                                              insert into curriculum.course (institution_id, code, name, credits, nature, assessment)
                                              values (:school, 'GJ101', '高等数学', 4, 'required', 'examined') returning id),
                                            p as (
                                              insert into curriculum.programme (institution_id, unit_id, entry_year, name)
                                              values (:school, :department, 2026, '软件技术') returning id),
                                            m as (
                                              insert into curriculum.module (programme_id, seq, name, least_credits)
                                              select id, 1, '公共基础课', 10 from p returning id, programme_id),
                                            k as (
                                              insert into curriculum.planned_course (programme_id, course_id, module_id, planned_term)
                                              select m.programme_id, c.id, m.id, 1 from m, c),
                                            t as (
                                              insert into calendar.term (unit_id, year, seq, name, during)
                                              values (:school, '2026-2027', 1, '第一学期', daterange(cast(:from as date), cast(:to as date)))
                                              returning id)
                                            insert into coursework.task (institution_id, scope_pos, unit_id, term_id, course_id,
                                              programme_id, teacher_id, scale, usual_percent, opens_on, closes_on)
                                            select :school, u.pos, u.id, t.id, c.id, p.id, :teacher, 'hundred', 30, :from, :to
                                              from t, c, p, organisation.unit u where u.id = :class
                                            returning id
                                            """)
                                    .param("school", college.institution())
                                    .param("department", college.department())
                                    .param("class", college.firstClass())
                                    .param("teacher", teacher.id())
                                    .param("from", cases.today().minusDays(30))
                                    .param("to", cases.today().plusDays(30))
                                    .query(UUID.class)
                                    .single();
                    cases.sql()
                            .sql(
                                    """
                                    insert into coursework.grade (task_id, enrolment_id, scope_pos, person_id)
                                    select ?, s.enrolment_id, s.scope_pos, s.person_id from registry.student s
                                     where s.enrolment_id = any (?)
                                    """)
                            .params(id, students.toArray(UUID[]::new))
                            .update();
                    return id;
                });
    }
}
