package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.ProgramTest;
import org.matricula.browser.Chromium;
import org.matricula.change.TestCases;
import org.matricula.identity.Role;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.registry.TestStudents;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Service, a correction, the chase of a pupil and the offices' turn-around, as people see them.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandingJourneyTest {

    @Autowired ApplicationContext context;
    @Autowired TestCases cases;
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
    void service_is_applied_for_and_a_wrong_leave_is_corrected() {
        var page = visitors.seated(college.somebody(Role.COUNSELLOR), Visitors.DESK);
        visitors.go(page, "/apply?student=" + college.studying().number());
        page.locator("form:has(input[value=service-hold]) button").click();
        page.locator("input[name=on]").fill(cases.today().toString());
        page.locator("input[name=noticeOn]").fill(cases.today().minusDays(20).toString());
        page.locator("input[name=noticeNo]").fill("征〔2026〕8号");
        page.locator("input[name=office]").fill("海淀区征兵办");
        page.locator("input[name=dischargeOn]").fill(cases.today().plusYears(2).toString());
        page.locator("textarea[name=explanation]").fill("应征入伍，申请保留学籍。");
        page.locator("form[action$='/fields'] button").click();
        assertThat(page.locator(".decide")).containsText("接到入伍通知");
        Chromium.picture(page, "service-hold");
        page.context().close();

        page = visitors.seated(college.somebody(Role.REGISTRAR), Visitors.DESK);
        var granted = granted();
        visitors.go(page, "/cases/" + granted);
        page.locator("a[href$='/correction']").click();
        page.locator("textarea[name=correction-reason]").fill("结束日期抄错一个月。");
        page.locator("main form button.pri").click();
        assertThat(page.locator(".errors")).containsText("没有改动任何内容");
        var last = page.locator("input[name=lastOn]");
        last.fill(LocalDate.parse(last.inputValue()).minusMonths(1).toString());
        Chromium.picture(page, "correction");
        page.locator("main form button.pri").click();
        assertThat(page.locator(".head .chip")).hasText("已提交");
        page.context().close();
        visitors.look(
                college.somebody(Role.REGISTRAR),
                "correction",
                "/cases/" + granted + "/correction");
    }

    @Test
    void the_offices_are_compared_over_a_period() {
        var page = visitors.seated(college.somebody(Role.ACADEMIC_OFFICE_HEAD), Visitors.DESK);
        visitors.go(page, "/turnaround");
        page.waitForFunction(
                "() => [...document.querySelectorAll('[data-chart]')].every(it => it.dataset.drawn)");
        assertThat(page.locator("#turnaround tbody tr.sum").first()).containsText("合计");
        Chromium.picture(page, "turnaround");
        page.context().close();
        visitors.look(college.somebody(Role.REGISTRAR), "turnaround", "/turnaround");
    }

    @Test
    void a_pupil_who_stays_away_is_chased_and_reported() {
        var school = cases.units().school("school");
        var pupil = TestStudents.newcomer("方小雨", school.firstClass(), LocalDate.of(2024, 9, 1));
        cases.students().enrolled(pupil, school.id());
        var teacher = TestAccounts.of(context).holding("class-teacher", school.firstClass());
        var page = visitors.seated(teacher, Visitors.DESK);
        page.locator("nav a[href='/chases']").first().click();
        page.locator("input[name=student]").fill(pupil.studentNumber());
        page.locator("input[name=lostOn]").fill(cases.today().minusDays(6).toString());
        page.locator("textarea[name=circumstances]").fill("连续一周未到校，家长称外出打工。");
        page.locator("form[action='/chases'] button").click();
        for (var attempt : Map.of("phone", "父亲称月底回来", "visit", "家中无人，邻居称已随父母外出").entrySet()) {
            page.locator("input[name=channel][value=" + attempt.getKey() + "]").check();
            page.locator("input[name=person]").fill("父亲");
            page.locator("input[name=result]").fill(attempt.getValue());
            page.locator("form[action$='/contacts'] button").click();
        }
        assertThat(page.locator("table.t tbody tr")).hasCount(2);
        Chromium.picture(page, "chase");
        page.locator("input[name=number]").fill("示小报〔2026〕3号");
        page.locator("form[action$='/report'] button").click();
        assertThat(page.locator("main")).containsText("示小报〔2026〕3号");
        var here = page.url().substring(page.url().indexOf("/chases"));
        page.context().close();
        visitors.look(teacher, "chase", here);
        visitors.look(teacher, "chases", "/chases");
    }

    UUID granted() {
        return UUID.fromString(
                cases.texts(
                                "select id::text from workflow.case_file where institution_id = ? and state in ('approved', 'effective') order by id desc limit 1",
                                college.college().institution())
                        .getFirst());
    }
}
