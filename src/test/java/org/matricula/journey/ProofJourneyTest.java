package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
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

/// A student takes a proof on the phone; whoever is given the file drops it on the open page, as it
/// is and with one byte changed.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProofJourneyTest {

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
    void a_file_dropped_on_the_open_page_is_genuine_or_changed() {
        var student = visitors.seated(college.somebody(Role.STUDENT), PHONE);
        visitors.go(student, "/own-proofs");
        student.locator("input[name=purpose]").fill("办理公交卡");
        looked(student, "proof-own");
        student.locator("#take button[type=submit], #take .acts button").first().click();
        assertThat(student.locator("#taken tbody")).containsText("办理公交卡");
        var link = student.locator("#taken tbody th a").first().getAttribute("href");
        var file = student.request().get("http://127.0.0.1:" + port + link).body();
        Assertions.assertThat(new String(file, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");

        drop(student, file);
        assertThat(student.locator(".sheet")).containsText("真实有效");
        assertThat(student.locator(".sheet")).containsText("在读证明");
        looked(student, "verify-genuine");
        file[file.length / 2] ^= 1;
        drop(student, file);
        assertThat(student.locator(".sheet")).containsText("文件已被改动");
        looked(student, "verify-changed");
        visitors.go(student, "/verify/keys");
        looked(student, "verify-keys");

        var registrar = visitors.seated(college.somebody(Role.REGISTRAR), Visitors.DESK);
        visitors.go(registrar, "/documents/templates/enrolment-proof");
        looked(registrar, "paper-words");
        visitors.go(registrar, "/clearance");
        looked(registrar, "clearance-desk");
        visitors.go(registrar, "/proofs");
        assertThat(registrar.locator("#proofs tbody")).containsText("办理公交卡");
        looked(registrar, "proof-register");
    }

    private void drop(Page page, byte[] file) {
        visitors.go(page, "/verify");
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("paper.pdf", "application/pdf", file));
        page.locator("form[action='/verify/file'] button").click();
    }

    private static void looked(Page page, String name) {
        Chromium.picture(page, name);
        Assertions.assertThat(Chromium.barriers(page)).as(name).isEmpty();
        Assertions.assertThat(Visitors.sideways(page)).as(name + " sideways").isZero();
    }
}
