package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.ProgramTest;
import org.matricula.browser.Chromium;
import org.matricula.change.TestCases;
import org.matricula.identity.Role;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.workflow.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// The main job by keyboard alone: find a student, apply for a leave, decide one.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyboardTest {

    @Autowired ApplicationContext context;
    @Autowired TestCases cases;
    @LocalServerPort int port;

    Chromium chromium;
    PeopledCollege college;

    @BeforeAll
    void open() {
        chromium = Chromium.open();
        college = PeopledCollege.open(context, cases);
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void a_leave_is_applied_for_without_a_mouse() throws java.io.IOException {
        var hands = signedIn(Role.COUNSELLOR);
        var page = hands.page();
        hands.press("/").type(college.studying().name());
        assertThat(page.locator("#found [role=option]").first())
                .containsText(college.studying().name());
        hands.press("ArrowDown");
        page.waitForNavigation(() -> hands.press("Enter"));
        assertThat(page.locator("h1")).hasText(college.studying().name());
        hands.reach("a[href^='/apply?student=']").follow();
        hands.reach("form:has(input[value=leave-of-absence]) button").follow();
        hands.reach("input[name=from]").day(cases.today());
        hands.reach("input[name=lastOn]").day(cases.today().plusMonths(6).minusDays(1));
        hands.reach("input[name=wish]").press("Space");
        hands.reach("select[name=reason]").choose("10");
        hands.reach("textarea[name=explanation]").type("经医院诊断须休养");
        hands.reach("select[name=consent]").choose("signed");
        hands.reach("form[action$='/fields'] button").follow();
        assertThat(page.locator(".errors li")).hasText(new String[0]);
        for (var kind : new String[] {"medical-certificate", "guardian-consent"}) {
            hands.reach("form[action$='/evidence'] select").choose(kind);
            hands.reach("form[action$='/evidence'] input[type=file]").attach(scan(kind));
            hands.reach("form[action$='/evidence'] button[type=submit]").follow();
        }
        hands.reach("form[action$='/submit'] button").follow();
        assertThat(page.locator(".errors li")).hasText(new String[0]);
        assertThat(page.locator(".head .chip")).hasText("已提交");
    }

    @Test
    void a_waiting_leave_is_decided_without_a_mouse() {
        var hands = signedIn(Role.COUNSELLOR);
        var page = hands.page();
        hands.press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        hands.reach("#nav a[href='/tasks']").follow();
        hands.press("j");
        assertThat(page.locator("#tasks tbody tr").first().locator(".who")).isFocused();
        hands.follow();
        hands.reach("textarea[name=comment]").type("情况属实，同意。");
        page.waitForNavigation(() -> hands.press("Control+Enter"));
        assertThat(page.locator(".alert.jade")).containsText("已同意");
    }

    @Test
    void the_finder_answers_control_k_and_goes_away_on_escape() {
        var hands = signedIn(Role.REGISTRAR);
        var page = hands.page();
        hands.press("Control+k").type("名册");
        assertThat(page.locator("#found [role=option]")).hasText("学生名册");
        hands.press("Escape");
        assertThat(page.locator("#found")).isHidden();
        hands.press("Control+k").type(college.waiting().number());
        assertThat(page.locator("#found [role=option]").first())
                .containsText(college.waiting().name());
        page.waitForNavigation(() -> hands.press("Enter"));
        assertThat(page.locator("main")).containsText("休学");
    }

    private Hands signedIn(Role role) {
        Page page = chromium.page(Visitors.DESK, "zh-CN");
        page.navigate("http://127.0.0.1:" + port + "/sign-in");
        var hands = new Hands(page);
        hands.reach("input[name=username]").type(college.somebody(role).username());
        hands.reach("input[name=password]").type(TestAccounts.PASSWORD).follow();
        assertThat(page.locator("h1")).hasText("我的工作");
        return hands;
    }

    private static FilePayload scan(String name) throws java.io.IOException {
        try (var scan = TestPeople.scan()) {
            return new FilePayload(name + ".png", "image/png", scan.readAllBytes());
        }
    }
}
