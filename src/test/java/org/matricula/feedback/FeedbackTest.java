package org.matricula.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.feedback.AnswerFeedback.Answer;
import org.matricula.feedback.GiveFeedback.NewFeedback;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.registry.Intake;
import org.matricula.registry.person.FileSteps;
import org.matricula.workflow.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// What is wrong with a datum reaches whoever keeps it, is answered, counted and learned from.
@ProgramTest
class FeedbackTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired GiveFeedback give;
    @Autowired AnswerFeedback answer;
    @Autowired ReadFeedback read;
    @Autowired ForgottenFeedback forgotten;
    @Autowired Clock clock;

    FileSteps file;
    FileSteps other;
    TestPeople people;
    Actor teacher;
    Actor registrar;
    Actor guardian;

    @BeforeEach
    void a_child_a_guardian_and_those_who_keep_the_data() {
        file = FileSteps.begin(mvc, sql, transaction, intake);
        other =
                FileSteps.in(
                        file.school(),
                        mvc,
                        sql,
                        transaction,
                        intake,
                        FileSteps.newcomer(file.school()));
        people = new TestPeople(sql, transaction);
        teacher = people.holding("赵老师", "class-teacher", file.school().firstClass());
        registrar = people.holding("王科长", "registrar", file.school().id());
        guardian = of(people.holding("林父", "guardian", file.school().id()), file.person());
    }

    @Test
    void what_is_not_answered_is_on_the_owners_list_and_reminds_them_then_the_registry() {
        var id = given(guardian);
        var due = Acting.call(teacher, () -> read.get(id)).dueOn();
        assertThat(forgotten(teacher, due.minusDays(1))).isEmpty();
        assertThat(forgotten(teacher, due))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.href()).isEqualTo("/feedback/" + id);
                    assertThat(it.owner()).isEqualTo("赵老师");
                    assertThat(it.late()).isFalse();
                });
        assertThat(forgotten(teacher, due.plusDays(1))).singleElement().matches(it -> it.late());
        assertThat(forgotten(guardian, due)).as("who gave it waits and answers nothing").isEmpty();

        remind(due.minusDays(1));
        assertThat(told(teacher)).doesNotContain("feedback.told.due");
        remind(due);
        assertThat(told(teacher)).contains("feedback.told.due");
        assertThat(told(registrar)).doesNotContain("feedback.told.due");
        remind(due.plusDays(7));
        assertThat(told(registrar)).contains("feedback.told.due");
        var before = told(teacher).size();
        Acting.as(teacher, () -> answer.answer(id, new Answer("right", "核对无误", null, null)));
        remind(due);
        assertThat(told(teacher)).hasSize(before);
        assertThat(forgotten(teacher, due)).isEmpty();
    }

    @Test
    void a_teacher_reads_and_judges_the_answer_when_the_student_has_gone_elsewhere() {
        var id = given(teacher);
        people.system(() ->
                sql.sql(
                                """
                                update feedback.feedback set scope_pos = (select pos from organisation.unit where id = ?)
                                 where id = ?
                                """)
                        .params(file.school().secondClass(), id)
                        .update());
        Acting.as(registrar, () -> answer.answer(id, new Answer("right", "核对无误", null, null)));
        assertThat(Acting.call(teacher, () -> read.get(id)).answer()).isEqualTo("核对无误");
        Acting.as(teacher, () -> answer.judge(id, true));
        assertThat(Acting.call(teacher, () -> read.get(id)).helped()).isTrue();
        var neighbour = people.holding("别班", "class-teacher", file.school().firstClass());
        assertThatThrownBy(() -> Acting.call(neighbour, () -> read.get(id)))
                .as("only whoever said it")
                .isInstanceOf(Absent.class);
    }

    private UUID given(Actor who) {
        return Acting.call(
                who,
                () -> give.give(new NewFeedback(file.enrolment(), "contact", "联系方式", "家庭住址少了门牌号")));
    }

    private List<org.matricula.workflow.Forgotten> forgotten(Actor who, LocalDate today) {
        return Acting.call(who, () -> forgotten.find(today, 50));
    }

    private void remind(LocalDate today) {
        Acting.as(Actor.system("nightly"), () -> forgotten.remind(today));
    }

    @Test
    void what_the_nearest_keeper_gives_reaches_the_one_above() {
        var near = people.holding("近处", "department-registrar", file.school().firstClass());
        var far = people.holding("远处", "department-registrar", file.school().id());
        var id =
                Acting.call(
                        near,
                        () ->
                                give.give(
                                        new NewFeedback(
                                                file.enrolment(), "enrolment", "学籍", "入学日期不对")));
        assertThat(told(near)).isEmpty();
        assertThat(told(far)).containsExactly("feedback.told.given");
        Acting.as(far, () -> answer.take(id));
    }

    @Test
    void a_guardians_doubt_reaches_the_class_teacher_and_comes_back_answered() throws Exception {
        var page = file.web().ask(guardian, get(file.page())).getContentAsString();
        assertThat(page).contains("这里有误？", "/feedback/new?enrolment=" + file.enrolment());
        var form =
                file.web()
                        .ask(
                                guardian,
                                get("/feedback/new")
                                        .param("enrolment", file.enrolment().toString())
                                        .param("topic", "contact")
                                        .param("place", "联系方式"));
        assertThat(form.getContentAsString()).contains("欧阳若云", "联系方式");
        var sent =
                file.web()
                        .ask(
                                guardian,
                                post("/feedback")
                                        .param("enrolment", file.enrolment().toString())
                                        .param("topic", "contact")
                                        .param("place", "联系方式")
                                        .param("words", "家庭住址少了门牌号"));
        assertThat(sent.getStatus()).isEqualTo(302);
        var id = UUID.fromString(sent.getRedirectedUrl().substring("/feedback/".length()));
        assertThat(told(teacher)).contains("feedback.told.given");
        assertThat(told(registrar)).isEmpty();

        assertThat(body(teacher, "/feedback")).contains("联系方式", "欧阳若云", "待受理");
        refused("feedback.not-owner", guardian, () -> answer.take(id));
        Acting.as(teacher, () -> answer.take(id));
        assertThat(body(guardian, "/feedback")).contains("处理中");
        refused(
                "feedback.case",
                teacher,
                () -> answer.answer(id, new Answer("case", "已转", null, null)));
        refused(
                "feedback.case-unknown",
                teacher,
                () -> answer.answer(id, new Answer("case", "已转", "更正〔2026〕9999号", null)));
        refused(
                "feedback.words",
                teacher,
                () -> answer.answer(id, new Answer("corrected", "已补", null, "改".repeat(1_001))));
        refused("feedback.words", teacher, () -> give.pass(id, "registrar", "由".repeat(1_001)));
        refused(
                "feedback.improvement",
                teacher,
                () -> answer.answer(id, new Answer("changed", "已改", null, " ")));
        Acting.as(
                teacher,
                () -> answer.answer(id, new Answer("corrected", "门牌号已补", null, "采集表增加门牌号一栏")));
        refused(
                "feedback.answered",
                teacher,
                () -> answer.answer(id, new Answer("right", "x", null, null)));
        assertThat(told(guardian)).contains("feedback.told.answered");
        assertThat(body(guardian, "/feedback/" + id)).contains("门牌号已补", "这个答复解决了您的问题吗");
        refused("feedback.not-giver", teacher, () -> answer.judge(id, true));
        Acting.as(guardian, () -> answer.judge(id, true));

        var figures = Acting.call(registrar, () -> read.figures(null, null));
        assertThat(figures.rows())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.topic()).isEqualTo("contact");
                    assertThat(List.of(it.given(), it.open(), it.upheld(), it.helped()))
                            .containsExactly(1, 0, 1, 1);
                    assertThat(it.median()).isNotNull();
                });
        assertThat(body(registrar, "/feedback/figures")).contains("采集表增加门牌号一栏");
        assertThat(
                        file.asked(
                                "select action from audit.entry where subject = ? order by id",
                                "feedback:" + id))
                .containsExactly(
                        "feedback.give", "feedback.take", "feedback.answer", "feedback.judge");
    }

    @Test
    void nobody_speaks_about_or_reads_of_somebody_elses_child() throws Exception {
        assertThatThrownBy(() -> Acting.call(guardian, () -> give.give(about(other, "contact"))))
                .isInstanceOf(Absent.class);
        var id = Acting.call(guardian, () -> give.give(about(file, "contact")));
        var stranger = of(people.holding("外人", "guardian", file.school().id()), other.person());
        assertThat(file.web().ask(stranger, get("/feedback/" + id)).getStatus()).isEqualTo(404);
        var colleague = people.holding("李老师", "teacher", file.school().firstClass());
        assertThat(file.web().ask(colleague, get("/feedback/" + id)).getStatus()).isEqualTo(404);
        var elsewhere = people.holding("别班", "class-teacher", file.school().secondClass());
        assertThat(file.web().ask(elsewhere, get("/feedback/" + id)).getStatus()).isEqualTo(404);
        var revoked = of(guardian, UUID.randomUUID());
        assertThat(file.web().ask(revoked, get("/feedback/" + id)).getStatus())
                .as("a link that is gone closes what was read by it")
                .isEqualTo(404);
        assertThat(file.web().ask(guardian, get("/feedback/" + id)).getStatus()).isEqualTo(200);
    }

    @Test
    void what_is_sent_to_the_wrong_desk_is_passed_on_and_lateness_shows() throws Exception {
        var id = Acting.call(guardian, () -> give.give(about(file, "growth")));
        refused("reason.missing", teacher, () -> give.pass(id, "registrar", " "));
        refused("feedback.role", teacher, () -> give.pass(id, "student-affairs", "归学生处"));
        Acting.as(teacher, () -> give.pass(id, "registrar", "归学籍科"));
        assertThat(told(registrar)).contains("feedback.told.given");
        assertThat(file.web().ask(teacher, get("/feedback/" + id)).getStatus()).isEqualTo(404);
        assertThat(body(registrar, "/feedback?which=late")).doesNotContain("/feedback/" + id);
        file.asked(
                "update feedback.feedback set due_on = ? where id = ? returning id::text",
                LocalDate.now(clock).minusDays(1),
                id);
        assertThat(body(registrar, "/feedback?which=late")).contains("/feedback/" + id, "超期未答复");
    }

    @Test
    void who_keeps_the_data_asks_another_of_the_office_and_not_themselves() {
        refused("feedback.topic", guardian, () -> give.give(about(file, "nothing")));
        refused(
                "feedback.words",
                guardian,
                () -> give.give(new NewFeedback(file.enrolment(), "contact", "x", " ")));
        refused(
                "feedback.where",
                guardian,
                () -> give.give(new NewFeedback(null, "use", "x", "统计口径不清楚")));
        var own = Acting.call(registrar, () -> give.give(new NewFeedback(null, "use", "统计", "口径")));
        refused("feedback.not-owner", registrar, () -> answer.take(own));
        var head = people.holding("教务处长", "academic-office-head", file.school().id());
        Acting.as(head, () -> answer.take(own));
    }

    private static NewFeedback about(FileSteps whose, String topic) {
        return new NewFeedback(whose.enrolment(), topic, "联系方式", "有误");
    }

    private static Actor of(Actor person, UUID whose) {
        return new Actor(
                person.account(),
                person.name(),
                person.role(),
                person.unit(),
                new Scope(0, Long.MAX_VALUE, List.of(whose)),
                "test");
    }

    private String body(Actor who, String path) throws Exception {
        var page = file.web().ask(who, get(path));
        assertThat(page.getStatus()).as(path).isEqualTo(200);
        return page.getContentAsString();
    }

    private List<String> told(Actor whose) {
        return Acting.call(
                whose,
                () ->
                        transaction.execute(status ->
                                sql.sql("select key from notice.notice")
                                        .query(String.class)
                                        .list()));
    }

    private static void refused(String code, Actor who, Runnable act) {
        assertThatThrownBy(() -> Acting.as(who, act))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(code);
    }
}
