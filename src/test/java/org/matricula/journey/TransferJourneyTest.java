package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.time.LocalDate;
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
import org.matricula.workflow.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Two schools complete a transfer between them, each by its own people: sent back once, refused
/// once, and carried out in the end.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransferJourneyTest {

    private static final String OLD = "江州市第三中学";
    private static final String NEXT = "临江实验学校";
    private static final String NAME = "欧阳清和";

    @Autowired ApplicationContext context;
    @Autowired TestCases cases;
    @LocalServerPort int port;

    Chromium chromium;
    Visitors visitors;
    TestUnits.School old;
    TestUnits.School next;
    String number;
    Person oldRegistrar;
    Person oldTeacher;
    Person oldPrincipal;
    Person nextRegistrar;
    Person nextPrincipal;

    @BeforeAll
    void two_schools() {
        chromium = Chromium.open();
        visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
        old = cases.units().school("school");
        next = cases.units().school("school");
        named(old.id(), OLD);
        named(old.firstClass(), "七年级1班");
        named(next.id(), NEXT);
        named(next.firstClass(), "七年级4班");
        named(next.secondClass(), "七年级5班");
        var pupil = TestStudents.newcomer(NAME, old.firstClass(), LocalDate.of(2024, 9, 1));
        cases.students().enrolled(pupil, old.id());
        number = pupil.studentNumber();
        var accounts = TestAccounts.of(context);
        oldRegistrar = accounts.holding("registrar", old.id());
        oldTeacher = accounts.holding("class-teacher", old.firstClass());
        oldPrincipal = accounts.holding("vice-principal", old.id());
        nextRegistrar = accounts.holding("registrar", next.id());
        nextPrincipal = accounts.holding("vice-principal", next.id());
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void two_schools_complete_a_transfer_after_a_return_and_a_refusal() throws IOException {
        asked();
        var there = visitors.seated(oldRegistrar, Visitors.DESK);
        opened(there);
        assertThat(there.locator("main")).containsText(NEXT);
        Chromium.picture(there, "transfer-take");
        act(there, "return", "请补充监护人签名页");
        var here = visitors.seated(nextRegistrar, Visitors.DESK);
        opened(here);
        assertThat(here.locator(".head .chip")).hasText("已退回");
        assertThat(here.locator("main")).containsText("请补充监护人签名页");
        act(here, "resend", "已补充");

        var first = takenUp(there);
        decided(oldTeacher, first, "refuse");
        opened(here);
        assertThat(here.locator(".head .chip")).hasText("不同意");

        asked();
        var second = takenUp(there);
        decided(oldTeacher, second, "approve");
        decided(oldPrincipal, second, "approve");
        opened(here);
        assertThat(here.locator(".head .chip")).hasText("已转学");
        assertThat(here.locator("#package li").first()).isVisible();
        Chromium.picture(here, "transfer-receive");
        here.locator("form[action$='/receive'] button").click();
        here.locator("#confirm [data-yes]").click();
        assertThat(here.locator(".head .chip")).hasText("已签收");
        visitors.go(here, "/students?q=" + NAME);
        assertThat(here.locator("main table")).containsText("在读");
        visitors.go(there, "/students?q=" + NAME);
        assertThat(there.locator("main table")).containsText("转出");

        visitors.look(nextRegistrar, "transfers", "/transfers");
        visitors.look(nextRegistrar, "transfer-new", "/transfers/new");
        opened(here);
        visitors.look(nextRegistrar, "transfer", path(here));
    }

    /// The receiving school registers the pupil, and its principal agrees.
    private void asked() throws IOException {
        var page = visitors.seated(nextRegistrar, Visitors.DESK);
        visitors.go(page, "/transfers/new");
        page.locator("#register input[name=school]").fill(OLD);
        page.locator("#register input[name=name]").fill(NAME);
        page.locator("#register input[name=number]").fill(number);
        Chromium.picture(page, "transfer-register");
        page.locator("#register button[type=submit]").click();
        assertThat(page.locator("#form-title")).isVisible();
        page.locator("input[name=on]").fill(cases.today().toString());
        page.locator("select[name=unit]").selectOption(next.secondClass().toString());
        page.locator("select[name=reason]").selectOption("30");
        page.locator("textarea[name=explanation]").fill("随父母工作调动迁居本地");
        page.locator("form[action$='/fields'] button").click();
        handedIn(page, "transfer-application");
        var address = path(page);
        page.context().close();
        decided(nextPrincipal, address, "approve");
    }

    /// The sending school begins its own case.
    private String takenUp(Page page) throws IOException {
        opened(page);
        page.locator("form[action$='/take'] button").click();
        assertThat(page.locator("#form-title")).isVisible();
        assertThat(page.locator("input[name=to]")).hasValue(NEXT);
        page.locator("select[name=reason]").selectOption("30");
        page.locator("textarea[name=explanation]").fill("随父母工作调动迁居外地");
        page.locator("select[name=consent]").selectOption("signed");
        page.locator("form[action$='/fields'] button").click();
        handedIn(page, "transfer-application", "guardian-consent");
        return path(page);
    }

    private void handedIn(Page page, String... kinds) throws IOException {
        for (var kind : kinds) {
            page.locator("form[action$='/evidence'] select[name=kind]").selectOption(kind);
            page.locator("form[action$='/evidence'] input[type=file]").setInputFiles(scan(kind));
            page.locator("form[action$='/evidence'] button[type=submit]").click();
        }
        page.locator("form[action$='/submit'] button").click();
        Assertions.assertThat(Visitors.texts(page, ".errors li")).isEmpty();
        assertThat(page.locator(".head .chip")).hasText("已提交");
    }

    private void decided(Person officer, String address, String decision) {
        var page = visitors.seated(officer, Visitors.DESK);
        visitors.go(page, address);
        page.locator("textarea[name=comment]").fill("已核对");
        page.locator("button[name=decision][value=" + decision + "]").click();
        if (page.locator("#confirm[open]").count() > 0) {
            page.locator("#confirm [data-yes]").click();
        }
        assertThat(page.locator(".alert.jade")).isVisible();
        page.context().close();
    }

    private void opened(Page page) {
        visitors.go(page, "/transfers");
        page.locator("#transfers tbody tr").first().locator(".who").click();
        assertThat(page.locator("h1")).hasText(NAME);
    }

    private static void act(Page page, String what, String why) {
        page.locator("form[action$='/" + what + "'] button").click();
        page.locator("#confirm textarea").fill(why);
        page.locator("#confirm [data-yes]").click();
        assertThat(page.locator(".alert.jade")).isVisible();
    }

    private String path(Page page) {
        return page.url().substring(visitors.address().length()).split("[?#]")[0];
    }

    private void named(java.util.UUID unit, String name) {
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql("update organisation.unit set name = ? where id = ?")
                                .params(name, unit)
                                .update());
    }

    private static FilePayload scan(String name) throws IOException {
        try (var scan = TestPeople.scan()) {
            return new FilePayload(name + ".png", "image/png", scan.readAllBytes());
        }
    }
}
