package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.browser.Chromium;
import org.matricula.change.TestCases;
import org.matricula.change.platform.FormScans;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.identity.entry.TestAccounts.Person;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.registry.TestStudents;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A teaching point takes in the signed form of a student who leaves, looks at it and packs it; the
/// province marks it. The pages of the open university are read on the way.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenUniversityJourneyTest {

    @Autowired ApplicationContext context;
    @Autowired TestCases cases;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    Chromium chromium;
    Visitors visitors;
    Person point;
    Person provincial;
    Actor branch;
    Actor province;
    UUID here;
    UUID withdrawal;

    @BeforeAll
    void a_point_with_a_student() {
        chromium = Chromium.open();
        visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
        var top = unit("province", null, null);
        var under = unit("branch", top, top);
        here = unit("teaching-point", under, top);
        var home = unit("class", here, top);
        var today = cases.today();
        var student =
                cases.students()
                        .enrolled(TestStudents.newcomer("刘洋", home, today.minusYears(2)), top);
        changed(
                "update registry.person set birth_on = '1999-03-01' where id = (select person_id from registry.enrolment where id = ?)",
                student);
        changed(
                "insert into graduation.unified_exam (enrolment_id, person_id, scope_pos, subject, result, held_on, recorder, recorded_at) select id, person_id, scope_pos, 'english', 'passed', '2026-06-20', '省校', now() from registry.enrolment where id = ?",
                student);
        var accounts = TestAccounts.of(context);
        point = accounts.holding("point-reviewer", here);
        provincial = accounts.holding("province-reviewer", top);
        branch = cases.people().holding("分校", "branch-reviewer", under);
        province = cases.people().holding("省校", "province-reviewer", top);
        var tutor = cases.people().holding("班主任", "counsellor", home);
        withdrawal =
                cases.submitted(
                        tutor,
                        "platform-withdrawal",
                        student,
                        Map.of("on", cases.today().toString(), "target", "河北大学"));
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void a_signed_form_is_taken_in_looked_at_packed_and_marked() {
        visitors.look(point, "open-university", "/open-university");
        visitors.look(provincial, "unified-exams", "/unified-exams");
        visitors.look(point, "exemption-batches", "/exemption-batches");
        var form = "/platform-withdrawals/" + withdrawal;
        var page = visitors.seated(point, Visitors.DESK);
        visitors.go(page, form);
        page.locator("input[type=file]")
                .setInputFiles(
                        new FilePayload(
                                "form.png",
                                "image/png",
                                FormScans.png(FormScans.form(900, 1200, 77))));
        page.locator("#image form button[type=submit]").click();
        assertThat(page.locator("#ticks")).containsText("学生本人签字");
        Visitors.read(page, "platform-sheet");
        for (var i = 0; i < 8; i++) {
            page.locator("#ticks input[type=checkbox]").nth(i).check();
        }
        page.locator("#ticks form button[type=submit]").click();
        assertThat(page.locator("#ticks li")).hasCount(8);
        approved();
        visitors.go(page, "/platform-withdrawals");
        Visitors.read(page, "platform-withdrawals");
        page.locator("#waiting button.pri").click();
        page.waitForNavigation(() -> page.locator("dialog [data-yes]").click());
        assertThat(page.locator("table")).containsText("刘洋.png");
        visitors.look(provincial, "platform-work", "/platform-work");
        var desk = visitors.seated(provincial, Visitors.DESK);
        visitors.go(desk, "/platform-work");
        desk.locator("table button.pri").click();
        assertThat(desk.locator("main")).containsText("已标为“学信网已办”");
        visitors.look(point, "platform-reports", "/platform-reports");
    }

    private void approved() {
        var actor = cases.people().holding("教学点", "point-reviewer", here);
        cases.approve(actor, withdrawal);
        cases.approve(branch, withdrawal);
        cases.approve(province, withdrawal);
    }

    private UUID unit(String kind, UUID parent, UUID institution) {
        return Acting.call(
                Actor.system("test"), () -> cases.units().unit(kind, parent, institution, "open"));
    }

    private void changed(String statement, Object... values) {
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(
                                it -> sql.sql(statement).params(values).update()));
    }
}
