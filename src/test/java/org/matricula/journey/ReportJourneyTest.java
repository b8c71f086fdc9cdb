package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.ProgramTest;
import org.matricula.browser.Chromium;
import org.matricula.browser.Chromium.Window;
import org.matricula.change.TestCases;
import org.matricula.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A registrar opens a round for the authority, fills it from the register, explains and signs; the
/// head submits, and the leading group sees it done.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportJourneyTest {

    private static final Window PHONE = new Window(390, 844, ColorScheme.DARK);

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
    void a_round_is_opened_filled_signed_and_submitted() {
        var today = LocalDate.now();
        var registrar = visitors.seated(college.somebody(Role.REGISTRAR), Visitors.DESK);
        visitors.go(registrar, "/reports/rounds/new");
        registrar.locator("input[name=title]").fill("学年初教育统计报表");
        registrar.locator("input[name=asOf]").fill(today.toString());
        registrar.locator("input[name=dueOn]").fill(today.plusDays(9).toString());
        registrar.locator("input[name=forms][value='高基321']").check();
        registrar.locator("input[name=rhythm][value=yearly]").check();
        registrar.locator("main form .btn.pri").click();
        assertThat(registrar.locator("#repeated")).containsText(today.plusYears(1).toString());
        Visitors.read(registrar, "report-round");
        registrar.locator("#units tbody a").first().click();
        sure(registrar, "form[action$='/fill'] button");
        assertThat(registrar.locator("#figures tbody tr").first()).containsText("普通专科生");
        Visitors.read(registrar, "report-submission");
        var path = registrar.url().substring(registrar.url().indexOf("/reports/"));
        sure(registrar, "form[action$='/sign'] button");
        assertThat(registrar.locator("main")).containsText("经办人已签");

        var head = visitors.seated(college.somebody(Role.ACADEMIC_OFFICE_HEAD), PHONE);
        visitors.go(head, path.replaceAll("[?#].*", ""));
        Visitors.read(head, "report-phone");
        sure(head, "form[action$='/submit'] button");
        assertThat(head.locator("main")).containsText("已报送");
        visitors.go(head, "/oversight");
        assertThat(head.locator("#compliance")).containsText("100%");
        Visitors.read(head, "oversight-phone");
        visitors.go(head, "/supervision");
        Visitors.read(head, "supervision-phone");
        visitors.go(head, "/assessments");
        Visitors.read(head, "assessments-phone");
        visitors.go(registrar, "/reports/tables/高基322");
        Visitors.read(registrar, "report-table");
        visitors.go(registrar, "/saved-reports");
        Visitors.read(registrar, "saved-reports");
    }

    @Test
    void the_layouts_and_the_archive_are_read_on_a_phone_without_pushing_them_aside() {
        var administrator = visitors.seated(college.somebody(Role.ADMINISTRATOR), PHONE);
        visitors.go(administrator, "/report-layouts");
        Visitors.read(administrator, "report-layouts");
        whole(administrator);
        var keeper = visitors.seated(college.somebody(Role.ARCHIVE_KEEPER), PHONE);
        visitors.go(keeper, "/archives");
        Visitors.read(keeper, "archive-catalogue");
        whole(keeper);
    }

    /// No table of the page scrolls sideways within its panel on a phone.
    private static void whole(Page page) {
        Chromium.resize(page, PHONE);
        Assertions.assertThat(
                        page.evaluate(
                                "() => [...document.querySelectorAll('.tw')].filter(it => it.scrollWidth > it.clientWidth).length"))
                .isEqualTo(0);
    }

    /// Says yes to the question.
    private static void sure(Page page, String button) {
        page.locator(button).first().click();
        page.waitForNavigation(() -> page.locator("dialog [data-yes]").click());
    }
}
