package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.ProgramTest;
import org.matricula.browser.Chromium;
import org.matricula.browser.Chromium.Window;
import org.matricula.change.TestCases;
import org.matricula.identity.entry.TestAccounts.Person;
import org.matricula.registry.Entrance;
import org.matricula.registry.TestStudents;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A change of programme from the published places to the other class, in browsers.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgrammeJourneyTest {

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
    void a_student_goes_from_the_published_places_into_the_other_programme() throws IOException {
        var department = unit("department", college.institution(), "经济管理系");
        var major = unit("major", department, "大数据与会计");
        unit("class", major, "会计2401班");
        var newcomer =
                TestStudents.admitted(
                        TestStudents.newcomer(
                                "沈知远",
                                college.firstClass(),
                                cases.today().minusMonths(15).withDayOfMonth(1)),
                        new Entrance(null, "物理类", "专科提前批", "浙江省衢州市"));
        var enrolment = cases.students().enrolled(newcomer, college.institution());
        var today = cases.today();
        var on = today.plusDays(40).toString();

        var registrar = at("registrar", college.institution());
        visitors.go(registrar, "/programme-rounds");
        registrar.locator("#open input[name=name]").fill("2026—2027学年转专业");
        registrar.locator("#open input[name=opensOn]").fill(today.toString());
        registrar.locator("#open input[name=closesOn]").fill(today.plusDays(7).toString());
        registrar.locator("#open input[name=effectiveOn]").fill(on);
        registrar.locator("#open button[type=submit]").click();
        registrar.locator("#quotas select[name=major]").selectOption(major.toString());
        registrar.locator("#quotas input[name=places]").fill("2");
        registrar.locator("#quotas button[type=submit]").click();
        assertThat(registrar.locator("#quotas tbody")).containsText("大数据与会计");
        looked(registrar, "programme-round");
        var round = registrar.url().replaceAll("^.*(/programme-rounds/[0-9a-f-]+).*$", "$1");

        var student = visitors.seated(own(enrolment), PHONE);
        visitors.go(student, "/apply");
        student.locator("form:has(input[value=change-of-programme]) button").click();
        student.locator("input[name=on]").fill(on);
        student.locator("select[name=major]").selectOption(major.toString());
        student.locator("select[name=ground]").selectOption("talent");
        student.locator("input[name=results]").fill("平均 86 分，专业第 5 名");
        student.locator("textarea[name=explanation]").fill("对会计有兴趣，自学初级会计");
        student.locator("select[name=consent]").selectOption("signed");
        looked(student, "programme-apply");
        student.locator("form[action$='/fields'] button").click();
        student.locator("form[action$='/evidence'] select").selectOption("guardian-consent");
        student.locator("form[action$='/evidence'] input[type=file]")
                .setInputFiles(new FilePayload("同意书.png", "image/png", image()));
        student.locator("form[action$='/evidence'] button[type=submit]").click();
        student.locator("form[action$='/submit'] button").click();
        assertThat(student.locator(".head .chip")).hasText("已提交");
        var at = student.url().replaceAll("^.*(/cases/[0-9a-f-]+).*$", "$1");

        var id = UUID.fromString(at.substring("/cases/".length()));
        approved(id, "counsellor", college.firstClass());
        approved(id, "department-registrar", college.department());
        visitors.go(registrar, round);
        registrar.locator("form[action$='/send'] button").click();
        assertThat(registrar.locator("#candidates tbody")).containsText("沈知远");

        var receiving = at("department-registrar", department);
        visitors.go(receiving, round);
        receiving.locator("input[name=method]").fill("笔试和面试");
        receiving.locator("input[name=score]").fill("91");
        receiving
                .locator("select[name=classId]")
                .selectOption(
                        new com.microsoft.playwright.options.SelectOption().setLabel("会计2401班"));
        receiving.locator("input[name=feeDifference]").fill("每学年多 600 元");
        receiving.locator("input[name=credits]").fill("认定高等数学 4 学分，补修会计基础");
        receiving.locator("input[name=opinion]").fill("同意接收");
        receiving.locator("input[name=accepted]").check();
        looked(receiving, "programme-assess");
        receiving.locator("form[action$='/assessments'] button[type=submit]").click();
        assertThat(receiving.locator("#candidates tbody")).containsText("会计2401班");

        var list = published(registrar, round);
        assertThat(registrar.locator("#list tbody")).containsText("沈");
        assertThat(registrar.locator("#list tbody")).containsText("大数据与会计");
        Assertions.assertThat(registrar.locator("#list tbody").textContent())
                .as("masked")
                .contains("*")
                .doesNotContain("沈知远");
        looked(registrar, "programme-published");
        taken(objected(list), registrar, list);
        visitors.go(registrar, round);
        sure(registrar, "form[action$='/take-back'] button", "异议成立，重新考核");

        visitors.go(receiving, round);
        receiving.locator("input[name=score]").fill("90.5");
        receiving.locator("form[action$='/assessments'] button[type=submit]").click();
        assertThat(receiving.locator("#candidates tbody")).containsText("90.5");
        var again = published(registrar, round);
        Assertions.assertThat(again).isNotEqualTo(list);
        goneBy(again);
        visitors.go(registrar, at);
        registrar.locator("button[value=approve]").click();
        assertThat(registrar.locator("h1")).isVisible();
        approved(id, "academic-office-head", college.institution());
        approved(id, "vice-principal", college.institution());
        visitors.go(student, at);
        assertThat(student.locator(".head .chip").first()).hasText("已批准");
        assertThat(student.locator("main")).containsText("转专业通知单");
        looked(student, "programme-done");
    }

    /// The registrar hangs out the list once no more are taken.
    ///
    /// @return its page, on which they stand then
    private String published(Page registrar, String round) {
        closes(cases.today().minusDays(1));
        visitors.go(registrar, round);
        registrar.locator("#publish input[name=office]").fill("教务处学籍科");
        registrar.locator("#publish input[name=phone]").fill("0570-8026000");
        sure(registrar, "#publish button[type=submit]", null);
        // what is asked again at the approval is asked of the day of the application
        closes(cases.today().plusDays(7));
        registrar.locator("#notice a[href^='/publications/']").last().click();
        assertThat(registrar.locator("#list tbody tr")).hasCount(1);
        return registrar.url().replaceAll("^.*(/publications/[0-9a-f-]+).*$", "$1");
    }

    /// Another student reads the list on a phone and objects.
    private Page objected(String list) {
        var other =
                cases.students()
                        .enrolled(
                                TestStudents.newcomer(
                                        "顾清禾",
                                        college.firstClass(),
                                        cases.today().minusMonths(15).withDayOfMonth(1)),
                                college.institution());
        var phone = visitors.seated(own(other), PHONE);
        visitors.go(phone, "/publications");
        phone.locator("main a[href='" + list + "']").first().click();
        Assertions.assertThat(phone.locator("main").textContent()).doesNotContain("沈知远");
        assertThat(phone.locator("form[action$='/withdraw']")).hasCount(0);
        phone.locator("textarea[name=words]").fill("面试成绩与公布的不符");
        looked(phone, "programme-objection");
        phone.locator("form[action$='/objections'] button").click();
        assertThat(phone.locator("#objections")).containsText("面试成绩与公布的不符");
        return phone;
    }

    /// The registrar finds that the objection holds good, answers it and takes the list down.
    private void taken(Page phone, Page registrar, String list) {
        visitors.go(registrar, list);
        assertThat(registrar.locator("#objections")).containsText("面试成绩与公布的不符");
        registrar.locator("#objections textarea").fill("经核实面试成绩登记有误，重新考核");
        registrar.locator("#objections form button").click();
        assertThat(registrar.locator("#objections")).containsText("重新考核");
        sure(registrar, "form[action$='/withdraw'] button", "异议成立");
        assertThat(registrar.locator("#about")).containsText("异议成立");
        visitors.go(phone, list);
        assertThat(phone.locator("#list")).hasCount(0);
    }

    /// The days of the notice go by.
    private void goneBy(String list) {
        var today = cases.today();
        changed(
                "update governance.publication set during = daterange(?, ?) where id = ?::uuid",
                today.minusDays(9),
                today,
                list.substring(list.lastIndexOf('/') + 1));
        changed(
                "update change.programme_candidate set noticed_from = ?, noticed_until = ? where publication_id = ?::uuid",
                today.minusDays(9),
                today.minusDays(1),
                list.substring(list.lastIndexOf('/') + 1));
    }

    private void closes(LocalDate on) {
        changed(
                "update change.programme_round set opens_on = ?, closes_on = ? where institution_id = ?",
                cases.today().minusDays(9),
                on,
                college.institution());
    }

    private void changed(String statement, Object... with) {
        cases.people().system(() -> cases.sql().sql(statement).params(with).update());
    }

    /// Presses a button that asks first, and says yes.
    private static void sure(Page page, String button, @Nullable String reason) {
        page.locator(button).click();
        if (reason != null) {
            page.locator("dialog textarea, dialog input[type=text]").first().fill(reason);
        }
        page.waitForNavigation(() -> page.locator("dialog [data-yes]").click());
    }

    private Page at(String role, UUID unit) {
        return visitors.seated(college.officer(role, unit), Visitors.DESK);
    }

    private void approved(UUID id, String role, UUID unit) {
        cases.approve(cases.people().holding("某人", role, unit), id);
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

    private UUID unit(String kind, UUID parent, String name) {
        return cases.people()
                .system(() -> {
                    var id = cases.units().unit(kind, parent, college.institution(), "college");
                    cases.sql()
                            .sql("update organisation.unit set name = ? where id = ?")
                            .params(name, id)
                            .update();
                    return id;
                });
    }

    private static void looked(Page page, String name) {
        Chromium.picture(page, name);
        Assertions.assertThat(Chromium.barriers(page)).as(name).isEmpty();
        Assertions.assertThat(Visitors.sideways(page)).as(name + " sideways").isZero();
    }

    private static byte[] image() throws IOException {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        }
    }
}
