package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.matricula.browser.Chromium;
import org.matricula.exam.plan.TestExams;

/// The ten steps of a round of make-up exams in the browsers of those who do them: one course is
/// examined, the others are assessed by their teacher.
final class MakeUpScenes {

    /// @param principal of the college, whose seal the plan bears
    /// @param teacher of every course that was failed
    /// @param patrol who watches no room
    record People(
            Page registrar,
            Page principal,
            Page head,
            Page teacher,
            Page classTeacher,
            Page student,
            UUID patrol) {}

    private final Visitors visitors;
    private final TestExams exams;
    private final People people;
    private String round = "";

    MakeUpScenes(Visitors visitors, TestExams exams, People people) {
        this.visitors = visitors;
        this.exams = exams;
        this.people = people;
    }

    /// @param term whose courses were failed
    /// @param course that is examined
    /// @param scores what came of it, and of each assessed course
    void walk(String term, String course, String... scores) {
        listed(term, course);
        planned();
        ordered();
        told(course);
        held();
        marked(course, scores[0]);
        assessed(scores);
        visitors.go(people.head(), round + "/publication");
        press(people.head(), "公布补考成绩");
        visitors.go(people.head(), round);
        assertThat(people.head().locator("#steps .chip:has-text('已完成')")).hasCount(10);
    }

    private void listed(String term, String course) {
        var office = people.registrar();
        visitors.go(office, "/exam-rounds");
        office.locator("select[name=term]").selectOption(new SelectOption().setLabel(term));
        office.locator("input[name=endsOn]").fill(exams.today().toString());
        office.locator("button:has-text('发起补考批次')").click();
        assertThat(office.locator("#steps tbody tr")).hasCount(10);
        round = office.url().substring(office.url().indexOf("/exam-rounds"));
        seen(office, "make-up-round");
        visitors.go(office, round + "/list");
        press(office, "提取名单");
        assertThat(office.locator("#courses")).containsText(course);
        seen(office, "make-up-list");
        press(office, "完成本步");
        visitors.go(office, round + "/papers");
        office.locator("main button:has-text('保存')").click();
        press(office, "完成本步");
    }

    private void planned() {
        var office = people.registrar();
        visitors.go(office, round + "/plan");
        office.locator("#f-room-name").fill("教101");
        office.locator("#f-room-seats").fill("30");
        office.locator("button:has-text('添加考场')").click();
        office.locator("#f-slot-from").fill("08:30");
        office.locator("#f-slot-until").fill("10:00");
        office.locator("button:has-text('添加时段')").click();
        office.locator("button:has-text('列入本校全部教师')").click();
        press(office, "自动编排");
        exams.ran();
        visitors.go(office, round + "/plan");
        assertThat(office.locator("#plan")).containsText("教101");
        seen(office, "make-up-plan");
        visitors.go(people.principal(), round + "/plan");
        press(people.principal(), "加盖分院公章");
        visitors.go(office, round + "/plan");
        press(office, "上报教务处");
        visitors.go(people.head(), round + "/plan");
        press(people.head(), "教务处接收");
    }

    private void ordered() {
        var office = people.registrar();
        visitors.go(office, round + "/order");
        press(office, "填写清单");
        visitors.go(people.head(), round + "/order");
        press(people.head(), "签字");
        visitors.go(office, round + "/order");
        office.locator("input[name=printer]").fill("文印室 孙师傅");
        office.locator("form[action$='/send'] button").click();
        assertThat(office.locator("main")).containsText("文印室 孙师傅");
    }

    private void told(String course) {
        visitors.go(people.registrar(), round + "/notices");
        press(people.registrar(), "下发安排表");
        var student = people.student();
        visitors.go(student, "/own-exams");
        assertThat(student.locator("main")).containsText(course);
        student.locator("button:has-text('我已阅知')").click();
        assertThat(student.locator("button:has-text('我已阅知')")).hasCount(0);
        Assertions.assertThat(Visitors.sideways(student)).isZero();
    }

    private void held() {
        var office = people.registrar();
        visitors.go(office, round + "/packing");
        office.locator("input[name=id]").check();
        office.locator("button:has-text('登记分装')").click();
        press(office, "完成本步");
        visitors.go(office, round + "/sitting");
        assertThat(office.locator("main")).containsText("教101");
        office.locator("#patrols select[name=account]").selectOption(people.patrol().toString());
        office.locator("#patrols form button").click();
        press(office, "通知监考教师");
        press(office, "完成本步");
    }

    private void marked(String course, String score) {
        var teacher = people.teacher();
        visitors.go(teacher, "/exam-duties");
        teacher.locator("#markings a:has-text('" + course + "')").click();
        typed(teacher, score);
        visitors.go(people.registrar(), round + "/results");
        press(people.registrar(), "上报成绩与工作量");
    }

    private void assessed(String... scores) {
        var office = people.registrar();
        visitors.go(office, round + "/assessed");
        press(office, "通知教师和班主任");
        var classTeacher = people.classTeacher();
        visitors.go(classTeacher, "/exam-classes");
        classTeacher.locator("main tbody a").first().click();
        for (var untold : classTeacher.locator("input[name=id]").all()) {
            untold.check();
        }
        classTeacher.locator("button:has-text('登记已转告学生')").click();
        assertThat(classTeacher.locator("input[name=id]")).hasCount(0);
        for (var i = 1; i < scores.length; i++) {
            visitors.go(people.teacher(), "/exam-duties");
            people.teacher().locator("#markings tbody tr:has-text('考查') a").nth(i - 1).click();
            typed(people.teacher(), scores[i]);
        }
        visitors.go(office, round + "/assessed");
        press(office, "完成本步");
    }

    private static void typed(Page page, String score) {
        page.locator("input[name=exam]").fill(score);
        page.locator("main form button:has-text('保存')").click();
        assertThat(page.locator("input[name=exam]")).hasValue(score);
        assertThat(page.locator("input[name=version]")).not().hasValue("0");
    }

    private static void press(Page page, String label) {
        page.locator("main button:has-text('" + label + "')").first().click();
        page.waitForNavigation(() -> page.locator("dialog [data-yes]").click());
    }

    private static void seen(Page page, String name) {
        Chromium.picture(page, name);
        Visitors.read(page, name);
    }
}
