package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.ProgramTest;
import org.matricula.browser.Chromium;
import org.matricula.change.TestCases;
import org.matricula.registry.TestStudents;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A class of sixty, one of whom has not come, registered by keys alone; the keys are counted.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistrationKeysTest {

    /// What anybody types within a minute, at two keys a second.
    private static final int KEYS_A_MINUTE = 120;

    private static final String COUNTED =
            """
            document.addEventListener('keydown', () =>
              sessionStorage.setItem('keys', 1 + Number(sessionStorage.getItem('keys') || 0)), true);
            """;

    @Autowired ApplicationContext context;
    @Autowired TestCases cases;
    @LocalServerPort int port;

    Chromium chromium;
    JourneyCollege college;
    Visitors visitors;
    UUID opening;

    @BeforeAll
    void aClassOfSixty() {
        chromium = Chromium.open();
        college = JourneyCollege.open(context);
        visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
        for (var i = 1; i <= 60; i++) {
            cases.students()
                    .enrolled(
                            TestStudents.numbered(
                                    TestStudents.newcomer(
                                            "学生" + "甲乙丙丁戊己庚辛壬癸".charAt(i % 10),
                                            college.firstClass(),
                                            cases.today().minusMonths(3)),
                                    "%08d".formatted(26_100_000 + i)),
                            college.institution());
        }
        opening = opened(cases.today().minusDays(2));
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void a_class_of_sixty_takes_fewer_keys_than_a_minute_has() {
        var teacher = college.officer("class-teacher", college.firstClass());
        var page = visitors.seated(teacher, Visitors.DESK);
        page.addInitScript(COUNTED);
        var path = "/registrations/" + opening + "/classes/" + college.firstClass();
        visitors.go(page, path);
        Chromium.picture(page, "registration-class");
        var hands = new Hands(page);
        hands.reach("#mark select[name=student]").type("26100007");
        hands.press("Tab").choose("not-reported");
        hands.press("Tab").type("wfx").press("Tab").type("tel 3.1").press("Enter");
        assertThat(page.locator("#register tbody")).containsText("tel 3.1");
        hands.reach("#register-form button").follow();
        assertThat(page.locator("#students-title")).hasText("已注册 59 / 60 人");
        assertThat(page.locator("#register-form")).hasCount(0);
        var keys =
                ((Number) page.evaluate("() => Number(sessionStorage.getItem('keys'))")).intValue();
        Assertions.assertThat(keys).as("the count is not blind").isGreaterThan(20);
        Assertions.assertThat(keys).isLessThan(KEYS_A_MINUTE);
        Chromium.picture(page, "registration-done");
        look(teacher, "registration-class", path);
        var registrar = college.officer("registrar", college.institution());
        look(registrar, "registration-opening", "/registrations/" + opening);
        var desk = visitors.seated(registrar, Visitors.DESK);
        visitors.go(desk, "/registrations/" + opening);
        Chromium.picture(desk, "registration-lists");
        visitors.go(desk, "/year-registrations/" + college.institution());
        Chromium.picture(desk, "registration-year");
        overdue(desk);
    }

    /// Twenty days after the end of registering: seen first, then proposed by the keyboard.
    private void overdue(Page desk) {
        college.system(() -> {
            college.sql()
                    .sql(
                            "update registration.term_registration set laid_on = null where opening_id = ?")
                    .param(opening)
                    .update();
            return college.sql()
                    .sql("update registration.opening set opens_on = ?, closes_on = ? where id = ?")
                    .params(cases.today().minusDays(30), cases.today().minusDays(20), opening)
                    .update();
        });
        visitors.go(desk, "/registrations/" + opening + "/overdue");
        assertThat(desk.locator("#overdue-title")).hasText("逾期 1 人，可提出退学处理 1 人");
        Chromium.picture(desk, "overdue-registration");
        Visitors.read(desk, "overdue-registration");
        new Hands(desk).reach("#overdue-form button").press("Enter");
        desk.locator("dialog [data-yes]").click();
        assertThat(desk.locator("#overdue tbody")).containsText("已提出");
        desk.locator("#overdue tbody a.link").click();
        assertThat(desk.locator("main")).containsText("超过规定的 14 天");
    }

    private void look(
            org.matricula.identity.entry.TestAccounts.Person person, String name, String path) {
        visitors.look(person, name, path);
    }

    private UUID opened(LocalDate from) {
        return college.system(() -> {
            var term =
                    college.sql()
                            .sql(
                                    """
                                    insert into calendar.term (unit_id, year, seq, name, during)
                                    values (?, '2026-2027', 1, '第一学期', daterange(?::date, ?::date)) returning id
                                    """)
                            .params(college.institution(), from, from.plusDays(130))
                            .query(UUID.class)
                            .single();
            var id =
                    college.sql()
                            .sql(
                                    """
                                    insert into registration.opening (institution_id, term_id, opens_on, closes_on, opener, opened_at)
                                    values (?, ?, ?, ?, '张', now()) returning id
                                    """)
                            .params(college.institution(), term, from, from.plusDays(10))
                            .query(UUID.class)
                            .single();
            college.sql()
                    .sql(
                            """
                            insert into registration.term_registration (opening_id, enrolment_id, scope_pos, person_id)
                            select ?, s.enrolment_id, s.scope_pos, s.person_id from registry.student s
                             where s.institution_id = ?
                            """)
                    .params(id, college.institution())
                    .update();
            return id;
        });
    }
}
