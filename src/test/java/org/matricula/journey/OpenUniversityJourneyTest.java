package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.ProgramTest;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.browser.Chromium;
import org.matricula.change.TestCases;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.identity.entry.TestAccounts.Person;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.registry.Intake;
import org.matricula.registry.NewStudent;
import org.matricula.registry.TestStudents;
import org.matricula.standing.TestResults;
import org.matricula.workflow.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A province with two branches and five teaching points completes a graduation round: the first
/// check, applications and approvals of three levels, the audit, the upload list, the nation's
/// result, and the papers that go up with a counted list; each step by its own person in a browser.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenUniversityJourneyTest {

    private static final int POINTS = 5;
    private static final int OF_A_POINT = 2;

    @Autowired ApplicationContext context;
    @Autowired TestCases cases;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired Files files;
    @LocalServerPort int port;

    Chromium chromium;
    Visitors visitors;
    TestResults results;
    UUID province;
    Person registrar;
    Person provincial;
    List<Person> branches = new ArrayList<>();
    List<Person> points = new ArrayList<>();

    @BeforeAll
    void a_province_with_two_branches_and_five_points() {
        chromium = Chromium.open();
        visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
        var accounts = TestAccounts.of(context);
        var since = cases.today().minusYears(3);
        province = unit("province", null);
        registrar = accounts.holding("registrar", province);
        provincial = accounts.holding("province-reviewer", province);
        var under = List.of(unit("branch", province), unit("branch", province));
        under.forEach(it -> branches.add(accounts.holding("branch-reviewer", it)));
        var classes = new ArrayList<UUID>();
        for (var i = 0; i < POINTS; i++) {
            var point = unit("teaching-point", under.get(i < 3 ? 0 : 1));
            points.add(accounts.holding("point-reviewer", point));
            classes.add(unit("class", point));
        }
        results = new TestResults(sql, transaction, province, classes.getFirst());
        for (var i = 0; i < POINTS; i++) {
            enrol(i, classes.get(i), since);
        }
        complete(since);
        studied(since);
    }

    private void enrol(int nth, UUID home, LocalDate since) {
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(status ->
                                intake.enrol(
                                        province,
                                        null,
                                        "registered",
                                        IntStream.range(0, OF_A_POINT)
                                                .mapToObj(n -> newcomer(nth, n, home, since))
                                                .iterator())));
    }

    private static NewStudent newcomer(int nth, int n, UUID home, LocalDate since) {
        return TestStudents.documented(
                TestStudents.newcomer(name(nth, n), home, since),
                "1",
                document(nth * OF_A_POINT + n));
    }

    /// 专科, but for one bachelor of the first point; one of the second has no photograph.
    private void complete(LocalDate since) {
        var photo =
                Acting.call(
                        Actor.system("test"),
                        () ->
                                files.store(
                                                new NewFile(
                                                        Long.parseLong(
                                                                results.told(
                                                                        "select pos::text from organisation.unit where id = ?",
                                                                        province)),
                                                        null,
                                                        "evidence",
                                                        "photo.png",
                                                        TestPeople.scan()))
                                        .id());
        results.changed(
                "update registry.enrolment e set level = '4', study_form = '7', schooling_years = 2.5, graduation_on = ?, graduation_photo_id = ? where e.institution_id = ? and e.entry_on = ?",
                cases.today().minusDays(1),
                photo,
                province,
                since);
        results.changed(
                "update registry.student set level = '4' where institution_id = ?", province);
        results.changed(
                "update registry.student set level = '3' where enrolment_id = ?", student(0, 0));
        results.changed("update registry.enrolment set level = '3' where id = ?", student(0, 0));
        for (var subject : List.of("english", "computer")) {
            results.changed(
                    "insert into graduation.unified_exam (enrolment_id, person_id, scope_pos, subject, result, held_on, recorder, recorded_at, synced_on) select enrolment_id, person_id, scope_pos, ?, 'passed', ?, '省校', now(), ? from registry.student where enrolment_id = ?",
                    subject,
                    cases.today().minusDays(90),
                    cases.today().minusDays(60),
                    student(0, 0));
        }
        results.changed(
                "update registry.enrolment set graduation_photo_id = null where id = ?",
                student(1, 1));
    }

    /// A plan of eight courses; the second of the third point failed two of them.
    private void studied(LocalDate since) {
        var term =
                results.term(
                        since.getYear() + 2 + "-" + (since.getYear() + 3),
                        2,
                        "第二学期",
                        cases.today().minusDays(200),
                        cases.today().minusDays(40));
        var tasks = results.courses(term, cases.today().minusDays(60));
        var programme =
                results.one(
                        "insert into curriculum.programme (institution_id, unit_id, entry_year, name) values (?, ?, ?, '行政管理') returning id",
                        province,
                        province,
                        since.getYear());
        var module =
                results.one(
                        "insert into curriculum.module (programme_id, seq, name, least_credits) values (?, 1, '专业课', 16) returning id",
                        programme);
        results.changed(
                "insert into curriculum.planned_course (programme_id, course_id, module_id, planned_term) select ?, t.course_id, ?, 4 from coursework.task t where t.id = any (?)",
                programme,
                module,
                tasks.toArray(UUID[]::new));
        for (var i = 0; i < POINTS; i++) {
            for (var n = 0; n < OF_A_POINT; n++) {
                results.results(student(i, n), tasks, i == 2 && n == 1 ? 2 : 0);
            }
        }
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void one_graduation_round_through_three_levels() {
        var office = visitors.seated(registrar, Visitors.DESK);
        visitors.go(office, "/graduation/rounds");
        office.locator("select[name=kind]").selectOption("last");
        office.locator("#new button[type=submit]").click();
        assertThat(office.locator("#verdicts tbody tr").first()).isVisible();
        var checked = office.url().substring(visitors.address().length()).split("[?#]")[0];
        var at = checked.replace("/graduation/rounds/", "/graduation-applications/");
        Assertions.assertThat(outcome(2, 1)).isEqualTo("completion");
        Assertions.assertThat(outcome(1, 1)).as("no photograph").isEqualTo("postponed");
        Assertions.assertThat(outcome(0, 0)).isEqualTo("graduate");

        for (var it : points) {
            applied(it, at);
        }
        var second = visitors.seated(points.get(1), Visitors.DESK);
        visitors.go(second, at + "?state=none");
        assertThat(second.locator("#approved tbody tr")).hasCount(1);
        assertThat(second.locator("#approved")).containsText(name(1, 1));
        assertThat(second.locator("#approved")).containsText("无照片");
        second.context().close();

        var north = visitors.seated(branches.getFirst(), Visitors.DESK);
        visitors.go(north, at + "?state=branch");
        assertThat(north.locator("#approved tbody tr")).hasCount(5);
        said(north, "agree");
        sentBackAndAgreed(at);

        var top = visitors.seated(provincial, Visitors.DESK);
        visitors.go(top, at + "?state=province");
        assertThat(top.locator("#approved tbody tr")).hasCount(9);
        Visitors.read(top, "open-university-province");
        said(top, "agree");

        visitors.go(office, checked);
        sure(office, "form[action$='/reviews/rest'] button");
        visitors.go(office, checked);
        sure(office, "form[action$='/audit'] button");
        listed(top, at);
        explained(at);
        national(top, at);
        consigned();
    }

    /// Page by page, all of it ticked; then the point's own approval.
    private void applied(Person point, String at) {
        var page = visitors.seated(point, Visitors.DESK);
        visitors.go(page, "/graduation-applications");
        page.locator("main a[href='" + at + "']").first().click();
        page.locator(
                        "a[href*='all="
                                + (point == points.getFirst() ? "degree" : "graduation")
                                + "']")
                .click();
        page.waitForNavigation(() -> page.locator("button[form=apply-form]").click());
        visitors.go(page, at + "?state=point");
        said(page, "agree");
        assertThat(page.locator("main")).not().containsText("Whitelabel");
        page.context().close();
    }

    /// The second branch returns one with its reason, and the point has another look.
    private void sentBackAndAgreed(String at) {
        var south = visitors.seated(branches.getLast(), Visitors.DESK);
        visitors.go(south, at + "?state=branch");
        assertThat(south.locator("#approved tbody tr")).hasCount(4);
        var row =
                south.locator("#approved tbody tr")
                        .filter(
                                new com.microsoft.playwright.Locator.FilterOptions()
                                        .setHasText(name(4, 0)));
        row.locator("input[name=id]").check();
        south.locator("button[value=return]").click();
        south.locator("dialog textarea, dialog input[type=text]").first().fill("请核对姓名");
        south.waitForNavigation(() -> south.locator("dialog [data-yes]").click());
        var fifth = visitors.seated(points.get(4), Visitors.DESK);
        visitors.go(fifth, at + "?state=point");
        assertThat(fifth.locator("#approved")).containsText("请核对姓名");
        said(fifth, "agree");
        fifth.context().close();
        visitors.go(south, at + "?state=branch");
        assertThat(south.locator("#approved tbody tr")).hasCount(4);
        said(south, "agree");
        south.context().close();
    }

    /// 毕业上传名单: nine were applied for and approved by all three, eight of them passed the audit.
    private void listed(Page top, String at) {
        visitors.go(top, at);
        assertThat(top.locator("#upload")).containsText("人数与照片一致");
        var list = top.request().get(visitors.address() + at + "/upload-list.xlsx");
        Assertions.assertThat(list.status()).isEqualTo(200);
        var photographs = top.request().get(visitors.address() + at + "/photographs.zip");
        Assertions.assertThat(entries(photographs.body())).isEqualTo(8);
    }

    /// The point sees why, and the way to the scores.
    private void explained(String at) {
        var third = visitors.seated(points.get(2), Visitors.DESK);
        visitors.go(third, at + "/audit?passed=false");
        assertThat(third.locator("main")).containsText(name(2, 1));
        Assertions.assertThat(
                        third.request()
                                .get(visitors.address() + at + "/failure-reasons.xlsx")
                                .status())
                .isEqualTo(200);
        third.locator("a[href^='/graduation/progress/']").first().click();
        assertThat(third.locator("main")).containsText(name(2, 1));
        assertThat(third.locator("main")).containsText("高等数学");
        third.context().close();
    }

    /// What comes back is shown, then taken over.
    private void national(Page top, String at) {
        var rows = new StringBuilder("学号,审核结果,原因\n");
        for (var i = 0; i < POINTS; i++) {
            for (var n = 0; n < OF_A_POINT; n++) {
                if (!(i == 1 && n == 1 || i == 2 && n == 1)) {
                    rows.append(number(i, n)).append(i == 3 && n == 0 ? ",未通过,照片不合格\n" : ",通过,\n");
                }
            }
        }
        var file =
                new FilePayload(
                        "result.csv", "text/csv", rows.toString().getBytes(StandardCharsets.UTF_8));
        visitors.go(top, at);
        top.locator("#upload input[type=file]").setInputFiles(file);
        top.waitForNavigation(() -> top.locator("#upload button[type=submit]").click());
        assertThat(top.locator("main")).containsText("照片不合格");
        visitors.go(top, at);
        top.locator("#upload input[type=file]").setInputFiles(file);
        top.locator("#upload input[name=sure]").check();
        top.waitForNavigation(() -> top.locator("#upload button[type=submit]").click());
        var fourth = visitors.seated(points.get(3), Visitors.DESK);
        visitors.go(fourth, at + "?state=listed");
        assertThat(fourth.locator("#approved")).containsText("照片不合格");
        fourth.context().close();
        Assertions.assertThat(
                        results.told(
                                "select count(*) filter (where national) || '/' || count(*) filter (where not national) from graduation.application where scope_pos between (select pos from organisation.unit where id = ?) and (select pos_end from organisation.unit where id = ?)",
                                province,
                                province))
                .isEqualTo("7/1");
    }

    /// The papers of the first point: listed, signed, stamped, and counted by its branch.
    private void consigned() {
        var page = visitors.seated(points.getFirst(), Visitors.DESK);
        visitors.go(page, "/consignments");
        Visitors.read(page, "consignments");
        page.locator("form:has(input[value=graduation-application]) button").click();
        page.waitForNavigation(() -> page.locator("dialog [data-yes]").click());
        page.locator("input[name=head]").fill("王主任");
        page.locator("input[name=stamped]").check();
        Visitors.read(page, "consignment");
        page.waitForNavigation(
                () -> page.locator("form[action$='/hand'] button[type=submit]").click());
        assertThat(page.locator("#facts")).containsText("王主任");
        page.context().close();
        var branch = visitors.seated(branches.getFirst(), Visitors.DESK);
        visitors.go(branch, "/consignments");
        branch.locator("#waiting a").first().click();
        assertThat(branch.locator("#lines")).containsText(name(0, 0));
        branch.locator("input[name=counted]").fill("2");
        branch.waitForNavigation(
                () -> branch.locator("form[action$='/accept'] button[type=submit]").click());
        assertThat(branch.locator("#facts")).containsText("接收 2 件，退回 0 件");
        branch.context().close();
    }

    /// All of the page that can be ticked, and one word on them.
    private static void said(Page page, String act) {
        page.locator("#approved thead input[type=checkbox]").check();
        page.waitForNavigation(() -> page.locator("button[value=" + act + "]").click());
    }

    /// Presses and says yes.
    private static void sure(Page page, String button) {
        page.locator(button).first().click();
        page.waitForNavigation(() -> page.locator("dialog [data-yes]").click());
    }

    private static int entries(byte[] zip) {
        var many = 0;
        try (var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(zip))) {
            while (in.getNextEntry() != null) {
                many++;
            }
        } catch (java.io.IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
        return many;
    }

    private static String name(int point, int nth) {
        return List.of("赵", "钱", "孙", "李", "周").get(point) + List.of("一鸣", "二宁").get(nth);
    }

    private UUID student(int point, int nth) {
        return results.one(
                "select enrolment_id from registry.student where institution_id = ? and name = ?",
                province,
                name(point, nth));
    }

    private String number(int point, int nth) {
        return results.told(
                "select student_number from registry.student where enrolment_id = ?",
                student(point, nth));
    }

    private String outcome(int point, int nth) {
        return results.told(
                "select outcome from graduation.verdict where enrolment_id = ?",
                student(point, nth));
    }

    private UUID unit(String kind, UUID parent) {
        return Acting.call(
                Actor.system("test"), () -> cases.units().unit(kind, parent, province, "open"));
    }

    /// A number of identity with its check digit.
    private static String document(int n) {
        var body = "13022519900%d%02d%03d".formatted(1 + n % 9, 1 + n % 28, 500 + n);
        var weights = new int[] {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * weights[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }
}
