package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.browser.Chromium;
import org.matricula.browser.Chromium.Window;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.identity.entry.TestAccounts.Person;
import org.matricula.registry.AccountLinks;
import org.matricula.registry.Intake;
import org.matricula.registry.NewStudent;
import org.matricula.registry.TestStudents;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A questionnaire is built in a browser, answered by a hundred phones at once, and read.
@ProgramTest
class SurveyJourneyTest {

    private static final int PHONES = 100;
    private static final Window PHONE = new Window(390, 844, ColorScheme.LIGHT);

    @Autowired ApplicationContext context;
    @Autowired Intake intake;
    @Autowired AccountLinks links;
    @Autowired Clock clock;
    @LocalServerPort int port;

    private record Asked(Person person, UUID enrolment) {}

    @Test
    void a_questionnaire_is_built_answered_by_a_hundred_phones_and_read() throws Exception {
        var college = JourneyCollege.open(context);
        var asked = asked(college);
        var registrar = college.officer("registrar", college.institution());
        var address = "http://127.0.0.1:" + port;
        try (var chromium = Chromium.open()) {
            var visitors = new Visitors(chromium, address);
            var office = visitors.seated(registrar, Visitors.DESK);
            var complaints = Chromium.complaints(office);
            visitors.go(office, "/surveys/new");
            office.locator("#f-title").fill("学习习惯与困难调查");
            office.locator("#f-intro").fill("帮助我们了解大家的学习情况。");
            office.locator("#f-theme").selectOption("habits");
            press(office, "保存");
            var build = office.url();
            var base = build.substring(0, build.length() - "/build".length());
            question(office, build, "single", "每天课后学习多久", "一小时以内\n一到两小时\n两小时以上");
            question(office, build, "multiple", "哪些方面有困难", "听不懂\n记不住\n不会做");
            office.navigate(base + "/questions/new?section=" + section(college, build));
            office.locator("#f-words").fill("为什么学得少");
            office.locator("#f-kind").selectOption("text");
            office.locator("summary:has-text('每天课后学习多久')").click();
            office.locator("label:has-text('一小时以内') input").check();
            office.locator("input[name=mandatory]").uncheck();
            press(office, "保存");
            office.locator("#add-section input[name=title]").fill("感受");
            press(office, "增加一节");
            office.navigate(base + "/questions/new?section=" + lastSection(college, build));
            office.locator("#f-words").fill("喜欢现在的专业吗");
            office.locator("#f-kind").selectOption("scale");
            office.locator("#f-least").fill("1");
            office.locator("#f-most").fill("5");
            office.locator("#f-options").fill("不喜欢\n很喜欢");
            press(office, "保存");
            Chromium.picture(office, "survey-build");
            looked(office, "survey-build");
            press(office, "选择对象并发布");
            assertThat(office.locator("main")).containsText("将问到");
            looked(office, "survey-audience");
            office.locator("main button:has-text('发布')").last().click();
            office.waitForNavigation(() -> office.locator("dialog [data-yes]").click());
            assertThat(office.locator("main")).containsText("共问 " + PHONES + " 人");
            var survey = office.url();
            var questions = questions(college, survey);

            var first = asked.getFirst();
            var at =
                    "/own-surveys/"
                            + survey.substring(survey.lastIndexOf('/') + 1)
                            + "/"
                            + first.enrolment();
            phone(visitors, first, at, questions);

            var sent =
                    new Phones(address, TestAccounts.PASSWORD)
                            .send(
                                    IntStream.range(1, PHONES)
                                            .mapToObj(i ->
                                                    new Phones.Sent(
                                                            asked.get(i).person().username(),
                                                            at.replace(
                                                                    first.enrolment().toString(),
                                                                    asked.get(i)
                                                                            .enrolment()
                                                                            .toString()),
                                                            Map.of(
                                                                    "q-" + questions.get(0),
                                                                    String.valueOf(2 + i % 2),
                                                                    "q-" + questions.get(1),
                                                                    String.valueOf(1 + i % 3),
                                                                    "q-" + questions.get(3),
                                                                    String.valueOf(1 + i % 5))))
                                            .toList());
            Assertions.assertThat(sent).hasSize(PHONES - 1).containsOnly("302 /own-surveys");

            office.navigate(survey);
            assertThat(office.locator(".figs")).containsText("100%");
            looked(office, "survey-show");
            office.locator("button:has-text('提前结束')").click();
            office.locator("dialog textarea, dialog input[type=text]").first().fill("都答完了");
            office.waitForNavigation(() -> office.locator("dialog [data-yes]").click());
            press(office, "调查结果");
            assertThat(office.locator("h1")).hasText("调查结果");
            assertThat(office.locator("main")).containsText(PHONES + " 份答卷");
            assertThat(office.locator("#p-t0 tbody tr").first()).containsText("一小时以内");
            Assertions.assertThat(office.locator("#t0 td").allInnerTexts()).isNotEmpty();
            assertThat(office.locator("#p-t0 .chart svg").first()).isVisible();
            Chromium.picture(office, "survey-results");
            looked(office, "survey-results");
            office.waitForNavigation(() -> office.locator("a[href$='/results?by=sex']").click());
            assertThat(office.locator("#p-x0 .tw tbody th")).containsText(new String[] {"男", "女"});
            looked(office, "survey-crossed");
            Assertions.assertThat(complaints).isEmpty();
            office.context().close();
        }
    }

    /// By hand, on a true phone: what depends upon an answer comes and goes, and one section
    /// follows the other.
    private static void phone(Visitors visitors, Asked who, String at, List<UUID> questions) {
        var page = visitors.seated(who.person(), PHONE);
        var complaints = Chromium.complaints(page);
        visitors.go(page, at);
        var why = page.locator("#f-q-" + questions.get(2));
        assertThat(why).isHidden();
        page.locator("label:has-text('一小时以内')").click();
        assertThat(why).isVisible();
        why.locator("textarea").fill("要打工");
        Chromium.picture(page, "survey-phone");
        page.locator("[data-next]").click();
        assertThat(page.locator("#f-q-" + questions.get(1) + " [data-missing]")).isVisible();
        page.locator("label:has-text('记不住')").click();
        looked(page, "survey-answer");
        page.setViewportSize(PHONE.width(), PHONE.height());
        new Hands(page).reach("[data-next]").press("Enter");
        assertThat(page.locator("#f-q-" + questions.get(3))).isVisible();
        page.locator("label:has-text('很喜欢')").click();
        page.reload();
        assertThat(page.locator("#f-q-" + questions.get(2) + " textarea")).hasValue("要打工");
        page.locator("[data-next]").click();
        page.locator("[data-send]").click();
        assertThat(page.locator("main")).containsText("已收到您的回答");
        Assertions.assertThat(complaints).isEmpty();
        page.context().close();
    }

    private static void question(
            Page page, String build, String kind, String words, String options) {
        page.navigate(build);
        page.locator("a:has-text('添加题目')").first().click();
        page.locator("#f-words").fill(words);
        page.locator("#f-kind").selectOption(kind);
        page.locator("#f-options").fill(options);
        press(page, "保存");
        assertThat(page.locator("main")).containsText(words);
    }

    private List<Asked> asked(JourneyCollege college) {
        var today = LocalDate.now(clock);
        var accounts = TestAccounts.of(context);
        var newcomers = new ArrayList<NewStudent>();
        for (var i = 0; i < PHONES; i++) {
            newcomers.add(TestStudents.newcomer("林一诺", college.firstClass(), today.minusDays(30)));
        }
        var enrolments =
                college.system(() -> {
                    var taken =
                            intake.enrol(
                                    college.institution(),
                                    null,
                                    "registered",
                                    newcomers.iterator());
                    var listed =
                            college.sql()
                                    .sql(
                                            "select enrolment_id from registry.status_event where batch = ?")
                                    .param(taken.batch())
                                    .query(UUID.class)
                                    .list();
                    college.sql()
                            .sql(
                                    "update registry.student set sex = '1' where enrolment_id = any (?)")
                            .param(listed.subList(0, PHONES / 2).toArray(UUID[]::new))
                            .update();
                    return listed;
                });
        var all = new ArrayList<Asked>();
        for (var enrolment : enrolments) {
            var account = accounts.holding("student", college.firstClass());
            college.system(() -> {
                links.ownAccount(
                        account.id(),
                        college.sql()
                                .sql("select person_id from registry.enrolment where id = ?")
                                .param(enrolment)
                                .query(UUID.class)
                                .single());
                return enrolment;
            });
            all.add(new Asked(account, enrolment));
        }
        return all;
    }

    private static UUID id(String url) {
        var path = url.replace("/build", "").replaceAll("[?#].*", "");
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    private static UUID section(JourneyCollege college, String build) {
        return sections(college, build).getFirst();
    }

    private static UUID lastSection(JourneyCollege college, String build) {
        return sections(college, build).getLast();
    }

    private static List<UUID> sections(JourneyCollege college, String build) {
        return college.system(() ->
                college.sql()
                        .sql(
                                "select id from survey.section where questionnaire_id = ? order by seq")
                        .param(id(build))
                        .query(UUID.class)
                        .list());
    }

    private static List<UUID> questions(JourneyCollege college, String survey) {
        return college.system(() ->
                college.sql()
                        .sql(
                                """
                                select q.id from survey.question q join survey.section s on s.id = q.section_id
                                 where q.questionnaire_id = ? order by s.seq, q.seq
                                """)
                        .param(id(survey))
                        .query(UUID.class)
                        .list());
    }

    private static void press(Page page, String label) {
        page.waitForNavigation(() ->
                page.locator(
                                "main button:has-text('"
                                        + label
                                        + "'), main a.btn:has-text('"
                                        + label
                                        + "')")
                        .first()
                        .click());
    }

    private static void looked(Page page, String name) {
        var faults = new ArrayList<String>();
        for (var window : List.of(Visitors.DESK, Window.ALL.get(1), PHONE)) {
            Chromium.resize(page, window);
            Chromium.shoot(page, name + "-" + window, true);
            faults.addAll(Chromium.barriers(page).stream().map(it -> window + " " + it).toList());
            if (Visitors.sideways(page) > 0) {
                faults.add(window + " scrolls sideways");
            }
        }
        Chromium.resize(page, Visitors.DESK);
        Assertions.assertThat(faults).as(name).isEmpty();
    }
}
