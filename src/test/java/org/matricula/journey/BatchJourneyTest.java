package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.ProgramTest;
import org.matricula.browser.Chromium;
import org.matricula.change.TestCases;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.identity.entry.TestAccounts.Person;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.TestStudents;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A registrar prepares from the keyboard alone that a class is merged into another; the head of
/// the office approves what they see, and the list says so.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchJourneyTest {

    @Autowired ApplicationContext context;
    @Autowired TestCases cases;
    @LocalServerPort int port;

    Chromium chromium;
    Visitors visitors;
    TestUnits.School school;
    Person registrar;
    Person head;

    @BeforeAll
    void a_college_with_two_classes() {
        chromium = Chromium.open();
        visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
        school = cases.units().school("college");
        named(school.firstClass(), "会计2401班");
        named(school.secondClass(), "会计2402班");
        for (var name : new String[] {"林一诺", "陈嘉禾", "欧阳清和"}) {
            enrolled(name, school.secondClass());
        }
        enrolled("陆明远", school.firstClass());
        var accounts = TestAccounts.of(context);
        registrar = accounts.holding("registrar", school.id());
        head = accounts.holding("academic-office-head", school.id());
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void a_class_is_merged_into_another_by_two_people() {
        var page = visitors.seated(registrar, Visitors.DESK);
        visitors.go(page, "/batch-changes");
        page.locator("select[name=unit]").selectOption(school.firstClass().toString());
        page.locator("#prepare button[type=submit]").press("Enter");
        assertThat(page.locator("#merge input[name=classes]").first()).isVisible();
        Chromium.picture(page, "batch-prepare");
        page.locator("#merge input[name=classes]").first().press("Space");
        var reason = page.locator("#merge input[name=reason]");
        reason.fill("两班人数过少，合并授课");
        reason.press("Enter");
        assertThat(page.locator("#sums tfoot")).containsText("4");
        assertThat(page.locator("#approve")).containsText("由另一人批准");
        Chromium.picture(page, "batch-preview");
        var select = page.locator("#lines select").first();
        select.selectOption("except");
        page.locator("#lines input[name^='note.']").first().fill("缓考未定");
        page.locator("#lines input[name^='note.']").first().press("Enter");
        assertThat(page.locator("#lines")).containsText("编制人暂不办理");
        var sheet =
                new String(
                        page.request().get(page.url().split("[?#]")[0] + "/list.xlsx").body(),
                        StandardCharsets.ISO_8859_1);
        Assertions.assertThat(sheet).startsWith("PK");
        var address = page.url().substring(visitors.address().length()).split("[?#]")[0];

        var office = visitors.seated(head, Visitors.DESK);
        visitors.go(office, address);
        office.locator("#approve button.pri").press("Enter");
        office.locator("#confirm [data-yes]").press("Enter");
        assertThat(office.locator(".alert.jade")).containsText("已批准并生效");
        Chromium.picture(office, "batch-done");
        visitors.go(office, "/students?q=陈嘉禾");
        assertThat(office.locator("main table")).containsText("会计240");
        visitors.look(registrar, "batch-changes", "/batch-changes");
        visitors.look(registrar, "batch-change", address);
    }

    private void enrolled(String name, UUID unit) {
        cases.students()
                .enrolled(TestStudents.newcomer(name, unit, LocalDate.of(2024, 9, 1)), school.id());
    }

    private void named(UUID unit, String name) {
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql("update organisation.unit set name = ? where id = ?")
                                .params(name, unit)
                                .update());
    }
}
