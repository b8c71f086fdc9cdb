package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.ProgramTest;
import org.matricula.browser.Chromium;
import org.matricula.browser.Chromium.Window;
import org.matricula.change.TestCases;
import org.matricula.coursework.TestGrades;
import org.matricula.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A class's transcripts for a job fair from the college's request to the ZIP, a guardian's term
/// sheet on the phone, and last term's archive.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TranscriptJourneyTest {

    private static final Window PHONE = new Window(390, 844, ColorScheme.LIGHT);

    @Autowired ApplicationContext context;
    @Autowired TestCases cases;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    Chromium chromium;
    PeopledCollege college;
    Visitors visitors;

    @BeforeAll
    void open() {
        chromium = Chromium.open();
        college = PeopledCollege.open(context, cases);
        visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
        var it = college.college();
        var grades =
                TestGrades.in(
                        sql,
                        transaction,
                        it.institution(),
                        it.department(),
                        it.firstClass(),
                        cases.today().minusDays(200),
                        cases.today().minusDays(20));
        for (var course : new String[] {"GJ101 高等数学", "GJ102 程序设计基础", "GJ103 大学英语"}) {
            var task = grades.task(course.substring(0, 5), course.substring(6));
            grades.grade(task, college.waiting().enrolment(), "first", 71 + course.length());
            grades.grade(task, college.studying().enrolment(), "first", 88);
        }
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void a_class_goes_to_the_job_fair_with_its_transcripts() {
        var department =
                visitors.seated(college.somebody(Role.DEPARTMENT_REGISTRAR), Visitors.DESK);
        visitors.go(department, "/transcript-batches");
        department
                .locator("select[name=unit]")
                .selectOption(college.college().firstClass().toString());
        department.locator("select[name=purpose]").selectOption("career");
        department.locator("input[name=title]").fill("2027 届春季双选会");
        looked(department, "transcript-ask");
        department.locator("#ask button[type=submit]").click();
        assertThat(department.locator("h1")).hasText("2027 届春季双选会");
        assertThat(department.locator("#lines tbody tr")).hasCount(3);
        var at = department.url().replaceAll("^.*(/transcript-batches/[0-9a-f-]+).*$", "$1");

        var registrar = visitors.seated(college.somebody(Role.REGISTRAR), Visitors.DESK);
        visitors.go(registrar, at);
        registrar.locator("form[action$='/agree'] button").click();
        registrar.locator("dialog [data-yes]").click();
        assertThat(registrar.locator("#progress-body")).containsText("已出具 2 人");
        visitors.go(registrar, at);
        assertThat(registrar.locator("#lines")).containsText("没有已公布的成绩");
        looked(registrar, "transcript-batch");
        var zip =
                registrar.waitForDownload(() -> registrar.locator("a[href$='papers.zip']").click());
        Assertions.assertThat(zip.suggestedFilename()).endsWith(".zip");
        visitors.go(registrar, "/transcripts");
        assertThat(registrar.locator("#transcripts tbody tr")).hasCount(2);
        looked(registrar, "transcript-register");
        visitors.go(registrar, "/term-archive");
        assertThat(registrar.locator("#missing tbody")).containsText("程序设计基础");
        looked(registrar, "term-archive");

        var guardian = visitors.seated(college.somebody(Role.GUARDIAN), PHONE);
        visitors.go(guardian, "/own-transcripts");
        guardian.locator("#terms button").first().click();
        assertThat(guardian.locator("#issued tbody")).containsText("学期成绩单");
        looked(guardian, "transcript-own");
    }

    private static void looked(Page page, String name) {
        Chromium.picture(page, name);
        Assertions.assertThat(Chromium.barriers(page)).as(name).isEmpty();
        Assertions.assertThat(Visitors.sideways(page)).as(name + " sideways").isZero();
    }
}
