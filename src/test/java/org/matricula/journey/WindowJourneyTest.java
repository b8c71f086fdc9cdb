package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
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

/// A parent on the phone: what is theirs, what the page is for, and something wrong in the file
/// that the class teacher answers.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowJourneyTest {

    private static final Window PHONE = new Window(390, 844, ColorScheme.LIGHT);
    private static final Window NIGHT = new Window(390, 844, ColorScheme.DARK);

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
    void a_parent_sees_what_is_theirs_and_says_what_is_wrong() {
        var teacher = visitors.seated(college.somebody(Role.CLASS_TEACHER), Visitors.DESK);
        visitors.go(teacher, "/announcements/new");
        assertThat(teacher.locator("#reach")).containsText("学生");
        teacher.locator("input[name=audience][value=guardians]").check();
        assertThat(teacher.locator("#reach")).containsText("名没有账户");
        assertThat(teacher.locator("#reach")).containsText("监护人");
        teacher.locator("input[name=title]").fill("家长会");
        teacher.locator("textarea[name=words]").fill("周六上午九点，请准时到会。");
        teacher.locator("input[name=receipt]").check();
        looked(teacher, "window-announce");
        teacher.locator("form[action='/announcements'] .acts button").click();
        assertThat(teacher.locator("#recipients")).containsText("没有账户");
        looked(teacher, "window-announced");

        var parent = visitors.seated(college.somebody(Role.GUARDIAN), PHONE);
        looked(parent, "window-home");
        assertThat(parent.locator("#own")).containsText("孩子的学籍");
        parent.locator("#page-help summary").click();
        assertThat(parent.locator("#page-help dl")).containsText("规定怎么说");
        looked(parent, "window-help");
        visitors.go(parent, "/announcements");
        parent.locator(".duties a").first().click();
        parent.locator("form[action$='/confirm'] button").click();
        assertThat(parent.locator("main")).containsText("已确认");
        looked(parent, "window-announcement");

        visitors.go(parent, "/own-files");
        parent.locator(".duties a").first().click();
        looked(parent, "window-file");
        parent.locator("#contact header a").first().click();
        parent.locator("textarea[name=words]").fill("电话少了一位");
        looked(parent, "window-feedback");
        parent.locator("form[action='/feedback'] .acts button").click();
        assertThat(parent.locator("main")).containsText("待受理");

        visitors.go(teacher, "/feedback");
        teacher.locator("main th a").first().click();
        teacher.locator("input[name=outcome][value=corrected]").check();
        teacher.locator("#answering textarea[name=words]").fill("已补全");
        looked(teacher, "window-answering");
        teacher.locator("#answering .acts button").click();
        assertThat(teacher.locator("#answer")).containsText("已补全");
        visitors.go(teacher, "/students/concerns");
        looked(teacher, "window-concerns");

        parent.reload();
        assertThat(parent.locator("#answer")).containsText("已补全");
        visitors.go(parent, "/own-duties");
        looked(parent, "window-duties");
        Chromium.resize(parent, NIGHT);
        visitors.go(parent, "/manual/own-window");
        looked(parent, "window-manual");
        visitors.go(parent, "/published");
        looked(parent, "window-public");

        var registrar = visitors.seated(college.somebody(Role.REGISTRAR), Visitors.DESK);
        visitors.go(registrar, "/selections/schemes/new");
        looked(registrar, "window-scheme");
        registrar.locator("input[name=name]").fill("一等奖学金");
        registrar.locator("input[name=basis]").fill("奖学金办法 第三条");
        registrar.locator("form[action='/selections/schemes'] > .acts button").click();
        visitors.go(registrar, "/selections/new");
        registrar
                .locator("select[name=scheme]")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        registrar.locator("input[name=name]").fill("一等奖学金 2026");
        registrar.locator("input[name=from]").fill("2026-01-01");
        registrar.locator("input[name=last]").fill("2026-12-31");
        registrar.locator("form[action='/selections'] .acts button").click();
        registrar.locator("form[action$='/reckon'] button").click();
        visitors.go(registrar, java.net.URI.create(registrar.url()).getPath() + "?which=all");
        looked(registrar, "window-selection");
    }

    private static void looked(Page page, String name) {
        Chromium.picture(page, name);
        Assertions.assertThat(Chromium.barriers(page)).as(name).isEmpty();
        Assertions.assertThat(Visitors.sideways(page)).as(name + " sideways").isZero();
    }
}
