package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// An elective from the timetable system's sheet to its choice on a telephone and its evaluation.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TeachingJourneyTest {

    private static final Window PHONE = new Window(390, 844, ColorScheme.LIGHT);

    @Autowired ApplicationContext context;
    @Autowired TestCases cases;
    @LocalServerPort int port;

    Chromium chromium;
    Visitors visitors;
    JourneyCollege college;

    @BeforeAll
    void open() {
        chromium = Chromium.open();
        college = JourneyCollege.open(context);
        visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void an_elective_comes_by_sheet_is_chosen_and_evaluated() {
        var enrolment =
                cases.students()
                        .enrolled(
                                college.institution(),
                                college.firstClass(),
                                cases.today().minusDays(40));
        planned();
        var teacher = college.officer("teacher", college.institution());
        var registrar =
                visitors.seated(college.officer("registrar", college.institution()), Visitors.DESK);
        visitors.go(registrar, "/teaching-tasks/import");
        registrar.locator("select[name=term]").selectOption(new SelectOption().setIndex(0));
        registrar
                .locator("input[type=file]")
                .setInputFiles(
                        new FilePayload(
                                "排课.csv",
                                "text/csv",
                                "课程号,上课班级,教学班,教师\nTJ101,信息工程系,摄影班,%s\n"
                                        .formatted(teacher.username())
                                        .getBytes(StandardCharsets.UTF_8)));
        registrar.locator("#file form button[type=submit]").click();
        assertThat(registrar.locator("#changes tbody")).containsText("摄影班");
        Visitors.read(registrar, "task-import");
        registrar.locator("form[action$='/apply'] button").click();
        registrar.locator("#tasks a:has-text('摄影基础')").click();
        registrar.locator("#offering input[name=quota]").fill("2");
        registrar.locator("#offering input[name=opensAt]").fill(cases.today() + "T00:00");
        registrar
                .locator("#offering input[name=closesAt]")
                .fill(cases.today().plusDays(7) + "T18:00");
        registrar.locator("#offering select[name=weekday]").selectOption("3");
        registrar.locator("#offering input[name=lessonFrom]").fill("7");
        registrar.locator("#offering input[name=lessonTo]").fill("8");
        registrar.locator("#offering button[type=submit]").click();
        assertThat(registrar.locator("#electives tbody")).containsText("星期三第 7–8 节");

        var student = visitors.seated(own(enrolment), PHONE);
        visitors.go(student, "/own-electives");
        assertThat(student.locator("main")).containsText("摄影基础");
        student.locator("form[action$='/choose'] button").click();
        assertThat(student.locator("main .chip").first()).hasText("已选中");
        looked(student, "own-electives");

        changed(
                "update coursework.offering set opens_at = now() - interval '9 days', closes_at = now() - interval '1 day'");
        visitors.go(registrar, "/electives");
        Visitors.read(registrar, "electives");
        registrar.onceDialog(com.microsoft.playwright.Dialog::accept);
        registrar.locator("form[action$='/settle'] button").click();
        if (registrar.locator("dialog[open] button.pri").count() > 0) {
            registrar.locator("dialog[open] button.pri").click();
        }
        assertThat(registrar.locator("#electives tbody")).containsText("名单已确认");

        visitors.go(registrar, "/evaluations");
        registrar.locator("#criteria button[type=submit]").click();
        registrar.locator("#open select[name=term]").selectOption(new SelectOption().setIndex(0));
        registrar.locator("#open button[type=submit]").click();
        assertThat(registrar.locator("#evaluations tbody")).containsText("评估中");
        Visitors.read(registrar, "evaluations");
        visitors.go(student, "/own-evaluations");
        student.locator("#due a.btn").click();
        looked(student, "evaluate");
        for (var group : student.locator("#evaluate fieldset").all()) {
            group.locator("input[type=radio]").first().check();
        }
        student.locator("#evaluate textarea").fill("收获很大");
        student.locator("#evaluate form button[type=submit]").click();
        assertThat(student.locator("#due tbody")).containsText("已评估");

        visitors.go(registrar, "/teaching-quality");
        registrar.locator("#record select[name=task]").selectOption(new SelectOption().setIndex(1));
        registrar.locator("#record select[name=rating]").selectOption("4");
        registrar.locator("#record textarea[name=findings]").fill("讲解清楚，设备准备充分。");
        Visitors.read(registrar, "teaching-quality");
        registrar.locator("#record button[type=submit]").click();
        assertThat(registrar.locator("main")).containsText("讲解清楚");
        visitors.go(registrar, "/teaching-offices");
        registrar.locator("#open input[name=name]").fill("艺术教研室");
        registrar.locator("#open button[type=submit]").click();
        registrar.locator("#keep textarea[name=members]").fill(teacher.username());
        registrar.locator("#keep form[action$='/members'] button").click();
        assertThat(registrar.locator("#members tbody")).containsText(teacher.username());
        Visitors.read(registrar, "teaching-office");
        visitors.go(registrar, "/teachers");
        assertThat(registrar.locator("#teachers tbody")).containsText("艺术教研室");
        Visitors.read(registrar, "teachers");
    }

    private void planned() {
        var today = cases.today();
        var year = today.getYear();
        changed(
                "update organisation.unit set entry_year = %d where institution_id = '%s' and kind in ('grade', 'class')"
                        .formatted(year, college.institution()));
        changed(
                """
                with c as (insert into curriculum.course (institution_id, code, name, credits, hours, nature, assessment)
                           values ('%1$s', 'TJ101', '摄影基础', 2, 32, 'elective', 'assessed') returning id),
                p as (insert into curriculum.programme (institution_id, unit_id, entry_year, name)
                      values ('%1$s', '%2$s', %3$d, '数字媒体') returning id),
                m as (insert into curriculum.module (programme_id, seq, name, least_credits)
                      select id, 1, '选修课', 4 from p returning id, programme_id),
                t as (insert into calendar.term (unit_id, year, seq, name, during)
                      values ('%1$s', '%3$d-%4$d', 1, '第一学期', daterange('%5$s', '%6$s')))
                insert into curriculum.planned_course (programme_id, course_id, module_id, planned_term)
                select m.programme_id, c.id, m.id, 1 from m, c
                """
                        .formatted(
                                college.institution(),
                                college.department(),
                                year,
                                year + 1,
                                today.minusDays(40),
                                today.plusDays(60)));
    }

    private Person own(UUID enrolment) {
        var account = college.officer("student", college.firstClass());
        cases.people()
                .system(() -> {
                    var person =
                            cases.sql()
                                    .sql("select person_id from registry.enrolment where id = ?")
                                    .param(enrolment)
                                    .query(UUID.class)
                                    .single();
                    college.links().ownAccount(account.id(), person);
                    return person;
                });
        return account;
    }

    private void changed(String statement) {
        cases.people().system(() -> cases.sql().sql(statement).update());
    }

    private static void looked(Page page, String name) {
        Chromium.picture(page, name);
        Assertions.assertThat(Chromium.barriers(page)).as(name).isEmpty();
        Assertions.assertThat(Visitors.sideways(page)).as(name + " sideways").isZero();
    }
}
