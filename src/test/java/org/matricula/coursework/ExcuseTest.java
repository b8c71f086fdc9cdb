package org.matricula.coursework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.matricula.change.TestCases.refusals;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.calendar.PlanTerm;
import org.matricula.change.TestCases;
import org.matricula.curriculum.AddCourse;
import org.matricula.curriculum.NewCourse;
import org.matricula.curriculum.OpenProgramme;
import org.matricula.curriculum.PlanCourse;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.apply.AmendCase;
import org.matricula.workflow.decide.Verdict;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// 缓考、免修 before the exam and 成绩复查 after publication, each by the student's own application.
@ProgramTest
class ExcuseTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TestCases cases;
    @Autowired PlanTerm planTerm;
    @Autowired AddCourse addCourse;
    @Autowired OpenProgramme openProgramme;
    @Autowired PlanCourse planCourse;
    @Autowired OpenTask openTask;
    @Autowired RegisterClass registerClass;
    @Autowired PassGrades passGrades;
    @Autowired EnterGrades enterGrades;
    @Autowired CountedGrades counted;
    @Autowired OwnCourses ownCourses;
    @Autowired LaterAttempts laterAttempts;
    @Autowired Tasks tasks;
    @Autowired TransactionTemplate transaction;
    @Autowired AmendCase amendCase;
    @Autowired ReverseCase reverseCase;

    WebSteps web;
    TestUnits.School school;
    TestCases.Offices offices;
    Actor teacher;
    Actor student;
    UUID task;
    UUID term;
    UUID physics;
    UUID one;
    UUID other;

    @BeforeEach
    void a_task_of_two_students() {
        web = new WebSteps(mvc, sql);
        school = cases.units().school("college");
        offices = cases.offices(school);
        var today = cases.today();
        changed(
                "update organisation.unit set entry_year = ? where id = ?",
                today.getYear(),
                school.firstClass());
        teacher = cases.people().holding("陈老师", "teacher", school.firstClass());
        one = enrolled();
        other = enrolled();
        student = cases.people().reaching("学生", "student", school.id(), one);
        Acting.as(
                offices.registrar(),
                () -> {
                    term =
                            planTerm.plan(
                                    school.id(),
                                    today.getYear() + "-" + (today.getYear() + 1),
                                    1,
                                    "第一学期",
                                    today.minusDays(60),
                                    today.plusDays(60));
                    var programme = openProgramme.open(school.grade(), "", today.getYear(), "软件技术");
                    var module = planCourse.module(programme, "公共基础课", BigDecimal.TEN);
                    var course =
                            addCourse.add(
                                    new NewCourse(
                                            "GJ101",
                                            "高等数学",
                                            BigDecimal.valueOf(4),
                                            64,
                                            "required",
                                            "examined"));
                    planCourse.plan(programme, "GJ101", module, 1);
                    physics =
                            addCourse.add(
                                    new NewCourse(
                                            "GJ102",
                                            "大学物理",
                                            BigDecimal.valueOf(4),
                                            64,
                                            "required",
                                            "examined"));
                    planCourse.plan(programme, "GJ102", module, 1);
                    task =
                            openTask.open(
                                    new NewTask(
                                            school.firstClass(),
                                            term,
                                            course,
                                            teacher.account(),
                                            "hundred",
                                            30,
                                            0,
                                            0,
                                            today,
                                            today.plusDays(20),
                                            null));
                    registerClass.register(task);
                });
    }

    @Test
    void a_deferral_is_asked_for_before_the_exam_and_stands_in_the_sheet_until_it_is_sat() {
        assertThat(own().courses()).hasSize(1);
        examOn(-1);
        var late = apply("exam-deferral", Map.of("ground", "illness", "reason", "急性阑尾炎"));
        cases.evidence(student, late, "medical-certificate");
        assertThat(cases.submit(student, late)).containsExactly("excuse.late");
        examOn(3);
        var id = apply("exam-deferral", Map.of("ground", "illness", "reason", "急性阑尾炎"));
        assertThat(cases.submit(student, id)).containsExactly("case.evidence-missing");
        cases.evidence(student, id, "medical-certificate");
        assertThat(cases.submit(student, id)).isEmpty();
        assertThat(cases.steps(id)).containsExactly("counsellor open");
        cases.approve(offices.counsellor(), id);
        cases.approve(offices.department(), id);
        assertThat(line(one).mark()).as("not before the last office").isNull();
        cases.approve(offices.head(), id);
        assertThat(line(one)).extracting(GradeLine::mark, GradeLine::held).containsOnly("deferred");

        assertThat(refusals(() -> typed(one, "70", null, null)))
                .as("its teacher does not write over it")
                .containsExactly("grade.held");
        assertThatThrownBy(() ->
                        changed(
                                "update coursework.grade set mark = null where id = ?",
                                line(one).id()))
                .hasMessageContaining("a decision holds the mark");
        typed(one, "80", null, "deferred");
        typed(other, "80", "90", null);
        publish();
        assertThat(own().courses()).isEmpty();
        Acting.as(
                offices.registrar(),
                () ->
                        laterAttempts.write(
                                task,
                                "deferred",
                                List.of(new LaterResult(one, new BigDecimal("90"), null))));
        var sat = lines().stream().filter(it -> it.attempt().equals("deferred")).findFirst();
        assertThat(sat.orElseThrow().total()).as("as a first attempt, 80×30%+90×70%").isEqualTo(87);
        var reversal = Acting.call(offices.registrar(), () -> reverseCase.open(id, "核对有误"));
        assertThat(cases.decide(offices.head(), reversal, Verdict.APPROVE))
                .as("once it is published a correction mends it")
                .containsExactly("excuse.submitted");
    }

    @Test
    void an_exemption_counts_as_passed_and_is_taken_back_with_its_case() {
        var id = apply("course-exemption", Map.of("exemption", "whole-course", "reason", "已取得证书"));
        cases.evidence(student, id, "exemption-proof");
        assertThat(cases.submit(student, id)).isEmpty();
        var second = apply("course-exemption", Map.of("exemption", "exam-only", "reason", "再次"));
        cases.evidence(student, second, "exemption-proof");
        assertThat(cases.submit(student, second)).isEmpty();
        for (var office : List.of(offices.counsellor(), offices.department(), offices.head())) {
            cases.approve(office, id);
        }
        assertThat(line(one).mark()).isEqualTo("exempt");
        assertThat(line(one).passed()).isTrue();
        cases.approve(offices.counsellor(), second);
        cases.approve(offices.department(), second);
        assertThat(cases.decide(offices.head(), second, Verdict.APPROVE)).contains("excuse.held");
        var reversal = Acting.call(offices.registrar(), () -> reverseCase.open(id, "证书不实"));
        cases.approve(offices.head(), reversal);
        assertThat(line(one).mark()).isNull();
        assertThat(line(one).held()).isNull();
        typed(one, "80", "90", null);
        assertThat(line(one).total()).isEqualTo(87);
    }

    @Test
    void a_published_mark_is_looked_at_again_and_a_mistake_is_corrected_by_its_own_case()
            throws Exception {
        typed(one, "50", "50", null);
        typed(other, "80", "90", null);
        publish();
        var page = web.ask(student, get("/own-courses")).getContentAsString();
        assertThat(page).contains("申请复查", ">50<");
        var grade = own().results().getFirst().of().grade();
        var fellow = cases.people().reaching("同学", "student", school.id(), other);
        assertThat(
                        web.ask(
                                        fellow,
                                        post("/own-courses/" + grade + "/applications")
                                                .param("kind", "grade-recheck"))
                                .getStatus())
                .as("somebody else's mark")
                .isEqualTo(404);
        changed(
                "update coursework.task set published_on = ? where id = ?",
                cases.today().minusDays(16),
                task);
        var late = apply("grade-recheck", Map.of("doubt", "卷面分漏加"));
        assertThat(cases.submit(student, late)).containsExactly("grade.recheck.late");
        changed("update coursework.task set published_on = ? where id = ?", cases.today(), task);
        var id = apply("grade-recheck", Map.of("doubt", "卷面分漏加"));
        assertThat(cases.submit(student, id)).isEmpty();
        assertThat(told(teacher.account())).contains("notice.recheck.asked");
        var again = apply("grade-recheck", Map.of("doubt", "再查一次"));
        assertThat(cases.submit(student, again)).containsExactly("grade.recheck.once");
        assertThat(cases.decide(offices.department(), id, Verdict.APPROVE))
                .containsExactly("grade.recheck.no-finding");
        var stranger = cases.people().holding("王老师", "teacher", school.firstClass());
        assertThat(found(stranger, id, "mistaken")).isEqualTo(404);
        assertThat(found(teacher, id, "mistaken")).as("who marked does not judge").isEqualTo(403);
        assertThat(found(offices.department(), id, "mistaken")).isEqualTo(302);
        assertThat(told(teacher.account())).contains("notice.recheck.mend");
        assertThat(cases.decide(offices.department(), id, Verdict.APPROVE))
                .containsExactly("grade.recheck.no-correction");
        var mended = web.ask(teacher, post("/grade-rechecks/" + id + "/correction"));
        var correction =
                UUID.fromString(
                        String.valueOf(mended.getRedirectedUrl())
                                .replace("/grade-corrections/", ""));
        assertThat(
                        web.ask(teacher, post("/grade-rechecks/" + id + "/correction"))
                                .getRedirectedUrl())
                .as("opened once")
                .endsWith(correction.toString());
        cases.approve(offices.department(), id);
        assertThat(cases.state(id)).isEqualTo("effective");
        assertThat(line(one).total()).as("the recheck itself writes nothing").isEqualTo(50);

        Acting.as(
                teacher,
                () ->
                        amendCase.amend(
                                correction, Map.of("correction", "amend", "cause", "卷面分漏加"), null));
        web.ask(
                teacher,
                post("/grade-corrections/" + correction).param("usual", "50").param("exam", "75"));
        cases.evidence(teacher, correction, "exam-paper-scan");
        assertThat(cases.submit(teacher, correction)).isEmpty();
        for (var office : List.of(offices.department(), offices.registrar(), offices.head())) {
            cases.approve(office, correction);
        }
        assertThat(line(one).total()).isEqualTo(68);
        assertThat(web.ask(student, get("/grade-rechecks/" + id)).getContentAsString())
                .contains("有误，需要更正", "查卷");
    }

    @Test
    void what_was_found_of_one_mark_says_nothing_of_another() throws Exception {
        typed(one, "50", "50", null);
        typed(other, "80", "90", null);
        publish();
        var id = apply("grade-recheck", Map.of("doubt", "卷面分漏加"));
        assertThat(cases.submit(student, id)).isEmpty();
        assertThat(found(offices.department(), id, "unchanged")).isEqualTo(302);
        assertThat(cases.decide(offices.department(), id, Verdict.RETURN)).isEmpty();
        anotherCourse();
        Acting.as(
                student,
                () -> amendCase.amend(id, Map.of("course", "GJ102", "doubt", "卷面分漏加"), null));
        assertThat(cases.submit(student, id)).isEmpty();
        assertThat(cases.decide(offices.department(), id, Verdict.APPROVE))
                .containsExactly("grade.recheck.no-finding");
        assertThat(web.ask(student, get("/grade-rechecks/" + id)).getContentAsString())
                .doesNotContain("第三题漏加");
    }

    private void anotherCourse() {
        var first = task;
        Acting.as(
                offices.registrar(),
                () -> {
                    task =
                            openTask.open(
                                    new NewTask(
                                            school.firstClass(),
                                            term,
                                            physics,
                                            teacher.account(),
                                            "hundred",
                                            30,
                                            0,
                                            0,
                                            cases.today(),
                                            cases.today().plusDays(20),
                                            null));
                    registerClass.register(task);
                });
        assertThat(task).isNotEqualTo(first);
        typed(one, "40", "40", null);
        typed(other, "80", "90", null);
        publish();
    }

    private OwnCourses.View own() {
        return Acting.call(student, () -> ownCourses.show());
    }

    private int found(Actor by, UUID id, String finding) throws Exception {
        return web.ask(
                        by,
                        post("/grade-rechecks/" + id)
                                .param("finding", finding)
                                .param("words", "查卷：第三题漏加 25 分"))
                .getStatus();
    }

    private UUID apply(String kind, Map<String, Object> more) {
        var fields = new java.util.HashMap<>(more);
        fields.put("course", "GJ101");
        return cases.draft(student, kind, one, fields);
    }

    private void examOn(int days) {
        changed(
                "update coursework.task set exam_on = ? where id = ?",
                cases.today().plusDays(days),
                task);
    }

    private void typed(UUID enrolment, String usual, String exam, String mark) {
        var line = line(enrolment);
        Acting.as(
                teacher,
                () ->
                        enterGrades.save(
                                task,
                                List.of(
                                        new Typed(
                                                line.id(),
                                                line.version(),
                                                new BigDecimal(usual),
                                                exam == null ? null : new BigDecimal(exam),
                                                mark))));
    }

    private void publish() {
        Acting.as(teacher, () -> passGrades.submit(task));
        Acting.as(offices.registrar(), () -> passGrades.review(task));
        Acting.as(offices.head(), () -> passGrades.publish(task));
    }

    private List<String> told(UUID account) {
        var reader =
                new Actor(
                        account, "", "teacher", school.firstClass(), teacher.scope(), "127.0.0.1");
        return Acting.call(
                reader,
                () ->
                        transaction.execute(status ->
                                sql.sql("select key from notice.notice")
                                        .query(String.class)
                                        .list()));
    }

    private List<GradeLine> lines() {
        return Acting.call(teacher, () -> tasks.lines(task));
    }

    private GradeLine line(UUID enrolment) {
        return lines().stream()
                .filter(it -> it.enrolmentId().equals(enrolment))
                .findFirst()
                .orElseThrow();
    }

    private UUID enrolled() {
        return cases.students()
                .enrolled(school.id(), school.firstClass(), cases.today().minusDays(30));
    }

    private void changed(String update, Object... values) {
        cases.people().system(() -> sql.sql(update).params(values).update());
    }
}
