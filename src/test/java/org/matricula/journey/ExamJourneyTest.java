package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matricula.browser.Chromium;
import org.matricula.browser.Chromium.Window;
import org.matricula.change.TestCases;
import org.matricula.exam.plan.TestExams;
import org.matricula.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A round of make-up exams in the office's browser: opened, listed, papers chosen, planned.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ExamJourneyTest {

    static final Window PHONE = new Window(390, 844, ColorScheme.LIGHT);

    @Autowired ApplicationContext context;
    @Autowired TestCases cases;
    @Autowired TestExams exams;
    @LocalServerPort int port;

    @Test
    void a_round_is_opened_listed_and_planned() {
        var college = PeopledCollege.open(context, cases);
        failed(college);
        try (var chromium = Chromium.open()) {
            var visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
            var office = visitors.seated(college.somebody(Role.REGISTRAR), Visitors.DESK);
            visitors.go(office, "/exam-rounds");
            office.locator("select[name=term]")
                    .selectOption(
                            new com.microsoft.playwright.options.SelectOption()
                                    .setLabel("2025-2026 第一学期"));
            office.locator("button:has-text('发起补考批次')").click();
            assertThat(office.locator("#steps tbody tr")).hasCount(10);
            Chromium.picture(office, "make-up-round");
            everyWindow(office, "make-up-round");
            var round = office.url();
            office.navigate(round + "/list");
            press(office, "提取名单");
            assertThat(office.locator("#courses")).containsText("高等数学");
            Chromium.picture(office, "make-up-list");
            everyWindow(office, "make-up-list");
            press(office, "完成本步");
            office.navigate(round + "/papers");
            office.locator("main button:has-text('保存')").click();
            press(office, "完成本步");
            office.navigate(round + "/plan");
            office.locator("#f-room-name").fill("教101");
            office.locator("#f-room-seats").fill("30");
            office.locator("button:has-text('添加考场')").click();
            office.locator("#f-slot-from").fill("08:30");
            office.locator("#f-slot-until").fill("10:00");
            office.locator("button:has-text('添加时段')").click();
            office.locator("button:has-text('列入本校全部教师')").click();
            press(office, "自动编排");
            exams.ran();
            office.navigate(round + "/plan");
            assertThat(office.locator("#plan")).containsText("教101");
            Chromium.picture(office, "make-up-plan");
            everyWindow(office, "make-up-plan");
            office.context().close();
        }
    }

    private void failed(PeopledCollege college) {
        var school = college.college().institution();
        var term = exams.terms(school);
        var course = exams.course(school, "GJ101", "高等数学", "examined");
        var task =
                exams.task(
                        college.college().firstClass(),
                        term,
                        course,
                        college.somebody(Role.TEACHER).id());
        exams.first(task, college.waiting().enrolment(), 42, null);
        exams.first(task, college.studying().enrolment(), null, "deferred");
    }

    private static void press(Page page, String label) {
        page.locator("main button:has-text('" + label + "')").first().click();
        page.waitForNavigation(() -> page.locator("dialog [data-yes]").click());
    }

    private static void everyWindow(Page page, String name) {
        var faults = new ArrayList<String>();
        for (var window : List.of(Visitors.DESK, Window.ALL.get(1), PHONE)) {
            Chromium.resize(page, window);
            Chromium.shoot(page, name + "-" + window, true);
            faults.addAll(Chromium.barriers(page).stream().map(it -> window + " " + it).toList());
            if (Visitors.sideways(page) > 0) {
                faults.add(window + " scrolls sideways");
            }
        }
        Chromium.resize(page, Visitors.DESK);
        assertThat(faults).as(name).isEmpty();
    }
}
