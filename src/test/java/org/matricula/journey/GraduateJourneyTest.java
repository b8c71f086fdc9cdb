package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.ProgramTest;
import org.matricula.browser.Chromium;
import org.matricula.browser.Chromium.Window;
import org.matricula.change.TestCases;
import org.matricula.graduation.TestPictures;
import org.matricula.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A graduating class in the browser: opened at the desk, signed on the phone, seated,
/// photographed.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraduateJourneyTest {

    private static final Window PHONE = new Window(390, 844, ColorScheme.LIGHT);

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
    void a_class_checks_signs_sits_and_is_photographed() {
        var today = cases.today();
        var registrar = visitors.seated(college.somebody(Role.REGISTRAR), Visitors.DESK);
        visitors.go(registrar, "/graduate-checks");
        registrar.locator("input[name=name]").fill("2027 届毕业生信息核对");
        registrar.locator("input[name=year]").fill("2026-2027");
        registrar
                .locator("select[name=unit]")
                .selectOption(college.college().firstClass().toString());
        registrar.locator("input[name=checkFrom]").fill(today.toString());
        registrar.locator("input[name=checkUntil]").fill(today.plusDays(20).toString());
        registrar.locator("input[name=photoFrom]").fill(today.toString());
        registrar.locator("input[name=photoUntil]").fill(today.plusDays(90).toString());
        registrar.locator("textarea[name=notice]").fill("请认真核对并签名。");
        looked(registrar, "graduate-open");
        registrar.locator("#new button[type=submit]").click();
        assertThat(registrar.locator("h1")).hasText("2027 届毕业生信息核对");
        var campaign = registrar.url().replaceAll("^.*/graduate-checks/([0-9a-f-]+).*$", "$1");

        var student = visitors.seated(college.somebody(Role.STUDENT), PHONE);
        visitors.go(student, "/own-graduation");
        student.locator("a.pri").first().click();
        assertThat(student.locator("#record")).containsText("林一诺");
        signed(student);
        assertThat(student.locator("main")).containsText("已确认");
        looked(student, "graduate-own-check");

        visitors.go(registrar, "/graduate-photos/" + campaign);
        registrar
                .locator("#new-sitting select[name=unit]")
                .selectOption(college.college().firstClass().toString());
        registrar.locator("#new-sitting input[name=on]").fill(today.toString());
        registrar.locator("#new-sitting input[name=at]").fill("09:00");
        registrar.locator("#new-sitting input[name=place]").fill("图书馆");
        registrar.locator("#new-sitting button[type=submit]").click();
        assertThat(registrar.locator("#sittings tbody tr")).hasCount(1);
        registrar
                .locator("#import input[type=file]")
                .setInputFiles(
                        new FilePayload(
                                "photos.zip",
                                "application/zip",
                                TestPictures.zip(
                                        Map.of(
                                                college.waiting().number() + ".jpg",
                                                TestPictures.good(),
                                                college.studying().number() + ".jpg",
                                                TestPictures.landscape()))));
        registrar.locator("#import button[type=submit]").click();
        assertThat(registrar.locator("#lines")).containsText("照片是横的");
        looked(registrar, "graduate-import");
        visitors.go(registrar, "/graduate-photos/" + campaign);
        assertThat(registrar.locator("#tickets")).containsText(college.studying().name());
        looked(registrar, "graduate-photos");
        registrar.locator("#sittings tbody a.who").click();
        looked(registrar, "graduate-sitting");

        visitors.go(student, "/own-graduation");
        student.locator("a[href$='/photo']").first().click();
        assertThat(student.locator("main")).containsText("起可以查看核对");
        looked(student, "graduate-own-photo");
        visitors.go(student, "/own-graduation");
        student.locator("a[href$='/register']").first().click();
        assertThat(student.locator("#form")).isVisible();
        looked(student, "graduate-own-register");
        visitors.go(registrar, "/graduate-registers/" + campaign);
        looked(registrar, "graduate-registers");
    }

    private static void signed(Page page) {
        var pad = page.locator("form[data-sign] canvas");
        pad.scrollIntoViewIfNeeded();
        var box = pad.boundingBox();
        page.mouse().move(box.x + 20, box.y + 20);
        page.mouse().down();
        for (var i = 1; i <= 20; i++) {
            page.mouse().move(box.x + 20 + i * 10, box.y + 20 + (i % 4) * 15);
        }
        page.mouse().up();
        page.locator("form[data-sign] button[type=submit]").click();
    }

    private static void looked(Page page, String name) {
        Chromium.picture(page, name);
        Assertions.assertThat(Chromium.barriers(page)).as(name).isEmpty();
        Assertions.assertThat(Visitors.sideways(page)).as(name + " sideways").isZero();
    }
}
