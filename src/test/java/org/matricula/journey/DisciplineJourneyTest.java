package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.ProgramTest;
import org.matricula.browser.Chromium;
import org.matricula.change.TestCases;
import org.matricula.discipline.TestDiscipline;
import org.matricula.identity.Role;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/// An offence, the student's own words, the draft, and the committee's conclusion, as people see
/// them.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisciplineJourneyTest {

    @Autowired ApplicationContext context;
    @Autowired TestCases cases;
    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @LocalServerPort int port;

    Chromium chromium;
    PeopledCollege college;
    Visitors visitors;
    TestDiscipline offices;

    @BeforeAll
    void open() {
        chromium = Chromium.open();
        college = PeopledCollege.open(context, cases);
        visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
        var at = college.college();
        offices =
                TestDiscipline.of(
                        cases,
                        new WebSteps(mvc, sql),
                        new TestUnits.School(
                                at.institution(),
                                at.department(),
                                at.firstClass(),
                                at.firstClass()));
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void from_what_was_seen_to_the_committees_conclusion() throws Exception {
        var page = seated(Role.COUNSELLOR, "/offences");
        page.locator("input[name=student]").fill(college.waiting().number());
        page.locator("select[name=kind]").selectOption(new SelectOption().setLabel("考试作弊"));
        page.locator("input[name=occurredOn]").fill(cases.today().toString());
        page.locator("textarea[name=facts]").fill("高等数学期末考试中使用手机查阅资料。");
        page.locator("input[name=file]").setInputFiles(scan());
        page.locator("form[action='/offences'] button").last().click();
        assertThat(page.locator("h1")).containsText("考试作弊");
        shown(page, "offence");

        var student = college.waiting().enrolment();
        var id = offices.proposed(student, "demerit", Map.of("months", 6));
        cases.approve(offices.affairs(), id);
        offices.told(id);
        page = seated(Role.STUDENT, "/own-discipline");
        page.locator("textarea[name=statement]").fill("我只是看了时间，没有查阅资料。");
        shown(page, "own-discipline");
        page.locator("form[action$='/statement'] button").last().click();
        assertThat(page.locator("main")).containsText("没有查阅资料");
        page.context().close();

        page = seated(Role.STUDENT_AFFAIRS, "/sanctions/" + id);
        page.locator("textarea[name=note]").fill("经核对监控，申辩不成立。");
        page.locator("textarea[name=draft]").fill("违反考场纪律，情节较重。");
        page.locator("form[action$='/draft'] button").click();
        assertThat(page.locator("#draft")).containsText("情节较重");
        shown(page, "sanction");
        cases.approve(offices.affairs(), id);
        offices.reviewed(id);
        cases.approve(offices.legal(), id);
        offices.met(id, "authorised");
        cases.approve(offices.principal(), id);
        visitors.go(page, "/deliveries/" + id + "/decision");
        page.locator("input[name=way][value=direct]").check();
        page.locator("input[name=receiver]").fill(college.waiting().name());
        page.locator("input[name=file]").setInputFiles(scan());
        shown(page, "delivery");
        page.locator("form[action$='/decision'] button").last().click();
        assertThat(page.locator("#delivery")).containsText("直接送达");
        visitors.go(page, "/sanctions");
        assertThat(page.locator("main table")).containsText("生效中");
        page.context().close();

        var appellant =
                cases.people()
                        .reaching(
                                college.waiting().name(),
                                "student",
                                college.college().institution(),
                                student);
        var appeal = offices.appealed(appellant, student, id);
        page = seated(Role.APPEALS_COMMITTEE, "/appeals/" + appeal);
        for (var one : page.locator("input[name=members]").all()) {
            one.check();
        }
        page.locator("input[name=conclusion][value=revoke]").check();
        page.locator("textarea[name=grounds]").fill("监控不能证明查阅资料，证据不足。");
        page.locator("input[name=minutesNumber]").fill("申委〔2026〕1号");
        page.locator("input[name=file]").setInputFiles(scan());
        shown(page, "appeal");
        page.locator("form[action$='/conclusion'] button").last().click();
        assertThat(page.locator("#conclusion")).containsText("撤销");
        page.context().close();
        cases.approve(offices.committee().getFirst(), appeal);
        cases.approve(offices.principal(), appeal);
        Assertions.assertThat(offices.sanctions(student)).containsExactly("demerit revoked");
    }

    private Page seated(Role role, String at) {
        var page = visitors.seated(college.somebody(role), Visitors.DESK);
        visitors.go(page, at);
        return page;
    }

    private static void shown(Page page, String name) {
        Assertions.assertThat(Chromium.barriers(page)).as(name).isEmpty();
        Chromium.picture(page, name);
    }

    private static FilePayload scan() throws IOException {
        return new FilePayload("scan.png", "image/png", TestPeople.scan().readAllBytes());
    }
}
