package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.time.LocalDate;
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
import org.matricula.exam.plan.TestExams;
import org.matricula.registry.TestStudents;
import org.matricula.standing.TestResults;
import org.matricula.workflow.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A term from end to end by its different people: two teachers type into one grid at once, one
/// submits, the department reviews, the office publishes, a mistake is corrected by its case, a
/// round of make-up exams goes through its ten steps, a failure of it becomes a warning and is
/// treated, and the transcripts of the class are issued.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TermJourneyTest {

    @Autowired ApplicationContext context;
    @Autowired TestCases cases;
    @Autowired TestExams exams;
    @LocalServerPort int port;

    final List<UUID> students = new ArrayList<>();
    Chromium chromium;
    Visitors visitors;
    JourneyCollege college;
    LocalDate today;
    String term;
    List<UUID> done;
    UUID task;

    @BeforeAll
    void a_term_whose_last_grades_are_still_typed() {
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
        var failed =
                results.term(
                        (year - 1) + "-" + year,
                        2,
                        "第二学期",
                        today.minusDays(200),
                        today.minusDays(40));
        results.term(year + "-" + (year + 1), 1, "第一学期", today.minusDays(20), today.plusDays(100));
        term = (year - 1) + "-" + year + " 第二学期";
        done = results.courses(failed, today.minusDays(60));
        for (var name : new String[] {"林一诺", "马腾飞"}) {
            var it = TestStudents.newcomer(name, college.firstClass(), today.minusDays(400));
            students.add(cases.students().enrolled(it, college.institution()));
        }
        results.results(students.get(0), done, 4);
        results.results(students.get(1), done, 0);
        task =
                results.one(
                        """
                        with t as (
                          update coursework.task set stage = 'entering', opens_on = ?, closes_on = ?
                           where id = ? returning id)
                        select id from t
                        """,
                        today.minusDays(20),
                        today.plusDays(20),
                        done.getFirst());
        results.changed(
                """
                with m as (
                  insert into curriculum.module (programme_id, seq, name, least_credits)
                  select distinct programme_id, 1, '专业课', 16 from coursework.task where institution_id = ?
                  returning id, programme_id)
                insert into curriculum.planned_course (programme_id, course_id, module_id, planned_term)
                select t.programme_id, t.course_id, m.id, 1 from coursework.task t join m on m.programme_id = t.programme_id
                """,
                college.institution());
        results.changed(
                "update coursework.grade set usual = null, exam = null, total = null, mark = null, passed = null where task_id = ?",
                task);
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void a_term_goes_from_the_grid_to_the_transcript() throws IOException {
        var here = "/teaching-tasks/" + task;
        var one = college.officer("teacher", college.firstClass());
        var other = college.officer("teacher", college.firstClass());
        taught(one.id(), other.id());
        var teacher = visitors.seated(one, Visitors.DESK);
        var colleague = visitors.seated(other, Visitors.DESK);
        visitors.go(teacher, here);
        visitors.go(colleague, here);
        typed(teacher, 0, "usual", "80");
        typed(colleague, 1, "usual", "90");
        typed(teacher, 0, "exam", "20");
        typed(colleague, 1, "exam", "60");
        saved(teacher);
        saved(colleague);
        visitors.go(teacher, here);
        assertThat(cell(teacher, 0, "exam")).hasValue("20");
        assertThat(cell(teacher, 1, "exam")).hasValue("60");
        Chromium.picture(teacher, "term-two-teachers");
        pressed(teacher, "submit");
        assertThat(stage(teacher)).hasText("已提交");

        var department =
                visitors.seated(
                        college.officer("department-registrar", college.department()),
                        Visitors.DESK);
        visitors.go(department, here);
        pressed(department, "review");
        assertThat(stage(department)).hasText("已审核");
        var head = desk("academic-office-head");
        visitors.go(head, here);
        pressed(head, "publish");
        assertThat(stage(head)).hasText("已公布");

        visitors.go(teacher, here);
        row(teacher, 1).locator("button[formaction*=corrections]").click();
        teacher.locator("#values input[name=exam]").fill("70");
        teacher.locator("#values button[type=submit]").click();
        teacher.locator("#to-case").click();
        var at = teacher.url().substring(teacher.url().indexOf("/cases/"));
        teacher.locator("input[name=correction][value=amend]").check();
        teacher.locator("textarea[name=cause]").fill("卷面第三题漏加 10 分");
        teacher.locator("form[action$='/fields'] button").click();
        teacher.locator("form[action$='/evidence'] select").selectOption("exam-paper-scan");
        teacher.locator("form[action$='/evidence'] input[type=file]")
                .setInputFiles(
                        new FilePayload(
                                "paper.png", "image/png", TestPeople.scan().readAllBytes()));
        teacher.locator("form[action$='/evidence'] button[type=submit]").click();
        teacher.locator("form[action$='/submit'] button").click();
        assertThat(teacher.locator(".head .chip").first()).hasText("已提交");
        var registrar = desk("registrar");
        for (var office : List.of(department, registrar, head)) {
            approve(office, at);
        }
        visitors.go(teacher, here);
        assertThat(row(teacher, 1).locator("[data-total]")).hasText("76");

        madeUp(registrar, head, teacher, one.id());
        visitors.go(teacher, here);
        assertThat(teacher.locator("main")).containsText("补考");
        warned(registrar, department, head);
        transcripts(department, registrar);
    }

    /// One course is examined, three are assessed; all four are failed again.
    private void madeUp(Page registrar, Page head, Page teacher, UUID taught) {
        changed(
                "update curriculum.course set assessment = 'assessed' where id in (select course_id from coursework.task where id = any (?))",
                new Object[] {done.subList(1, 4).toArray(UUID[]::new)});
        for (var i = 0; i < 2; i++) {
            college.officer("teacher", college.firstClass());
        }
        var student =
                visitors.seated(college.student("林一诺"), new Window(390, 844, ColorScheme.LIGHT));
        var classTeacher =
                visitors.seated(
                        college.officer("class-teacher", college.firstClass()), Visitors.DESK);
        var people =
                new MakeUpScenes.People(
                        registrar,
                        desk("vice-principal"),
                        head,
                        teacher,
                        classTeacher,
                        student,
                        taught);
        new MakeUpScenes(visitors, exams, people)
                .walk(term, TestResults.COURSES.getFirst(), "41", "42", "43", "44");
        visitors.go(student, "/own-grades");
        assertThat(student.locator("#grades")).containsText("44");
    }

    private void warned(Page registrar, Page department, Page head) {
        visitors.go(registrar, "/warnings");
        registrar.locator("#f-term").selectOption(new SelectOption().setIndex(1));
        registrar.locator("form[action='/warnings'] button.pri").click();
        assertThat(registrar.locator("#warned tbody tr")).hasCount(1, patient());
        var run = registrar.url().substring(registrar.url().indexOf("/warnings"));
        visitors.go(department, run);
        department.locator("#warned thead input[type=checkbox]").check();
        department.locator("button[name=verdict][value=keep]").click();
        department.locator("#lists form[action$='/reports'] button").click();
        department.locator("dialog[open] button[value=yes]").click();
        assertThat(department.locator("#lists tbody td").nth(2)).not().hasText("—");
        visitors.go(head, run);
        head.locator("#lists form[action$='/receipt'] button").click();
        head.locator("dialog[open] button[value=yes]").click();
        head.locator("form[action$='/confirmation'] button").click();
        head.locator("dialog[open] button[value=yes]").click();
        assertThat(head.locator(".head .note")).containsText("已确认");
        var counsellor =
                visitors.seated(college.officer("counsellor", college.firstClass()), Visitors.DESK);
        visitors.go(counsellor, run);
        counsellor.locator("#warned thead input[type=checkbox]").check();
        counsellor.locator(".bulk button.pri").click();
        counsellor.locator("dialog[open] button[value=yes]").click();
        visitors.go(head, "/treatments");
        head.locator("tbody a.who").first().click();
        head.locator("input[name=decision][value=repeat]").check();
        head.locator("#treatment textarea[name=reason]").fill("补考后仍有多门不及格，编入下一年级学习。");
        head.locator("#treatment form button").click();
        head.locator("dialog[open] button[value=yes]").click();
        assertThat(head.locator("#treatment")).containsText("留级");
    }

    private void transcripts(Page department, Page registrar) {
        visitors.go(department, "/transcript-batches");
        department.locator("select[name=unit]").selectOption(college.firstClass().toString());
        department.locator("select[name=purpose]").selectOption("career");
        department.locator("input[name=title]").fill("春季双选会");
        department.locator("#ask button[type=submit]").click();
        assertThat(department.locator("#lines tbody tr")).hasCount(2);
        var batch = department.url().replaceAll("^.*(/transcript-batches/[0-9a-f-]+).*$", "$1");
        visitors.go(registrar, batch);
        registrar.locator("form[action$='/agree'] button").click();
        registrar.locator("dialog [data-yes]").click();
        assertThat(registrar.locator("#progress-body")).containsText("已出具 2 人");
        visitors.go(registrar, "/transcripts");
        assertThat(registrar.locator("#transcripts tbody tr")).hasCount(2);
        Assertions.assertThat(Chromium.barriers(registrar)).isEmpty();
    }

    private void taught(UUID teacher, UUID colleague) {
        changed(
                "update coursework.task set teacher_id = ? where id = any (?)",
                teacher,
                done.subList(0, 4).toArray(UUID[]::new));
        changed(
                "insert into coursework.co_teacher (task_id, account_id, scope_pos, named_at) select id, ?, scope_pos, now() from coursework.task where id = ?",
                colleague,
                task);
    }

    private void changed(String update, Object... values) {
        cases.people().system(() -> college.sql().sql(update).params(values).update());
    }

    private void approve(Page page, String at) {
        visitors.go(page, at);
        page.locator("button[value=approve]").click();
        assertThat(page.locator("h1")).isVisible();
        visitors.go(page, at);
        assertThat(page.locator("button[value=approve]")).hasCount(0);
    }

    private void pressed(Page page, String what) {
        page.locator("form[action$='/" + what + "'] button").click();
        page.locator("#confirm [data-yes]").click();
    }

    private Page desk(String role) {
        return visitors.seated(college.officer(role, college.institution()), Visitors.DESK);
    }

    private static Locator stage(Page page) {
        return page.locator("#grades-title ~ .end .chip");
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

    private static LocatorAssertions.HasCountOptions patient() {
        return new LocatorAssertions.HasCountOptions().setTimeout(20_000);
    }
}
