package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.ProgramTest;
import org.matricula.browser.Chromium;
import org.matricula.browser.Chromium.Window;
import org.matricula.enrolment.admission.TestAdmissions;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.identity.entry.TestAccounts.Person;
import org.matricula.organisation.TestUnits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// The first days of term: papers from a phone, and a row of newcomers at a desk without a mouse.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskJourneyTest {

    /// 全部材料, 已缴, 住校, 照片 (to it, and its window), 办理: what a newcomer costs besides the scan.
    private static final int KEYS = 6;

    private static final Window HAND = new Window(390, 844, ColorScheme.LIGHT);

    @Autowired ApplicationContext context;
    @Autowired TestAdmissions admissions;
    @LocalServerPort int port;

    Chromium chromium;
    Visitors visitors;
    TestUnits.School school;
    Person registrar;

    @BeforeAll
    void open() {
        chromium = Chromium.open();
        visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
        school = admissions.units().school("school");
        named(school.id(), "江州市实验学校");
        named(school.grade(), "七年级");
        named(school.firstClass(), "七年级1班");
        named(school.secondClass(), "七年级2班");
        registrar = TestAccounts.of(context).holding("registrar", school.id());
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void a_row_of_newcomers_is_taken_in_by_keys_alone() throws IOException {
        var batch =
                admissions.batch(
                        school,
                        admissions.today().minusDays(1),
                        admissions.today().plusDays(3),
                        List.of());
        var row = admissions.candidates(batch, school.grade(), 4);
        var page = visitors.seated(registrar, Visitors.DESK);
        var photo = portrait();
        page.onFileChooser(it -> it.setFiles(photo));
        visitors.go(page, "/admissions/desk");
        var keys = 0;
        for (var it : row) {
            assertThat(page.locator("main input[name=q]")).isFocused();
            var hands = new Hands(page);
            var number = told("candidate_number", it);
            hands.type(number).follow();
            assertThat(page.locator("#one-title")).containsText(number);
            assertThat(page.locator("[data-desk] .btn.pri")).isFocused();
            hands.press("0", "j", "z", "p", "Space");
            assertThat(page.locator("[data-desk] .btn.pri")).isFocused();
            keys += 5;
            if (it.equals(row.getFirst())) {
                Chromium.picture(page, "desk");
            }
            hands.follow();
            keys++;
            assertThat(page.locator(".alert.jade")).containsText("已入学");
        }
        assertThat(keys).isEqualTo(row.size() * KEYS);
        assertThat(
                        admissions.all(
                                """
                                select count(*) || ' ' || count(distinct e.student_number) || ' ' || count(distinct c.class_id)
                                       || ' ' || count(p.photo_id)
                                  from enrolment.candidate c join registry.enrolment e on e.id = c.enrolment_id
                                  join registry.person p on p.id = c.person_id
                                 where c.batch_id = ? and c.state = 'ENROLLED' and c.fee = 'paid' and c.boarding = '2'
                                """,
                                batch))
                .as("all enrolled, each with a number and a photo, dealt to both classes")
                .containsExactly("4 4 2 4");
        page.context().close();
    }

    @Test
    void escape_goes_back_to_the_scanner_and_a_class_is_chosen_by_hand() {
        var batch =
                admissions.batch(
                        school,
                        admissions.today().minusDays(1),
                        admissions.today().plusDays(3),
                        List.of());
        var two = admissions.candidates(batch, school.grade(), 2);
        var page = visitors.seated(registrar, Visitors.DESK);
        visitors.go(page, "/admissions/desk");
        var hands = new Hands(page);
        hands.type(told("candidate_number", two.getFirst())).follow();
        hands.press("Escape");
        assertThat(page.locator("main input[name=q]")).isFocused();
        hands.type(told("notice_number", two.getLast())).follow();
        assertThat(page.locator("#one-title")).containsText(told("name", two.getLast()));
        hands.press("0", "j");
        for (var i = 0; i < 3; i++) {
            hands.press("Shift+Tab");
        }
        hands.reach("select[name=class]").choose(school.secondClass().toString());
        hands.reach("[data-desk] .btn.pri").follow();
        assertThat(page.locator(".alert.jade")).containsText("已入学");
        assertThat(told("class_id::text", two.getLast()))
                .isEqualTo(school.secondClass().toString());
        page.context().close();
    }

    @Test
    void papers_are_sent_from_a_phone_and_looked_at_before_the_day() throws IOException {
        var batch = admissions.batch(school);
        var one = admissions.candidate(batch, school);
        var desk = visitors.seated(registrar, Visitors.DESK);
        visitors.go(desk, "/admissions/" + batch + "/papers");
        desk.locator("#codes button:has-text('发放提交码')").click();
        desk.locator("dialog [data-yes]").click();
        assertThat(desk.locator(".alert.jade")).containsText("已为 1 名");
        var code = admissions.codes(batch).getFirst();

        var phone = chromium.page(HAND, "zh-CN");
        var complaints = Chromium.complaints(phone);
        phone.navigate("http://127.0.0.1:" + port + "/entrance/arrivals/" + batch);
        assertThat(Chromium.barriers(phone)).isEmpty();
        phone.locator("input[name=code]").fill(code);
        phone.locator("main .btn.pri").click();
        assertThat(phone.locator("main")).containsText(told("name", one));
        var card = phone.locator(".arrival", new Page.LocatorOptions().setHasText("户口簿"));
        card.locator("summary").click();
        card.locator("input[type=file]").setInputFiles(portrait());
        card.locator("input[name=consent]").check();
        card.locator("button").click();
        assertThat(phone.locator(".alert.jade")).containsText("已提交");
        Chromium.picture(phone, "arrival");
        assertThat(complaints).isEmpty();

        visitors.go(desk, "/admissions/" + batch + "/papers");
        Chromium.picture(desk, "papers");
        desk.locator("tbody .btn:has-text('退回')").click();
        desk.locator("dialog textarea").fill("缺本人页");
        desk.locator("dialog [data-yes]").click();
        assertThat(desk.locator(".alert.jade")).containsText("已退回");
        phone.navigate("http://127.0.0.1:" + port + "/entrance/arrivals/" + batch);
        phone.locator("input[name=code]").fill(code);
        phone.locator("main .btn.pri").click();
        assertThat(phone.locator(".alert.seal")).containsText("缺本人页");
        Visitors.read(phone, "arrival");
        visitors.go(desk, "/admissions/" + batch + "/papers");
        Visitors.read(desk, "papers");
        visitors.go(desk, "/admissions/desk/" + one);
        Visitors.read(desk, "desk");
        visitors.go(desk, "/admissions/candidates/" + one);
        Visitors.read(desk, "candidate");
        phone.context().close();
        desk.context().close();
    }

    @Test
    void somebody_without_an_account_applies_on_a_phone_and_not_after_the_last_day() {
        var batch = admissions.batch(school);
        admissions.changed(
                """
                insert into enrolment.prospectus
                  (batch_id, notice, applies_from, applies_until, exam_on, exam_place, opened_at)
                values (?, '面向应届毕业生', ?::date, ?::date, ?::date, '一号楼', now())
                """,
                batch,
                admissions.today().minusDays(5),
                admissions.today(),
                admissions.today().plusDays(9));
        admissions.changed(
                """
                insert into enrolment.quota (prospectus_id, unit_id, places)
                select p.id, ?, 5 from enrolment.prospectus p where p.batch_id = ?
                """,
                school.firstClass(),
                batch);
        var prospectus =
                admissions.told(
                        "select id::text from enrolment.prospectus where batch_id = ?", batch);
        var phone = chromium.page(HAND, "zh-CN");
        var complaints = Chromium.complaints(phone);
        phone.navigate("http://127.0.0.1:" + port + "/entrance");
        phone.locator("a[href='/entrance/" + prospectus + "']").click();
        assertThat(phone.locator("main, .sheet").first()).containsText("面向应届毕业生");
        filled(phone, "张3", "11010519900307123", "x");
        phone.locator("form[action='/entrance/" + prospectus + "'] .btn.pri").click();
        assertThat(phone.locator(".errors, [role=alert]").first()).containsText("18 位");
        assertThat(phone.locator("input[name=name]")).hasValue("张3");
        Visitors.read(phone, "entrance-refused");
        Chromium.resize(phone, HAND);
        var it = TestAdmissions.someone(school.firstClass());
        filled(phone, it.name(), it.documentNumber(), "13912345678");
        phone.locator("form[action='/entrance/" + prospectus + "'] .btn.pri").click();
        assertThat(phone.locator("h1")).hasText("报名成功");
        assertThat(phone.locator("body")).containsText("一号楼");
        assertThat(taken(prospectus)).isEqualTo("1");

        // a form that was opened on the last day and is sent the day after
        var late = TestAdmissions.someone(school.firstClass());
        phone.navigate("http://127.0.0.1:" + port + "/entrance/" + prospectus);
        filled(phone, late.name(), late.documentNumber(), "13912345679");
        admissions.changed(
                "update enrolment.prospectus set applies_until = ?::date where id = ?::uuid",
                admissions.today().minusDays(1),
                prospectus);
        phone.locator("form[action='/entrance/" + prospectus + "'] .btn.pri").click();
        assertThat(phone.locator("body")).containsText("报名时间是 " + admissions.today().minusDays(5));
        assertThat(phone.locator("input[name=documentNumber]")).hasCount(0);
        assertThat(taken(prospectus)).isEqualTo("1");
        assertThat(complaints)
                .allMatch(complaint -> complaint.contains("422") || complaint.contains("400"));
        phone.context().close();
    }

    private String taken(String prospectus) {
        return admissions.told(
                "select count(*)::text from enrolment.applicant where prospectus_id = ?::uuid",
                prospectus);
    }

    private void filled(Page phone, String name, String document, String number) {
        phone.locator("select[name=unit]").selectOption(school.firstClass().toString());
        phone.locator("input[name=name]").fill(name);
        phone.locator("input[name=documentNumber]").fill(document);
        phone.locator("input[name=phone]").fill(number);
        phone.locator("input[name=consent]").check();
    }

    private void named(UUID unit, String name) {
        admissions.changed("update organisation.unit set name = ? where id = ?", name, unit);
    }

    private String told(String column, UUID candidate) {
        return admissions.told(
                "select " + column + " from enrolment.candidate where id = ?", candidate);
    }

    private static FilePayload portrait() throws IOException {
        var image = new BufferedImage(480, 640, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(60, 120, 220));
        pen.fillRect(0, 0, 480, 640);
        pen.setColor(new Color(220, 180, 150));
        pen.fillOval(120, 160, 240, 320);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return new FilePayload("photo.jpg", "image/jpeg", out.toByteArray());
    }
}
