package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.net.URLDecoder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.ProgramTest;
import org.matricula.browser.Chromium;
import org.matricula.browser.Chromium.Window;
import org.matricula.change.TestCases;
import org.matricula.identity.Role;
import org.matricula.verification.check.TestVerification;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A term's verification and a student card, in the browsers of the office, the class teacher and
/// the student, whose is a telephone.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerificationJourneyTest {

    static final Window PHONE = new Window(390, 844, ColorScheme.LIGHT);

    @Autowired ApplicationContext context;
    @Autowired TestCases cases;
    @Autowired TestVerification them;
    @LocalServerPort int port;

    Chromium chromium;
    Visitors visitors;
    PeopledCollege college;

    @BeforeAll
    void open() {
        chromium = Chromium.open();
        visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
        college = PeopledCollege.open(context, cases);
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void a_campaign_is_opened_confirmed_compared_and_worked_off() {
        var office = visitors.seated(college.somebody(Role.REGISTRAR), Visitors.DESK);
        visitors.go(office, "/verifications");
        office.locator("input[name=name]").fill("2026年秋季学籍核查");
        office.locator("textarea[name=notice]").fill("请同学们在两周内确认本人信息，班主任逐一比对。");
        office.locator("input[name=closesOn]").fill(them.today().plusDays(14).toString());
        office.locator("button:has-text('发起核查')").click();
        assertThat(office.locator("h1")).hasText("2026年秋季学籍核查");
        them.ran();
        var campaign = office.url().replaceAll(".*/verifications/", "");
        office.navigate(office.url());
        assertThat(office.locator("body")).containsText("按问题");
        Chromium.picture(office, "verification-campaign");
        Visitors.read(office, "verification-campaign");
        visitors.go(office, "/verifications/" + campaign + "/findings");
        assertThat(office.locator("tbody tr").first()).containsText("去改正");
        Chromium.picture(office, "verification-findings");
        Visitors.read(office, "verification-findings");
        visitors.go(office, "/verification-rules");
        Visitors.read(office, "verification-rules");

        student(campaign);
        teacher(campaign);
        visitors.go(office, "/verifications/" + campaign + "/findings?rule=student-objects");
        assertThat(office.locator("tbody")).containsText("住址");
        office.context().close();
    }

    private void student(String campaign) {
        var phone = visitors.seated(college.somebody(Role.STUDENT), PHONE);
        visitors.go(phone, "/own-verifications");
        phone.locator("main a.who").click();
        assertThat(phone.locator("h1")).hasText(college.waiting().name());
        Chromium.picture(phone, "verification-own");
        Visitors.read(phone, "verification-own");
        phone.locator("input[value=address]").check();
        phone.locator("button:has-text('提交')").click();
        assertThat(phone.locator("main")).containsText("提出有误");
        assertThat(phone.url()).contains(campaign);
        phone.context().close();
    }

    private void teacher(String campaign) {
        var desk = visitors.seated(college.somebody(Role.CLASS_TEACHER), Visitors.DESK);
        visitors.go(
                desk, "/verifications/" + campaign + "/classes/" + college.college().firstClass());
        var hands = new Hands(desk);
        var first = desk.locator("select[name^='said-']").first();
        first.focus();
        hands.press("1", "2");
        assertThat(first).hasValue("ok");
        assertThat(desk.locator("select[name^='said-']").nth(1)).hasValue("absent");
        Chromium.picture(desk, "verification-class");
        Visitors.read(desk, "verification-class");
        hands.reach("form[data-compare] button.pri").follow();
        assertThat(desk.locator("select[name^='said-']").first()).hasValue("ok");
        assertThat(desk.locator("tbody")).containsText("有问题");
        desk.context().close();
    }

    @Test
    void a_student_signs_what_the_register_says_on_the_screen_and_the_sheet_is_kept()
            throws Exception {
        var office = visitors.seated(college.somebody(Role.REGISTRAR), Visitors.DESK);
        visitors.go(office, "/collections");
        office.locator("form[action='/collections'] input[name=name]").fill("新生信息核对");
        office.locator("form[action='/collections'] input[name=opensOn]")
                .fill(them.today().toString());
        office.locator("form[action='/collections'] input[name=closesOn]")
                .fill(them.today().plusDays(7).toString());
        office.locator("form[action='/collections'] textarea[name=notice]").fill("请核对并签名");
        office.locator("form[action='/collections'] .btn.pri").click();
        assertThat(office.locator("h1")).containsText("新生信息核对");
        var collection = office.url();

        var phone = visitors.seated(college.somebody(Role.STUDENT), PHONE);
        visitors.go(phone, "/own-sheets");
        phone.locator("main a.who:has-text('新生信息核对')").click();
        phone.locator("#contacts input[name=phone]").fill("x");
        phone.locator("#contacts button").click();
        assertThat(phone.locator("body")).containsText("号码");
        phone.goBack();
        phone.locator("#contacts input[name=phone]").fill("13912345678");
        phone.locator("#contacts button").click();
        assertThat(phone.locator("#record")).containsText("13912345678");
        Visitors.read(phone, "own-sheet");
        Chromium.resize(phone, PHONE);
        phone.locator("#sign .btn.pri").click();
        assertThat(phone.locator("body")).containsText("请在框内写下姓名");
        phone.goBack();
        assertThat(phone.locator("#sign")).isVisible();
        sign(phone);
        var sent =
                phone.waitForRequest("**/signature", () -> phone.locator("#sign .btn.pri").click());
        var strokes =
                URLDecoder.decode(
                        sent.postData().replaceFirst("(?s)^.*strokes=([^&]*).*$", "$1"), UTF_8);
        assertThat(phone.locator("main")).containsText("已签名确认");
        assertThat(phone.locator("#sign")).hasCount(0);
        var kept = phone.locator("a[href^='/files/']").getAttribute("href");
        var sheet = phone.context().request().get("http://127.0.0.1:" + port + kept);
        try (var pdf = org.apache.pdfbox.Loader.loadPDF(sheet.body())) {
            assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(pdf))
                    .contains("学生信息核对表", "13912345678", college.waiting().number());
            assertThat(strokes).as("twenty places of the pen").matches("M(-?\\d+ -?\\d+L?){15,}");
            assertThat(DrawnLines.holds(pdf, strokes)).as("the name as it was written").isTrue();
        }
        office.navigate(collection);
        assertThat(office.locator("main progress[value='1']").first()).isVisible();
        phone.context().close();
        office.context().close();
    }

    private static void sign(com.microsoft.playwright.Page page) {
        var pad = page.locator("canvas.signature");
        pad.scrollIntoViewIfNeeded();
        var box = pad.boundingBox();
        page.mouse().move(box.x + 20, box.y + 20);
        page.mouse().down();
        for (var i = 1; i < 20; i++) {
            page.mouse().move(box.x + 20 + i * 10, box.y + 20 + (i % 4) * 15);
        }
        page.mouse().up();
    }

    @Test
    void a_card_is_made_handed_over_and_checked_by_a_stranger() {
        var office = visitors.seated(college.somebody(Role.REGISTRAR), Visitors.DESK);
        visitors.go(office, "/cards");
        office.locator("form[action='/cards'][method=post] button").click();
        assertThat(office.locator("tbody tr").first()).containsText("待领");
        var row = office.locator("tbody tr:has-text('" + college.waiting().number() + "')");
        row.locator("input[type=checkbox]").check();
        office.locator("input[name=to]").first().fill(college.waiting().name());
        office.locator("button:has-text('发放')").click();
        assertThat(office.locator("tbody tr:has-text('" + college.waiting().number() + "')"))
                .containsText("已领");
        Chromium.picture(office, "card-desk");
        Visitors.read(office, "card-desk");
        office.context().close();

        var phone = visitors.seated(college.somebody(Role.STUDENT), PHONE);
        visitors.go(phone, "/own-card");
        assertThat(phone.locator("svg.qr")).isVisible();
        Chromium.picture(phone, "card-own");
        Visitors.read(phone, "card-own");
        phone.context().close();

        var code =
                cases.texts(
                                "select code from card.card where enrolment_id = ?",
                                college.waiting().enrolment())
                        .getFirst();
        var stranger = chromium.page(PHONE, "zh-CN");
        stranger.navigate("http://127.0.0.1:" + port + "/student-cards/" + code);
        assertThat(stranger.locator("main")).containsText("这张学生证有效");
        assertThat(stranger.locator("body").innerText()).doesNotContain(college.waiting().name());
        Chromium.picture(stranger, "card-check");
        Visitors.read(stranger, "card-check");
        stranger.context().close();
    }
}
