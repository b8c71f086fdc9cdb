package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
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

/// A name corrected from the student's phone to the package for the higher body.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorrectionJourneyTest {

    private static final Window PHONE = new Window(390, 844, ColorScheme.LIGHT);
    private static final Window DARK = new Window(1440, 900, ColorScheme.DARK);

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
    void a_name_goes_from_the_students_phone_to_the_package() throws IOException {
        var student = visitors.seated(college.somebody(Role.STUDENT), PHONE);
        visitors.go(student, "/apply");
        student.locator("form:has(input[value=correction]) button").click();
        student.locator("input[name=because]").first().check();
        student.locator("input[name=since]").fill(cases.today().minusDays(5).toString());
        student.locator("textarea[name=explanation]").fill("公安机关已批准更名");
        student.locator("form[action$='/fields'] button").click();
        student.locator("#sheet").click();
        student.locator("select[name=field]").selectOption("name");
        student.locator("input[name=value]").fill("林诗涵");
        student.locator("#add button[type=submit]").click();
        assertThat(student.locator("#fields tbody")).containsText("林诗涵");
        looked(student, "correction-student");
        student.locator("#back").click();
        for (var kind : List.of("identity-card-both", "police-correction")) {
            student.locator("form[action$='/evidence'] select").selectOption(kind);
            student.locator("form[action$='/evidence'] input[type=file]")
                    .setInputFiles(new FilePayload(kind + ".png", "image/png", image()));
            student.locator("form[action$='/evidence'] button[type=submit]").click();
            assertThat(student.locator("#content-title ~ ul.files")).containsText(kind);
        }
        student.locator("form[action$='/submit'] button").click();
        assertThat(student.locator(".head .chip")).hasText("已提交");
        var at = student.url().replaceAll("^.*(/cases/[0-9a-f-]+).*$", "$1");

        var counsellor = visitors.seated(college.somebody(Role.COUNSELLOR), Visitors.DESK);
        visitors.go(counsellor, at);
        counsellor.locator("#sheet").click();
        counsellor.locator("#ticks input[type=checkbox]").all().forEach(it -> it.check());
        looked(counsellor, "correction-office");
        counsellor.locator("#ticks button[type=submit]").click();
        assertThat(counsellor.locator("#ticks ul.files li")).hasCount(5);
        approve(counsellor, at);
        approve(visitors.seated(college.somebody(Role.DEPARTMENT_REGISTRAR), Visitors.DESK), at);
        var registrar = visitors.seated(college.somebody(Role.REGISTRAR), Visitors.DESK);
        approve(registrar, at);
        assertThat(registrar.locator(".head .chip").first()).hasText("已生效");

        visitors.go(registrar, "/students/" + college.waiting().number() + "/former-values");
        assertThat(registrar.locator("tbody")).containsText("林诗涵");
        looked(registrar, "former-values");
        visitors.go(registrar, "/evidence-matrix");
        looked(registrar, "evidence-matrix");
        visitors.go(registrar, "/correction-reports");
        assertThat(registrar.locator("#waiting tbody")).containsText("林诗涵");
        looked(registrar, "correction-report");
        var dark = visitors.seated(college.somebody(Role.REGISTRAR), DARK);
        visitors.go(dark, "/correction-reports");
        Chromium.shoot(dark, "correction-report-dark", true);
        visitors.go(dark, "/evidence-matrix?field=name#set");
        Chromium.shoot(dark, "evidence-matrix-dark", true);
        var phone = visitors.seated(college.somebody(Role.REGISTRAR), PHONE);
        for (var path : List.of("/evidence-matrix?field=name", "/correction-reports")) {
            visitors.go(phone, path);
            Chromium.shoot(
                    phone, "correction" + path.substring(0, 11).replace('/', '-') + "-phone", true);
            Assertions.assertThat(Visitors.sideways(phone)).as(path).isZero();
        }
    }

    private void approve(Page page, String at) {
        visitors.go(page, at);
        page.locator("button[value=approve]").click();
        assertThat(page.locator("h1")).isVisible();
        visitors.go(page, at);
        assertThat(page.locator("button[value=approve]")).hasCount(0);
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
