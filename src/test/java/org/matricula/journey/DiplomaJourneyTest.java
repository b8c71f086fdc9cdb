package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.ProgramTest;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.browser.Chromium;
import org.matricula.change.TestCases;
import org.matricula.coursework.TestGrades;
import org.matricula.graduation.Outcome;
import org.matricula.graduation.RecordConclusions;
import org.matricula.identity.Role;
import org.matricula.workflow.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A class's diplomas from the decision over the box of blanks and the printer into a graduate's
/// hands, who signs on the screen.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiplomaJourneyTest {

    @Autowired ApplicationContext context;
    @Autowired TestCases cases;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired RecordConclusions recordConclusions;
    @Autowired Files files;
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
        TestGrades.in(
                        sql,
                        transaction,
                        it.institution(),
                        it.department(),
                        it.firstClass(),
                        cases.today().minusDays(200),
                        cases.today().minusDays(20))
                .task("GJ101", "高等数学");
        var one = college.studying().enrolment();
        change(
                "update registry.enrolment set level = '4', study_form = '1', schooling_years = 3 where id = ?",
                one);
        for (var policy : List.of("school-code 10335", "principal 方启明")) {
            change(
                    """
                    insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder)
                    values (?, ?, ?, ?, 'x', 'x')
                    """,
                    "certificate." + policy.split(" ")[0],
                    it.institution(),
                    policy.split(" ")[1],
                    cases.today());
        }
        it.system(() -> {
            var person =
                    sql.sql("select person_id from registry.enrolment where id = ?")
                            .param(one)
                            .query(UUID.class)
                            .single();
            var pos =
                    sql.sql("select scope_pos from registry.enrolment where id = ?")
                            .param(one)
                            .query(Long.class)
                            .single();
            var photo =
                    files.store(
                            new NewFile(pos, person, "evidence", "photo.png", TestPeople.scan()));
            sql.sql("update registry.person set photo_id = ? where id = ?")
                    .params(photo.id(), person)
                    .update();
            return recordConclusions.record(
                    it.institution(),
                    cases.today(),
                    List.of(new RecordConclusions.Decided(one, Outcome.GRADUATE, null)),
                    "教务〔2026〕毕字 7 号",
                    "journey",
                    pos);
        });
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void a_diploma_is_made_out_printed_and_signed_for() {
        var registrar = visitors.seated(college.somebody(Role.REGISTRAR), Visitors.DESK);
        visitors.go(registrar, "/diploma-blanks");
        registrar.locator("#receive input[name=first]").fill("1");
        registrar.locator("#receive input[name=last]").fill("100");
        registrar.locator("#receive button[type=submit]").click();
        registrar.locator("#hand input[name=some]").fill("20");
        registrar.locator("#hand input[name=holder]").fill("打印室");
        registrar.locator("#hand button[type=submit]").click();
        assertThat(registrar.locator("#balances tbody")).containsText("相符");
        looked(registrar, "diploma-blanks");

        printed(registrar);
        assertThat(registrar.locator("#certificates tbody")).containsText("00000001");
        registrar.locator("#certificates tbody td a").first().click();
        var number = registrar.locator("#says dd").first().innerText();
        registrar.locator("#withdraw button").click();
        registrar.locator("dialog textarea").fill("照片不对");
        registrar.locator("dialog [data-yes]").click();
        assertThat(registrar.locator("#says")).containsText("已作废");
        printed(registrar);
        assertThat(registrar.locator("#certificates tbody")).containsText(number);
        assertThat(registrar.locator("#certificates tbody")).containsText("00000001");
        looked(registrar, "diploma-register");

        registrar.locator("#certificates tbody td a").first().click();
        registrar.locator("select[name=way]").selectOption("self");
        var pad = registrar.locator("form[data-sign] canvas");
        pad.scrollIntoViewIfNeeded();
        var box = pad.boundingBox();
        registrar.mouse().move(box.x + 40, box.y + 40);
        registrar.mouse().down();
        for (var i = 1; i < 12; i++) {
            registrar.mouse().move(box.x + 40 + 20 * i, box.y + 40 + (i % 2 == 0 ? 0 : 50));
        }
        registrar.mouse().up();
        looked(registrar, "diploma-sign");
        registrar.locator("#hand form[data-sign] button[type=submit]").click();
        assertThat(registrar.locator("#handed")).containsText("本人领取");
        assertThat(registrar.locator("#handed svg.signature path")).hasCount(1);

        registrar.locator("#void input[name=documentNo]").fill("教撤〔2026〕3 号");
        registrar.locator("#void input[name=on]").fill(cases.today().toString());
        registrar.locator("#void textarea[name=reason]").fill("审核造假");
        registrar
                .locator("#void input[type=file]")
                .setInputFiles(new FilePayload("decision.png", "image/png", scan()));
        looked(registrar, "diploma-void");
        registrar.locator("#void button[type=submit]").click();
        registrar.locator("#voidings button.danger").click();
        registrar.locator("dialog [data-yes]").click();
        assertThat(registrar.locator("main")).containsText("提出作废的人不能自己确认");
        var head = visitors.seated(college.somebody(Role.ACADEMIC_OFFICE_HEAD), Visitors.DESK);
        visitors.go(head, "/");
        head.locator("a[href^='/diplomas/']", new Page.LocatorOptions().setHasText(number))
                .first()
                .click();
        looked(head, "diploma-confirm");
        head.locator("#voidings button.danger").click();
        head.locator("dialog [data-yes]").click();
        assertThat(head.locator("#says")).containsText("已作废");
        assertThat(head.locator("#cancel")).containsText("注销");
        looked(head, "diploma-voided");

        visitors.go(registrar, "/diploma-registration");
        assertThat(registrar.locator("#decisions")).containsText("教务〔2026〕毕字 7 号");
        looked(registrar, "diploma-registration");
        visitors.go(registrar, "/diploma-forms");
        looked(registrar, "diploma-forms");
    }

    private void printed(Page registrar) {
        visitors.go(registrar, "/diplomas");
        registrar.locator("#draw button[type=submit]").click();
        assertThat(registrar.locator("#certificates tbody tr")).hasCount(1);
        registrar
                .locator("#print select[name=what]")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(0));
        registrar.locator("#print input[name=printer]").fill("一号机");
        registrar.locator("#print form[action='/diplomas/print'] button[type=submit]").click();
    }

    private static byte[] scan() {
        try {
            return TestPeople.scan().readAllBytes();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void change(String statement, Object... values) {
        college.college().system(() -> sql.sql(statement).params(List.of(values)).update());
    }

    private static void looked(Page page, String name) {
        Chromium.picture(page, name);
        Assertions.assertThat(Chromium.barriers(page)).as(name).isEmpty();
        Assertions.assertThat(Visitors.sideways(page)).as(name + " sideways").isZero();
    }
}
