package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.matricula.ProgramTest;
import org.matricula.browser.Chromium;
import org.matricula.identity.entry.TestAccounts.Person;
import org.matricula.sheet.HostileFiles;
import org.matricula.sheet.MendedRoster;
import org.matricula.sheet.MessyRosters;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A registrar's main job on real input: a messy roster in, one leave through all offices as
/// different people, and the head-count that moves.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstRunJourneyTest {

    @Autowired ApplicationContext context;
    @Autowired Clock clock;
    @LocalServerPort int port;

    @TempDir Path folder;

    Chromium chromium;
    Visitors visitors;
    JourneyCollege college;

    @BeforeAll
    void open() {
        chromium = Chromium.open();
        visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
        college = JourneyCollege.open(context);
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void a_roster_is_imported_mended_and_one_student_goes_on_leave_through_four_offices()
            throws IOException {
        var roster = MessyRosters.nineYearSchool(folder);
        var registrar = college.officer("registrar", college.institution());
        var desk = visitors.seated(registrar, Visitors.DESK);

        upload(desk, roster.file());
        var problems =
                Visitors.texts(desk, "#import .t tbody .rownum").stream()
                        .map(Integer::valueOf)
                        .toList();
        assertThat(problems).containsAll(roster.faults().keySet());
        Chromium.shoot(desk, "journey-preview", true);

        upload(desk, MendedRoster.of(roster));
        assertThat(desk.locator("#import button[value=all]")).isVisible();
        desk.locator("#import button[value=all]").click();
        assertThat(desk.locator(".alert.jade")).containsText("已入库：新增 42 人", patiently());
        assertThat(desk.getByText("撤销这次导入")).isVisible();

        visitors.go(desk, "/statistics/headcount?by=status");
        assertThat(desk.locator("main")).containsText("共 42 人");
        var name = roster.pupils().getFirst().name();
        visitors.go(desk, "/students?q=" + name);
        assertThat(desk.locator("main")).containsText(name);

        checked(name);
        numbered(desk);
        assertThat(desk.locator("main table")).containsText(name);

        var address = applied(college.student(name));
        decided(college.officer("counsellor", college.firstClass()), address);
        decided(college.officer("department-registrar", college.department()), address);
        decided(registrar, address);
        decided(college.officer("academic-office-head", college.institution()), address);

        visitors.go(desk, address);
        assertThat(desk.locator(".head .chip")).hasText("已生效");
        Chromium.shoot(desk, "journey-case", true);
        assertThat(printed(desk, "休学审批表"))
                .contains("休学审批表", name, "经医院诊断须休养", "签名：")
                .containsSubsequence("辅导员意见", "同意", "院系意见", "同意", "教务处意见", "同意");
        visitors.go(desk, "/statistics/headcount?by=status");
        assertThat(desk.locator("main table")).containsText("休学");
        visitors.go(desk, "/");
        assertThat(desk.locator("#standings")).containsText("休学");
    }

    @Test
    void a_file_that_means_harm_is_refused_with_a_sentence() {
        var desk =
                visitors.seated(college.officer("registrar", college.institution()), Visitors.DESK);
        var tried = new HashSet<String>();
        HostileFiles.all(folder)
                .forEach((file, problem) -> {
                    if (tried.add(problem)) {
                        send(desk, file);
                        var told =
                                desk.locator("main .errors li, main .alert.seal, main .alert.amber")
                                        .first();
                        assertThat(told).isVisible(patience());
                        assertThat(told.innerText()).as(problem).contains("。");
                    }
                });
        desk.context().close();
    }

    private void send(Page page, Path file) {
        visitors.go(page, "/imports");
        page.locator("select[name=unit]").selectOption(college.institution().toString());
        page.locator("input[type=file]").setInputFiles(file);
        page.locator("#new button[type=submit]").click();
    }

    private void upload(Page page, Path file) {
        send(page, file);
        assertThat(page.locator("#import .figs")).isVisible(patience());
    }

    /// What one registrar has entered, another one checks.
    private void checked(String name) {
        var page =
                visitors.seated(college.officer("registrar", college.institution()), Visitors.DESK);
        assertThat(page.locator("#owed")).containsText("待核对的登记");
        visitors.go(page, "/students/check");
        page.locator("tr:has-text('" + name + "') form[action$='/approve'] button").click();
        confirm(page);
        assertThat(page.locator(".alert.jade")).isVisible();
        page.context().close();
    }

    private void numbered(Page page) {
        visitors.go(page, "/students/numbers?unit=" + college.institution());
        Chromium.shoot(page, "journey-numbers", true);
        page.locator("form[action='/students/numbers'] button").click();
        confirm(page);
        page.waitForURL("**/students?q=*");
    }

    private static void confirm(Page page) {
        page.locator("#confirm [data-yes]").click();
    }

    /// @return where the application lies
    private String applied(Person student) throws IOException {
        var today = LocalDate.now(clock);
        var page = visitors.seated(student, Visitors.DESK);
        assertThat(page.locator("#own")).containsText("在读");
        page.locator("#cases a.btn").click();
        page.locator("form:has(input[value=leave-of-absence]) button").click();
        assertThat(page.locator("#form-title")).isVisible();
        page.locator("input[name=from]").fill(today.toString());
        page.locator("input[name=lastOn]").fill(today.plusMonths(6).minusDays(1).toString());
        page.locator("input[name=wish][value=hospital]").check();
        page.locator("select[name=reason]").selectOption("10");
        page.locator("textarea[name=explanation]").fill("经医院诊断须休养");
        page.locator("select[name=consent]").selectOption("signed");
        page.locator("form[action$='/fields'] button").click();
        for (var kind : new String[] {"medical-certificate", "guardian-consent"}) {
            page.locator("form[action$='/evidence'] select[name=kind]").selectOption(kind);
            page.locator("form[action$='/evidence'] input[type=file]").setInputFiles(scan(kind));
            page.locator("form[action$='/evidence'] button[type=submit]").click();
            assertThat(page.locator("ul.files", named(kind + ".png"))).isVisible();
        }
        page.locator("form[action$='/submit'] button").click();
        assertThat(page.locator(".head .chip")).hasText("已提交");
        Chromium.shoot(page, "journey-application", true);
        assertThat(Visitors.texts(page, ".errors li")).isEmpty();
        var address = page.url().substring(visitors.address().length()).split("[?#]")[0];
        visitors.go(page, "/");
        assertThat(page.locator("#cases")).containsText("休学");
        page.context().close();
        return address;
    }

    /// Each office finds it on its first page and agrees.
    private void decided(Person officer, String address) {
        var page = visitors.seated(officer, Visitors.DESK);
        assertThat(page.locator("#tasks")).containsText("休学");
        page.locator("#tasks a[href='" + address + "']").click();
        assertThat(page.locator(".flow-step.current")).isVisible();
        assertThat(page.locator(".flow-holder")).containsText("某人");
        assertThat(page.locator("#case > header")).containsText("自");
        assertThat(page.locator("#case a[href^='tel:']")).hasText(JourneyCollege.TELEPHONE);
        page.locator("textarea[name=comment]").fill("同意");
        page.locator("button[name=decision][value=approve]").click();
        assertThat(page.locator(".alert.jade")).isVisible();
        page.context().close();
    }

    /// What the paper of that title says, but for the white space, which depends on where lines
    /// break.
    private String printed(Page page, String title) throws IOException {
        var link = page.locator("#documents + ul a", named(title));
        var answer = page.request().get(visitors.address() + link.getAttribute("href"));
        assertThat(answer.headers().get("content-type")).isEqualTo("application/pdf");
        try (var paper = Loader.loadPDF(answer.body())) {
            return new PDFTextStripper().getText(paper).replaceAll("[\\h\\v]+", "");
        }
    }

    private static Page.LocatorOptions named(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static FilePayload scan(String name) throws IOException {
        var image =
                new java.awt.image.BufferedImage(
                        600, 800, java.awt.image.BufferedImage.TYPE_INT_RGB);
        var out = new ByteArrayOutputStream();
        javax.imageio.ImageIO.write(image, "png", out);
        return new FilePayload(name + ".png", "image/png", out.toByteArray());
    }

    private static LocatorAssertions.IsVisibleOptions patience() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);
    }

    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
    }
}
