package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.ProgramTest;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.browser.Chromium;
import org.matricula.browser.Chromium.Window;
import org.matricula.change.TestCases;
import org.matricula.identity.Role;
import org.matricula.kernel.Acting;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// The leading group sees who keeps deadlines and who looked, assesses its units by criteria, and
/// publishes on a phone; a school lists whom it aids.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OversightJourneyTest {

    private static final Window PHONE = new Window(390, 844, ColorScheme.DARK);

    @Autowired ApplicationContext context;
    @Autowired TestCases cases;
    @Autowired Ledger ledger;
    @LocalServerPort int port;

    Chromium chromium;
    PeopledCollege college;
    Visitors visitors;

    @BeforeAll
    void open() {
        chromium = Chromium.open();
        college = PeopledCollege.open(context, cases);
        visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void units_are_watched_assessed_with_comments_and_told_on_a_phone() {
        var department = college.college().department();
        Acting.as(
                cases.people().holding("林敏", "department-registrar", department),
                () ->
                        ledger.note(
                                Act.of(
                                                "student.unmask",
                                                "enrolment:" + college.studying().enrolment())
                                        .because("家长来电，核对联系电话后告知补办学生证的时间和地点")));
        var head = visitors.seated(college.somebody(Role.ACADEMIC_OFFICE_HEAD), Visitors.DESK);
        var complaints = Chromium.complaints(head);
        errand(head);
        visitors.go(head, "/oversight");
        assertThat(head.locator("#units")).containsText("在办");
        assertThat(head.locator("#lookups")).containsText("1");
        fits(head, "oversight");
        head.locator("#lookups a").first().click();
        assertThat(head.locator("#entries")).containsText("林敏");
        fits(head, "oversight-looks");
        visitors.go(head, "/oversight/units/" + department);
        fits(head, "oversight-unit");

        visitors.go(head, "/assessments");
        criterion(head, "按期报送", "70");
        criterion(head, "档案完整", "40");
        assertThat(head.locator("main .errors").first()).containsText("权重须为 1 至 30");
        assertThat(head.locator("input[name=name]")).hasValue("档案完整");
        criterion(head, "档案完整", "30");
        fits(head, "assessment-criteria");
        sure(head, "form[action='/assessments/begin'] button");
        head.locator("#assessments a").first().click();
        var points = head.locator("#scores input[inputmode=decimal]");
        points.first().fill("92.5");
        points.last().fill("一百");
        head.locator("#scores textarea[name^='comment-']").last().fill("两卷缺目录，已限期补齐");
        head.locator("form[action$='/score'] .acts button").click();
        assertThat(head.locator("main")).containsText("“档案完整”的得分须为 0 至 100");
        assertThat(points.first()).hasValue("92.5");
        assertThat(head.locator("#scores [aria-invalid=true]")).hasCount(1);
        fits(head, "assessment-score");
        points.last().fill("80");
        new Hands(head).reach("form[action$='/score'] .acts button").press("Enter");
        assertThat(head.locator("main")).containsText("88.8");
        Assertions.assertThat(complaints)
                .as("but for the refusals that were asked for")
                .allMatch(it -> it.contains("400"));

        var leader = visitors.seated(college.somebody(Role.VICE_PRINCIPAL), PHONE);
        visitors.go(leader, java.net.URI.create(head.url()).getPath());
        sure(leader, "form[action$='/publish'] button");
        assertThat(leader.locator("main")).containsText("两卷缺目录");
        fits(leader, "assessment-published");
        visitors.go(leader, "/supervision");
        fits(leader, "supervision");
    }

    /// 中职资助学生名单, filled in the school that the round asks.
    @Test
    void a_list_of_the_aided_is_filled_and_read_on_a_phone() {
        var today = LocalDate.now();
        var registrar = visitors.seated(college.somebody(Role.REGISTRAR), Visitors.DESK);
        visitors.go(registrar, "/reports/rounds/new");
        registrar.locator("input[name=kind][value=aid]").check();
        registrar.locator("input[name=title]").fill("秋季学期中职资助名单");
        registrar.locator("input[name=asOf]").fill(today.toString());
        registrar.locator("input[name=dueOn]").fill(today.plusDays(9).toString());
        registrar.locator("main form .btn.pri").click();
        registrar.locator("#units tbody a").first().click();
        var typed = college.studying().number() + ",国家助学金,一千,,";
        registrar.locator("textarea[name=text]").fill(typed);
        registrar.locator("form[action$='/lines'] .acts button").click();
        assertThat(registrar.locator("textarea[name=text]")).hasValue(typed);
        fits(registrar, "aid-refused");
        registrar
                .locator("textarea[name=text]")
                .fill(college.studying().number() + ",国家助学金,1000,特别困难,建档立卡");
        registrar.locator("form[action$='/lines'] .acts button").click();
        assertThat(registrar.locator("#aided")).containsText("马腾飞");
        registrar.locator("#export details summary").click();
        fits(registrar, "aid-list");
    }

    /// The teacher's own window: what waits, whom they teach, and the marks they entered.
    @Test
    void a_teacher_finds_their_window_on_a_phone() {
        var teacher = visitors.seated(college.somebody(Role.TEACHER), PHONE);
        fits(teacher, "teacher-home");
        for (var path : new String[] {"/teaching-tasks", "/exam-duties", "/apply"}) {
            visitors.go(teacher, path);
            fits(teacher, "teacher" + path.replace('/', '-'));
        }
    }

    private void errand(Page page) {
        visitors.go(page, "/errands/new");
        page.locator("input[name=title]").fill("核对毕业生照片");
        page.locator("input[name=dueOn]").fill(LocalDate.now().plusDays(5).toString());
        page.locator("input[name=roles][value=department-registrar]").check();
        page.locator("main form .btn.pri").click();
    }

    private static void criterion(Page page, String name, String weight) {
        page.locator("input[name=name]").fill(name);
        page.locator("input[name=weight]").fill(weight);
        page.locator("form[action='/assessments/criteria'] .acts button").click();
    }

    /// Read at a desk by day and in the hand at night, no table pushed aside.
    private static void fits(Page page, String name) {
        Visitors.read(page, name);
        Chromium.resize(page, PHONE);
        Assertions.assertThat(
                        page.evaluate(
                                "() => [...document.querySelectorAll('.tw')].filter(it => it.scrollWidth > it.clientWidth + 1).map(it => it.ariaLabel).join()"))
                .as(name)
                .isEqualTo("");
        Chromium.resize(page, Visitors.DESK);
    }

    /// Says yes to the question.
    private static void sure(Page page, String button) {
        page.locator(button).first().click();
        page.waitForNavigation(() -> page.locator("dialog [data-yes]").click());
    }
}
