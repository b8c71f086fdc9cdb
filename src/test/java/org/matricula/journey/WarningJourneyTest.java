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
import org.matricula.browser.Chromium;
import org.matricula.browser.Chromium.Window;
import org.matricula.change.TestCases;
import org.matricula.registry.TestStudents;
import org.matricula.standing.TestResults;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A term's warning by its different people: run, reviewed, handed in, confirmed, told, talked
/// about, decided, and read by the student on a telephone.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WarningJourneyTest {

    @Autowired ApplicationContext context;
    @Autowired TestCases cases;
    @LocalServerPort int port;

    Chromium chromium;
    Visitors visitors;
    JourneyCollege college;
    LocalDate today;

    @BeforeAll
    void a_college_after_the_make_up_exams() {
        chromium = Chromium.open();
        visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
        college = JourneyCollege.open(context);
        today = cases.today();
        var results =
                new TestResults(
                        college.sql(),
                        college.transaction(),
                        college.institution(),
                        college.firstClass());
        var year = today.getYear();
        var term =
                results.term(
                        (year - 1) + "-" + year,
                        2,
                        "第二学期",
                        today.minusDays(200),
                        today.minusDays(40));
        results.term(year + "-" + (year + 1), 1, "第一学期", today.minusDays(20), today.plusDays(100));
        var tasks = results.courses(term, today.minusDays(60));
        var failed = 0;
        for (var name : new String[] {"林一诺", "马腾飞", "欧阳昕"}) {
            var student = TestStudents.newcomer(name, college.firstClass(), today.minusDays(400));
            results.results(
                    cases.students().enrolled(student, college.institution()), tasks, 5 - failed);
            failed += 2;
        }
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void a_term_is_warned_and_a_student_is_treated() {
        var page = desk("registrar");
        visitors.go(page, "/warning-rules");
        seen(page, "warning-rules");
        visitors.go(page, "/warnings");
        page.locator("#f-term")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        page.locator("form[action='/warnings'] button.pri").click();
        assertThat(page.locator("#warned tbody tr")).hasCount(2, patient());
        var run = page.url().substring(page.url().indexOf("/warnings"));
        page.context().close();

        page =
                visitors.seated(
                        college.officer("department-registrar", college.department()),
                        Visitors.DESK);
        visitors.go(page, run);
        page.locator("#warned thead input[type=checkbox]").check();
        seen(page, "warning-review");
        page.locator("button[name=verdict][value=keep]").click();
        page.locator("#lists form[action$='/reports'] button").click();
        page.locator("dialog[open] button[value=yes]").click();
        assertThat(page.locator("#lists tbody td").nth(2)).not().hasText("—");
        page.context().close();

        var head = desk("academic-office-head");
        visitors.go(head, run);
        head.locator("#lists form[action$='/receipt'] button").click();
        head.locator("dialog[open] button[value=yes]").click();
        head.locator("form[action$='/confirmation'] button").click();
        head.locator("dialog[open] button[value=yes]").click();
        assertThat(head.locator(".head .note")).containsText("已确认");

        page = visitors.seated(college.officer("counsellor", college.firstClass()), Visitors.DESK);
        visitors.go(page, run);
        page.locator("#warned thead input[type=checkbox]").check();
        page.locator(".bulk button.pri").click();
        page.locator("dialog[open] button[value=yes]").click();
        page.locator("#warned a.who:has-text('林一诺')").click();
        page.locator(".head a[href^='/talks']").click();
        page.locator("textarea[name=remarks]").fill("高等数学基础薄弱，课后未复习。");
        page.locator("textarea[name=agreement]").fill("每周二、周四参加答疑，报名重修两门。");
        page.locator("input[name=nextOn]").fill(today.plusDays(14).toString());
        page.locator("input[name=shared]").check();
        seen(page, "warning-talk");
        page.locator("form[action='/talks'] button.pri").click();
        assertThat(page.locator("#talks")).containsText("每周二、周四参加答疑");
        visitors.go(page, run);
        page.locator("#warned a.who:has-text('林一诺')").click();
        page.locator("input[name=mentor]").fill("陈老师");
        page.locator("textarea[name=plan]").fill("每周答疑两次，第八周检查作业，参加重修考试。");
        page.locator("input[name=until]").fill(today.plusDays(80).toString());
        page.locator("form[action$='/plan'] button").click();
        assertThat(page.locator("#planned")).containsText("陈老师");
        seen(page, "warning");
        page.context().close();

        visitors.go(head, "/treatments");
        seen(head, "treatments");
        head.locator("tbody a.who").first().click();
        head.locator("input[name=decision][value=repeat]").check();
        head.locator("#treatment textarea[name=reason]").fill("累计五门不及格，编入下一年级学习。");
        head.locator("#treatment form button").click();
        head.locator("dialog[open] button[value=yes]").click();
        assertThat(head.locator("#treatment")).containsText("留级");
        head.context().close();

        page = visitors.seated(college.student("林一诺"), new Window(390, 844, ColorScheme.DARK));
        visitors.go(page, "/own-warnings");
        assertThat(page.locator("main")).containsText("累计不及格 5 门");
        assertThat(page.locator("main")).containsText("再通过 4 门不及格课程");
        assertThat(page.locator("main")).containsText("每周二、周四参加答疑");
        Assertions.assertThat(Visitors.sideways(page)).isZero();
        seen(page, "warning-own");
        page.context().close();
    }

    private Page desk(String role) {
        return visitors.seated(college.officer(role, college.institution()), Visitors.DESK);
    }

    private static void seen(Page page, String name) {
        Assertions.assertThat(Chromium.barriers(page)).as(name).isEmpty();
        Chromium.picture(page, name);
    }

    private static com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions patient() {
        return new com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions()
                .setTimeout(20_000);
    }
}
