package org.matricula.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.survey.interview.HoldInterviews;
import org.matricula.survey.interview.Interview;
import org.matricula.survey.interview.NewCampaign;
import org.matricula.survey.interview.OpenInterviews;
import org.matricula.survey.measure.NewMeasure;
import org.matricula.survey.measure.TakeMeasure;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// From the draw to the help that follows, by its different people.
@ProgramTest
class InterviewTest {

    @Autowired ApplicationContext context;
    @Autowired OpenInterviews open;
    @Autowired HoldInterviews hold;
    @Autowired TakeMeasure take;

    TestSurveys school;
    Actor registrar;
    Actor classTeacher;

    @BeforeEach
    void two_classes_and_those_who_look_after_them() {
        school = new TestSurveys(context);
        school.students(school.school.firstClass(), 4, 5);
        school.students(school.school.secondClass(), 3, 3);
        registrar = somebody("registrar", school.school.id());
        classTeacher = somebody("class-teacher", school.school.firstClass());
    }

    @Test
    void students_are_drawn_by_stratum_and_the_same_seed_draws_the_same() {
        var first = drawn(42L);
        assertThat(school.count("survey.interview where campaign_id = ?", first))
                .as("two of each class and sex")
                .isEqualTo(8);
        assertThat(people(first)).isEqualTo(people(drawn(42L)));
        assertThat(List.of(43L, 44L, 45L, 46L).stream().map(it -> people(drawn(it))).toList())
                .as("another seed, other students")
                .anyMatch(it -> !it.equals(people(first)));
        assertThat(Acting.call(classTeacher, () -> hold.waiting(true, 50)))
                .as("of their own class, all of them theirs")
                .isNotEmpty()
                .allMatch(it -> it.unitId().equals(school.school.firstClass()));
        assertThat(Acting.call(registrar, () -> hold.campaign(first)).seed()).isEqualTo(42);
    }

    @Test
    void what_was_said_is_read_by_two_and_leads_to_help_that_is_seen_to_its_end() throws Exception {
        var plan = drawn(7L);
        var one =
                Acting.call(classTeacher, () -> hold.waiting(true, 50)).stream()
                        .filter(it -> it.campaignId().equals(plan))
                        .findFirst()
                        .orElseThrow();
        refusedAs(
                registrar,
                "interview.not-yours",
                () -> hold.record(one.id(), school.today, "x", "well", ""));
        refusedAs(
                classTeacher,
                "interview.words",
                () -> hold.record(one.id(), school.today, "他说听不懂", "attend", " "));
        Acting.as(
                classTeacher,
                () -> hold.record(one.id(), school.today, "他说听不懂数学课", "attend", "数学跟不上"));
        refusedAs(
                classTeacher,
                "interview.recorded",
                () -> hold.record(one.id(), school.today, "y", "well", ""));
        assertThat(
                        school.count(
                                "survey.interview where id = ? and encode(record, 'escape') like '%数学%'",
                                one.id()))
                .as("sealed")
                .isZero();
        assertThat(Acting.call(classTeacher, () -> hold.read(one.id()))).contains("他说听不懂数学课");
        assertThat(Acting.call(registrar, () -> hold.read(one.id())))
                .as("who asked for it")
                .contains("他说听不懂数学课");
        assertThat(
                        school.count(
                                "audit.entry where action = 'survey.read-interview' and subject = ?",
                                "enrolment:" + one.enrolmentId()))
                .as("the look of who did not hold it is written down")
                .isEqualTo(1);
        var head = school.web.staff("academic-office-head", school.school.id());
        assertThat(Acting.call(head, () -> hold.read(one.id()))).isEmpty();
        var page = school.web.ask(head, get("/interviews/of/" + one.id())).getContentAsString();
        assertThat(page).contains("数学跟不上").doesNotContain("他说听不懂数学课");
        var elsewhere = school.web.staff("class-teacher", school.school.secondClass());
        assertThatThrownBy(() -> Acting.as(elsewhere, () -> hold.get(one.id())))
                .isInstanceOf(Absent.class);
        refusedAs(registrar, "interview.waiting", () -> open.close(plan, "数学是共性问题"));

        refusedAs(
                classTeacher,
                "measure.due-on",
                () -> take.set(help(one, school.today.minusDays(1))));
        var other =
                Acting.call(classTeacher, () -> hold.waiting(true, 50)).stream()
                        .filter(it -> it.campaignId().equals(plan))
                        .findFirst()
                        .orElseThrow();
        refusedAs(
                classTeacher,
                "measure.interview",
                () ->
                        take.set(
                                new NewMeasure(
                                        one.number(),
                                        null,
                                        null,
                                        other.id(),
                                        "difficulties",
                                        "补课",
                                        "",
                                        null,
                                        school.today)));
        var measure =
                Acting.call(classTeacher, () -> take.set(help(one, school.today.plusDays(14))));
        Acting.as(classTeacher, () -> take.note(measure, "第一次补课，学了分式"));
        assertThat(Acting.call(classTeacher, () -> take.notes(measure)).getFirst().words())
                .isEqualTo("第一次补课，学了分式");
        assertThat(
                        school.count(
                                "survey.measure_note where measure_id = ? and encode(words, 'escape') like '%补课%'",
                                measure))
                .isZero();
        var colleague = somebody("counsellor", school.school.firstClass());
        refusedAs(
                colleague,
                "interview.not-yours",
                () -> hold.assign(other.id(), colleague.account()));
        refusedAs(colleague, "measure.not-yours", () -> take.note(measure, "不是我的"));
        refusedAs(
                classTeacher,
                "field.missing",
                () -> take.hand(measure, colleague.account(), school.today, " "));
        Acting.as(
                classTeacher,
                () -> take.hand(measure, colleague.account(), school.today.plusDays(20), "由辅导员接手"));
        List<String> told =
                Acting.call(
                        colleague,
                        () ->
                                school.transaction.execute(it ->
                                        school.sql
                                                .sql("select key from notice.notice")
                                                .query(String.class)
                                                .list()));
        assertThat(told).containsExactly("measure.told");
        Acting.as(registrar, () -> hold.assign(other.id(), colleague.account()));
        List<String> away =
                Acting.call(
                        classTeacher,
                        () ->
                                school.transaction.execute(it ->
                                        school.sql
                                                .sql("select key from notice.notice")
                                                .query(String.class)
                                                .list()));
        assertThat(away).as("who had it before").contains("interview.told-away");
        assertThat(
                        school.count(
                                "audit.entry where action = 'survey.assign-interview' and subject = ? and before::text like '%interviewer%'",
                                "enrolment:" + other.enrolmentId()))
                .isEqualTo(1);
        school.system(() ->
                school.sql
                        .sql("update survey.measure set due_on = ? where id = ?")
                        .params(school.today.minusDays(3), measure)
                        .update());
        assertThat(Acting.call(registrar, () -> take.page("overdue", null, 50)).items())
                .extracting(it -> it.id())
                .contains(measure);
        assertThat(school.web.ask(registrar, get("/forgotten")).getContentAsString())
                .contains("帮扶措施到期");
        assertThat(school.web.ask(registrar, get("/students/" + one.number())).getContentAsString())
                .contains("个别帮扶", "每周补数学");
        assertThat(
                        school.web
                                .ask(
                                        school.web.staff("teacher", school.school.firstClass()),
                                        get("/students/" + one.number()))
                                .getContentAsString())
                .doesNotContain("每周补数学");
        refusedAs(colleague, "measure.effect", () -> take.done(measure, "well", "好了"));
        Acting.as(colleague, () -> take.done(measure, "reached", "期末及格"));
        refusedAs(colleague, "measure.ended", () -> take.note(measure, "晚了"));
        assertThatThrownBy(() -> Acting.as(elsewhere, () -> take.get(measure)))
                .isInstanceOf(Absent.class);
        for (var path :
                List.of(
                        "/interviews",
                        "/interviews/new",
                        "/interviews/mine",
                        "/interviews/" + plan,
                        "/interviews/of/" + other.id(),
                        "/measures",
                        "/measures?which=all",
                        "/measures/new",
                        "/measures/" + measure)) {
            assertThat(school.web.ask(registrar, get(path)).getStatus()).as(path).isEqualTo(200);
        }
        assertThat(school.web.ask(classTeacher, get("/")).getStatus()).isEqualTo(200);
    }

    @Test
    void a_class_is_helped_as_a_whole_and_a_plan_is_closed_with_its_summary() {
        var plan =
                Acting.call(
                        registrar,
                        () ->
                                open.open(
                                        new NewCampaign(
                                                "期中面谈",
                                                "",
                                                "attitude",
                                                List.of("最近怎么样"),
                                                null,
                                                "class-teacher",
                                                List.of(school.school.secondClass()),
                                                "none",
                                                1,
                                                List.of(),
                                                school.today)));
        var teacher = somebody("class-teacher", school.school.secondClass());
        var free =
                Acting.call(teacher, () -> hold.waiting(false, 50)).stream()
                        .filter(it -> it.campaignId().equals(plan))
                        .toList();
        assertThat(free).as("nobody held the post when it was drawn").hasSize(1);
        Acting.as(teacher, () -> hold.assign(free.getFirst().id(), teacher.account()));
        Acting.as(teacher, () -> hold.missed(free.getFirst().id(), "请假在家"));
        Acting.as(registrar, () -> open.close(plan, "都在家"));
        refusedAs(registrar, "interview.closed", () -> open.close(plan, "再一次"));
        var measure =
                Acting.call(
                        teacher,
                        () ->
                                take.set(
                                        new NewMeasure(
                                                "",
                                                school.school.secondClass(),
                                                null,
                                                null,
                                                "habits",
                                                "晚自习前二十分钟整理笔记",
                                                "",
                                                null,
                                                school.today.plusDays(30))));
        assertThat(Acting.call(teacher, () -> take.get(measure)).number()).isEmpty();
        Acting.as(teacher, () -> take.drop(measure, "改为早读"));
        assertThat(Acting.call(teacher, () -> take.get(measure)).state()).isEqualTo("dropped");
    }

    private UUID drawn(long seed) {
        return Acting.call(
                registrar,
                () ->
                        open.open(
                                new NewCampaign(
                                        "学习困难面谈",
                                        "了解困难",
                                        "difficulties",
                                        List.of("哪门课最难", "需要什么帮助"),
                                        null,
                                        "class-teacher",
                                        List.of(),
                                        "class-sex",
                                        2,
                                        List.of(),
                                        school.today.plusDays(14)),
                                seed));
    }

    private List<UUID> people(UUID plan) {
        return school.system(() ->
                school.sql
                        .sql(
                                "select enrolment_id from survey.interview where campaign_id = ? order by 1")
                        .param(plan)
                        .query(UUID.class)
                        .list());
    }

    private static NewMeasure help(Interview it, java.time.LocalDate due) {
        return new NewMeasure(
                it.number(), null, null, it.id(), "difficulties", "每周补数学", "期末及格", null, due);
    }

    private Actor somebody(String role, UUID unit) {
        var account = TestAccounts.of(context).holding(role, unit);
        return new Actor(account.id(), "某人", role, unit, school.web.scope(unit), "test");
    }

    private static void refusedAs(Actor actor, String code, Runnable act) {
        Acting.as(
                actor,
                () ->
                        assertThatThrownBy(act::run)
                                .isInstanceOf(Refused.class)
                                .hasMessageContaining(code));
    }
}
