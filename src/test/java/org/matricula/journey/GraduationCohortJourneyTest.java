package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.linuxense.javadbf.DBFReader;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.ProgramTest;
import org.matricula.attachment.NewFile;
import org.matricula.browser.Chromium;
import org.matricula.change.TestCases;
import org.matricula.identity.Role;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.standing.TestResults;
import org.matricula.workflow.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A cohort of three hundred with every outcome (graduate with and without a degree, 结业, 肄业,
/// postponed), from the audit over the decisions on graduation and on degrees to certificates, the
/// file for national registration, opened by a library not ours, and the page that verifies one of
/// them; each step by its own person in a browser. Only time is moved by hand, over the days of
/// objection.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraduationCohortJourneyTest {

    private static final int COHORT = 300;
    private static final int FAILED = 30;
    private static final int UNTAKEN = 15;
    private static final int OVERDUE = 5;
    private static final int PLAIN = 20;
    private static final int GRADUATES = COHORT - FAILED - UNTAKEN - OVERDUE;
    private static final int DEGREES = GRADUATES - PLAIN;
    private static final String DECISION = "江职〔2026〕毕字 9 号";

    @Autowired ApplicationContext context;
    @Autowired TestCases cases;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired org.matricula.attachment.Files files;
    @LocalServerPort int port;

    Chromium chromium;
    PeopledCollege college;
    Visitors visitors;

    @BeforeAll
    void a_cohort_at_the_end_of_four_years() {
        chromium = Chromium.open();
        college = PeopledCollege.open(context, cases);
        visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
        var it = college.college();
        var today = cases.today();
        var since = today.minusYears(4);
        for (var policy : List.of("certificate.school-code 10335", "certificate.principal 方启明")) {
            change(
                    "insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder) values (?, ?, ?, ?, 'x', 'x')",
                    policy.split(" ")[0],
                    it.institution(),
                    policy.split(" ")[1],
                    today);
        }
        change(
                "update organisation.unit set kind = 'major', code = '080901' where id = ?",
                it.department());
        it.system(() ->
                intake.enrol(
                        it.institution(),
                        null,
                        "registered",
                        IntStream.range(0, COHORT)
                                .mapToObj(n ->
                                        TestStudents.documented(
                                                TestStudents.newcomer(
                                                        "林届生", it.firstClass(), since),
                                                "1",
                                                document(n)))
                                .iterator()));
        var photo =
                it.system(() ->
                        files.store(
                                        new NewFile(
                                                sql.sql(
                                                                "select pos from organisation.unit where id = ?")
                                                        .param(it.institution())
                                                        .query(Long.class)
                                                        .single(),
                                                null,
                                                "evidence",
                                                "photo.png",
                                                TestPeople.scan()))
                                .id());
        change(
                """
                update registry.enrolment e set level = '3', study_form = '1', schooling_years = 4, graduation_on = ?,
                       candidate_number = 'K' || right(e.id::text, 12), graduation_photo_id = ?
                 where e.institution_id = ? and e.entry_on = ?
                """,
                today.minusDays(1),
                photo,
                it.institution(),
                since);
        change(
                "update registry.student s set level = '3' from registry.enrolment e where e.id = s.enrolment_id and e.institution_id = ? and e.entry_on = ?",
                it.institution(),
                since);
        studied(it, since);
    }

    /// Eight courses of the plan: some failed, some not taken, some not taken within the limit, and
    /// some passed all of them below the average a degree asks for.
    private void studied(JourneyCollege it, java.time.LocalDate since) {
        var results = new TestResults(sql, transaction, it.institution(), it.firstClass());
        var term =
                results.term(
                        since.getYear() + 3 + "-" + (since.getYear() + 4),
                        2,
                        "第二学期",
                        cases.today().minusDays(200),
                        cases.today().minusDays(40));
        var tasks = results.courses(term, cases.today().minusDays(60)).toArray(UUID[]::new);
        var programme =
                results.one(
                        "insert into curriculum.programme (institution_id, unit_id, entry_year, name) values (?, ?, ?, '软件工程') returning id",
                        it.institution(),
                        it.firstClass(),
                        since.getYear());
        var module =
                results.one(
                        "insert into curriculum.module (programme_id, seq, name, least_credits) values (?, 1, '专业课', 16) returning id",
                        programme);
        change(
                """
                insert into curriculum.planned_course (programme_id, course_id, module_id, planned_term)
                select ?, t.course_id, ?, 7 from coursework.task t where t.id = any (?)
                """,
                programme,
                module,
                tasks);
        change(
                "insert into curriculum.degree_condition (programme_id, level, degree_name) values (?, '', '工学学士')",
                programme);
        change(
                """
                insert into coursework.grade (task_id, enrolment_id, scope_pos, person_id, attempt, total, passed)
                select t.id, e.id, e.scope_pos, e.person_id, 'first', case when e.nth <= ? and t.nth = 1 then 40
                       when e.nth > ? and e.nth <= ? then 65 else 80 end,
                       not (e.nth <= ? and t.nth = 1)
                  from (select e.*, row_number() over (order by e.id) as nth from registry.enrolment e
                         where e.institution_id = ? and e.entry_on = ?) e
                 cross join unnest(cast(? as uuid[])) with ordinality t (id, nth)
                 where not (e.nth > ? and e.nth <= ? and t.nth > 6)
                """,
                FAILED,
                FAILED + UNTAKEN + OVERDUE,
                FAILED + UNTAKEN + OVERDUE + PLAIN,
                FAILED,
                it.institution(),
                since,
                tasks,
                FAILED,
                FAILED + UNTAKEN + OVERDUE);
        change(
                """
                update registry.enrolment x set study_limit_on = ? from (
                  select e.id, row_number() over (order by e.id) as nth from registry.enrolment e
                   where e.institution_id = ? and e.entry_on = ?) e
                 where x.id = e.id and e.nth > ? and e.nth <= ?
                """,
                cases.today().minusDays(1),
                it.institution(),
                since,
                FAILED + UNTAKEN,
                FAILED + UNTAKEN + OVERDUE);
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void from_the_audit_to_certificates_that_prove_themselves() {
        var registrar = visitors.seated(college.somebody(Role.REGISTRAR), Visitors.DESK);
        visitors.go(registrar, "/graduation/rounds");
        registrar.locator("select[name=kind]").selectOption("last");
        registrar.locator("#new button[type=submit]").click();
        assertThat(registrar.locator("#verdicts tbody tr").first()).isVisible();
        var round = registrar.url();
        assertThat(registrar.locator(".figs, .figures, main").first())
                .containsText(String.valueOf(GRADUATES));
        var at = round.substring(visitors.address().length());
        Assertions.assertThat(outcomes())
                .containsExactlyInAnyOrder(
                        "graduate true " + DEGREES,
                        "graduate false " + PLAIN,
                        "completion false " + FAILED,
                        "postponed false " + UNTAKEN,
                        "incomplete false " + OVERDUE);
        Assertions.assertThat(
                        told(
                                """
                                select k.rule || ' ' || count(*) from graduation.unmet k
                                  join graduation.verdict v on v.id = k.verdict_id join graduation.round r on r.id = v.round_id
                                 where r.institution_id = ? and k.rule in ('degree-average', 'plan-finished') group by k.rule
                                """))
                .containsExactlyInAnyOrder(
                        "degree-average " + PLAIN, "plan-finished " + (UNTAKEN + OVERDUE));
        looked(registrar, "cohort-audited");
        supposed(registrar, at);

        var department =
                visitors.seated(college.somebody(Role.DEPARTMENT_REGISTRAR), Visitors.DESK);
        visitors.go(department, at);
        sure(department, "form[action$='/reviews/rest'] button");
        visitors.go(registrar, at);
        sure(registrar, "form[action$='/audit'] button");
        var head = visitors.seated(college.somebody(Role.ACADEMIC_OFFICE_HEAD), Visitors.DESK);
        visitors.go(head, at);
        head.locator("#meeting input[name=meetingNo]").fill("校办〔2026〕30号");
        head.locator("#meeting input[name=meetingOn]").fill(cases.today().toString());
        head.waitForNavigation(() -> head.locator("#meeting button[type=submit]").click());
        visitors.go(registrar, at);
        sure(registrar, "form[action$='/publication'] button");
        change(
                "update graduation.round set published_on = ?, objections_until = ? where institution_id = ?",
                cases.today().minusDays(9),
                cases.today().minusDays(1),
                college.college().institution());
        visitors.go(head, at);
        head.locator("#decision input[name=decisionNo]").fill(DECISION);
        sure(head, "#decision button[type=submit]");
        assertThat(head.locator("main")).containsText("撤销");
        // the effect on status: whoever is postponed stays on the roll
        Assertions.assertThat(
                        told(
                                """
                                select s.status || ' ' || count(*) from registry.student s
                                  join graduation.verdict v on v.enrolment_id = s.enrolment_id
                                 where s.institution_id = ? group by s.status
                                """))
                .containsExactlyInAnyOrder(
                        "07 " + GRADUATES, "08 " + FAILED, "09 " + OVERDUE, "01 " + UNTAKEN);

        // whoever decided that they graduate grants no degrees
        var principal = visitors.seated(college.somebody(Role.VICE_PRINCIPAL), Visitors.DESK);
        visitors.go(principal, "/graduation/degrees");
        assertThat(principal.locator("main")).containsText("待授学位 " + DEGREES + " 人");
        principal.locator("input[name=committee]").fill("学位评定委员会第 12 次会议");
        principal.locator("input[name=number]").fill("学位〔2026〕5号");
        principal.locator("input[name=on]").fill(cases.today().toString());
        principal.locator("input[name=all]").check();
        looked(principal, "cohort-degrees");
        sure(principal, "#decision button.pri");
        assertThat(principal.locator("main")).containsText("学位〔2026〕5号");

        visitors.go(registrar, "/diplomas");
        registrar.waitForNavigation(
                () -> registrar.locator("#draw button[type=submit]").first().click());
        Assertions.assertThat(certificates())
                .containsExactlyInAnyOrder(
                        "diploma " + GRADUATES,
                        "degree " + DEGREES,
                        "completion " + FAILED,
                        "incomplete " + OVERDUE);
        Assertions.assertThat(
                        told(
                                """
                                select max(right(c.number, 6)::int) - min(right(c.number, 6)::int) + 1 || ' ' || count(distinct c.number)
                                  from credential.certificate c
                                 where c.institution_id = ? and c.kind in ('diploma', 'completion')
                                """))
                .as("national numbers without a gap")
                .containsExactly((GRADUATES + FAILED) + " " + (GRADUATES + FAILED));
        visitors.go(registrar, "/diploma-registration");
        registrar.waitForNavigation(
                () -> registrar.locator("#decisions button[type=submit]").first().click());
        assertThat(registrar.locator("main")).containsText(DECISION);
        Assertions.assertThat(
                        told(
                                "select sent::text from credential.national_file where institution_id = ?"))
                .containsExactly(String.valueOf(GRADUATES + FAILED));
        exported(registrar);

        printed(registrar);
        var one =
                told("select id::text from credential.certificate where institution_id = ? and kind = 'diploma' and state = 'printed' order by number limit 1")
                        .getFirst();
        visitors.go(registrar, "/diplomas/" + one);
        assertThat(registrar.locator("form[action$='/edition']")).hasCount(0);
        signedFor(registrar);
        // the paper itself is shown by one browser and kept as a file by another
        registrar.waitForResponse(
                it -> it.url().endsWith("/edition"),
                () -> registrar.locator("form[action$='/edition'] button").click());
        var code =
                told("select d.code from document.document d join credential.certificate c on c.document_id = d.id where c.institution_id = ?")
                        .getFirst();
        var anybody = chromium.page(Visitors.DESK, "zh-CN", null);
        anybody.navigate(visitors.address() + "/verify/" + code);
        assertThat(anybody.locator("main")).containsText("真实");
    }

    /// The diplomas of one class on the next blanks.
    private void printed(Page registrar) {
        visitors.go(registrar, "/diploma-blanks");
        registrar.locator("#receive input[name=first]").fill("1");
        registrar.locator("#receive input[name=last]").fill("400");
        registrar.waitForNavigation(
                () -> registrar.locator("#receive button[type=submit]").click());
        registrar.locator("#hand input[name=some]").fill("400");
        registrar.locator("#hand input[name=holder]").fill("打印室");
        registrar.waitForNavigation(() -> registrar.locator("#hand button[type=submit]").click());
        visitors.go(registrar, "/diplomas");
        var what = registrar.locator("#print select[name=what] option[value$='/diploma']").first();
        registrar.locator("#print select[name=what]").selectOption(what.getAttribute("value"));
        registrar.locator("#print input[name=printer]").fill("一号机");
        registrar.waitForNavigation(() ->
                registrar
                        .locator("#print form[action='/diplomas/print'] button[type=submit]")
                        .click());
    }

    /// Taken by its owner, who signs on the screen.
    private static void signedFor(Page registrar) {
        registrar.locator("select[name=way]").selectOption("self");
        var pad = registrar.locator("form[data-sign] canvas");
        pad.scrollIntoViewIfNeeded();
        var box = pad.boundingBox();
        registrar.mouse().move(box.x + 40, box.y + 40);
        registrar.mouse().down();
        for (var i = 1; i < 12; i++) {
            registrar.mouse().move(box.x + 40 + 20 * i, box.y + 40 + (i % 2 == 0 ? 0 : 50));
        }
        registrar.mouse().up();
        registrar.waitForNavigation(
                () -> registrar.locator("#hand form[data-sign] button[type=submit]").click());
        assertThat(registrar.locator("#handed")).containsText("本人领取");
    }

    /// From a name on the list to what would be if the failed course were passed.
    private void supposed(Page registrar, String at) {
        visitors.go(registrar, at + "?outcome=completion");
        registrar.locator("#verdicts tbody a.who").first().click();
        assertThat(registrar.locator("main")).containsText("按目前情况：结业");
        registrar.locator("input[name=assumed]").first().check();
        registrar.waitForNavigation(
                () -> registrar.locator("section[id^=if-] button[type=submit]").click());
        assertThat(registrar.locator("div[id^=then-]")).containsText("那时：毕业");
        assertThat(registrar.locator("main")).containsText("按目前情况：结业");
        looked(registrar, "cohort-what-if");
    }

    /// 学历注册上报: taken away as DBF and read by a library that did not write it: who graduated and who
    /// completed, each with their number; nobody with 肄业, nobody postponed.
    private void exported(Page registrar) {
        var file =
                told("select id::text from credential.national_file where institution_id = ?")
                        .getFirst();
        visitors.go(registrar, "/diploma-registration/" + file);
        registrar.locator("form[action$='/graduates.dbf'] button").click();
        registrar.locator("dialog textarea, dialog input[type=text]").first().fill("学历注册上报");
        var taken = registrar.waitForDownload(() -> registrar.locator("dialog [data-yes]").click());
        var conclusions = new HashMap<String, Integer>();
        var numbers = new HashSet<String>();
        try (var in = Files.newInputStream(taken.path());
                var reader = new DBFReader(in, Charset.forName("GBK"))) {
            for (var row = reader.nextRow(); row != null; row = reader.nextRow()) {
                conclusions.merge(row.getString("BJYJL").strip(), 1, Integer::sum);
                numbers.add(row.getString("ZSBH").strip());
                Assertions.assertThat(row.getString("XZM").strip()).isEqualTo("方启明");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Assertions.assertThat(conclusions)
                .containsOnly(Map.entry("毕业", GRADUATES), Map.entry("结业", FAILED));
        Assertions.assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        told(
                                "select number from credential.certificate where institution_id = ? and kind in ('diploma', 'completion')"));
    }

    /// Presses and says yes.
    private static void sure(Page page, String button) {
        page.locator(button).first().click();
        page.waitForNavigation(() -> page.locator("dialog [data-yes]").click());
    }

    private List<String> outcomes() {
        return told(
                """
                select v.outcome || ' ' || v.degree || ' ' || count(*) from graduation.verdict v join graduation.round r on r.id = v.round_id
                 where r.institution_id = ? group by v.outcome, v.degree
                """);
    }

    private List<String> certificates() {
        return told(
                "select kind || ' ' || count(*) from credential.certificate where institution_id = ? group by kind");
    }

    private List<String> told(String question) {
        var it = college.college();
        return it.system(
                () -> sql.sql(question).param(it.institution()).query(String.class).list());
    }

    private void change(String statement, Object... values) {
        college.college().system(() -> sql.sql(statement).params(List.of(values)).update());
    }

    /// A number of identity with its check digit.
    private static String document(int n) {
        var body = "33010620040%d%02d%03d".formatted(1 + n % 9, 1 + n / 9 % 28, n);
        var weights = new int[] {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * weights[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    private static void looked(Page page, String name) {
        Chromium.picture(page, name);
        Assertions.assertThat(Chromium.barriers(page)).as(name).isEmpty();
        Assertions.assertThat(Visitors.sideways(page)).as(name + " sideways").isZero();
    }
}
