package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.ProgramTest;
import org.matricula.browser.Chromium;
import org.matricula.browser.Chromium.Window;
import org.matricula.change.TestCases;
import org.matricula.discipline.DisciplinePapers;
import org.matricula.discipline.delivery.DeliverDecision;
import org.matricula.identity.Role;
import org.matricula.kernel.Acting;
import org.matricula.workflow.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// 退学处理: a student who was told speaks on a telephone, the offices write down what their step has
/// brought about, and nobody types another's date.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WithdrawalJourneyTest {

    @Autowired ApplicationContext context;
    @Autowired TestCases cases;
    @Autowired DeliverDecision deliverDecision;
    @LocalServerPort int port;

    Chromium chromium;
    PeopledCollege college;
    Visitors visitors;
    UUID withdrawal;

    @BeforeAll
    void told() {
        chromium = Chromium.open();
        college = PeopledCollege.open(context, cases);
        visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
        var it = college.college();
        var people = cases.people();
        withdrawal =
                cases.submitted(
                        people.holding("经办人", "registrar", it.institution()),
                        "required-withdrawal",
                        college.studying().enrolment(),
                        Map.of("ground", "study-limit", "facts", "学习年限内未完成学业"),
                        "other-proof");
        cases.approve(people.holding("院系", "department-registrar", it.department()), withdrawal);
        var registrar = people.holding("学籍科", "registrar", it.institution());
        cases.approve(registrar, withdrawal);
        Acting.as(
                registrar,
                () ->
                        deliverDecision.deliver(
                                withdrawal,
                                "intent",
                                new DeliverDecision.Told(
                                        "direct", cases.today(), "马腾飞", "", "", ""),
                                new DisciplinePapers.Upload("scan.png", TestPeople.scan())));
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void each_step_writes_down_its_own() {
        var sheet = "/withdrawals/" + withdrawal;
        var affairs = visitors.seated(college.somebody(Role.STUDENT_AFFAIRS), Visitors.DESK);
        visitors.go(affairs, "/cases/" + withdrawal);
        affairs.waitForNavigation(() -> affairs.locator("#sheet").click());
        affairs.locator("#heard input[name=kind][value=stated]").check();
        affairs.locator("#heard textarea[name=statement]").fill("请求延长学习年限");
        looked(affairs, "withdrawal-hearing");
        affairs.locator("#heard input[type=file]")
                .setInputFiles(
                        new com.microsoft.playwright.options.FilePayload(
                                "scan.png", "image/png", bytes()));
        affairs.waitForNavigation(
                () -> affairs.locator("#heard .acts button[type=submit]").click());
        assertThat(affairs.locator("#hearing")).containsText("请求延长学习年限");
        var phone =
                visitors.seated(
                        college.somebody(Role.STUDENT_AFFAIRS),
                        new Window(390, 844, com.microsoft.playwright.options.ColorScheme.DARK));
        visitors.go(phone, sheet);
        looked(phone, "withdrawal-phone");
    }

    private static byte[] bytes() {
        try {
            return TestPeople.scan().readAllBytes();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void looked(Page page, String name) {
        Chromium.picture(page, name);
        Assertions.assertThat(Chromium.barriers(page)).as(name).isEmpty();
        Assertions.assertThat(Visitors.sideways(page)).as(name + " sideways").isZero();
    }
}
