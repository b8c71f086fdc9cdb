package org.matricula.coursework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.change.TestCases.refusals;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.math.BigDecimal;
import java.util.List;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/// 课程注册 by the programme's rule, S-210 to S-216.
@ProgramTest
class CourseRegistrationTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TestCases cases;
    @Autowired PlanTerm planTerm;
    @Autowired AddCourse addCourse;
    @Autowired OpenProgramme openProgramme;
    @Autowired PlanCourse planCourse;
    @Autowired OpenTask openTask;
    @Autowired RegisterTerm registerTerm;
    @Autowired JoinTask joinTask;

    WebSteps web;
    TestUnits.School school;
    TestCases.Offices offices;
    Actor teacher;
    UUID term;
    UUID programme;
    UUID module;
    UUID one;
    UUID other;
    int year;

    @BeforeEach
    void a_class_with_a_programme() {
        web = new WebSteps(mvc, sql);
        school = cases.units().school("open");
        offices = cases.offices(school);
        year = cases.today().getYear();
        changed(
                "update organisation.unit set entry_year = ? where id = ?",
                year,
                school.firstClass());
        teacher = cases.people().holding("陈老师", "teacher", school.firstClass());
        one = enrolled(school.firstClass());
        other = enrolled(school.firstClass());
        Acting.as(
                offices.registrar(),
                () -> {
                    term =
                            planTerm.plan(
                                    school.id(),
                                    year + "-" + (year + 1),
                                    1,
                                    "第一学期",
                                    cases.today().minusDays(60),
                                    cases.today().plusDays(60));
                    programme = openProgramme.open(school.grade(), "", year, "行政管理");
                    module = planCourse.module(programme, "公共基础课", BigDecimal.TEN);
                    planned("K101", "required", 1);
                    planned("K102", "degree", 1);
                    planned("K201", "required", 2);
                    planned("K301", "elective", 1);
                });
    }

    @Test
    void a_class_is_registered_by_the_rule_and_each_refusal_is_told_with_what_is_missing()
            throws Exception {
        var first = opened("K101");
        opened("K102");
        opened("K201");
        changed(
                """
                insert into coursework.degree_aim (enrolment_id, scope_pos, person_id, aims, declarer, declared_at)
                select enrolment_id, scope_pos, person_id, true, 'x', now() from registry.student where enrolment_id = ?
                """,
                one);
        var page = sheetPage();
        assertThat(page).contains("早于计划学期", "学位课，尚未声明申请学位", "K101 K101 课程、K102 K102 课程");
        assertThat(
                        web.ask(
                                        offices.registrar(),
                                        post("/course-registration")
                                                .param("unit", school.firstClass().toString())
                                                .param("term", term.toString()))
                                .getStatus())
                .isEqualTo(302);
        assertThat(registered())
                .as("one of two takes the degree course, nobody the early one")
                .containsExactlyInAnyOrder("K101", "K101", "K102");
        Acting.as(
                offices.registrar(),
                () -> {
                    var again = registerTerm.register(school.firstClass(), term);
                    assertThat(again.registered()).as("again").isZero();
                    assertThat(again.refused()).isEqualTo(3);
                    assertThat(registerTerm.preview(school.firstClass(), term).gaps())
                            .as("complete: electives and the degree course are nobody else's duty")
                            .allSatisfy(it -> assertThat(it.missing()).isEmpty());
                });
        assertThat(first).isNotNull();
    }

    @Test
    void a_declaration_is_the_students_own_and_each_one_is_kept() throws Exception {
        var student = cases.people().reaching("学生", "student", school.id(), one);
        for (var aims : List.of("true", "false")) {
            assertThat(
                            web.ask(
                                            student,
                                            post("/own-degree-aim")
                                                    .param("enrolment", one.toString())
                                                    .param("aims", aims))
                                    .getStatus())
                    .isEqualTo(302);
        }
        assertThat(
                        web.ask(
                                        student,
                                        post("/own-degree-aim")
                                                .param("enrolment", other.toString())
                                                .param("aims", "true"))
                                .getStatus())
                .as("a fellow's")
                .isEqualTo(404);
        assertThat(
                        cases.texts(
                                "select aims::text from coursework.degree_aim where enrolment_id = ? order by declared_at",
                                one))
                .containsExactly("true", "false");
        assertThat(web.ask(student, get("/own-degree-aim")).getContentAsString())
                .contains("已声明不申请学位");
        opened("K102");
        assertThat(sheetPage()).as("the last one counts").contains("学位课，尚未声明申请学位");
    }

    @Test
    void a_learner_of_single_courses_takes_each_by_itself_and_none_for_a_degree() throws Exception {
        changed("update registry.enrolment set student_type = '4' where id = ?", other);
        opened("K101");
        var degree = opened("K102");
        var ahead = opened("K201");
        assertThat(sheetPage()).contains("单科学员，按课程单独注册");
        Acting.as(
                offices.registrar(),
                () -> {
                    registerTerm.register(school.firstClass(), term);
                    assertThat(registerTerm.preview(school.firstClass(), term).gaps())
                            .as("who follows no programme owes no course")
                            .extracting(RegisterTerm.Gap::enrolmentId)
                            .containsExactly(one);
                    joinTask.join(ahead, number(other));
                    assertThat(refusals(() -> joinTask.join(ahead, number(other))))
                            .containsExactly("course-registration.already");
                    assertThat(refusals(() -> joinTask.join(degree, number(other))))
                            .containsExactly("course-registration.single-degree");
                });
        assertThat(registered()).containsExactlyInAnyOrder("K101", "K201");
        var learner = cases.people().reaching("学生", "student", school.id(), other);
        assertThat(
                        web.ask(
                                        learner,
                                        post("/own-degree-aim")
                                                .param("enrolment", other.toString())
                                                .param("aims", "true"))
                                .getStatus())
                .as("no degree is aimed at")
                .isEqualTo(404);
    }

    @Test
    void a_course_is_put_off_to_a_following_class_never_ahead_and_never_registered_twice() {
        var task = opened("K101");
        var later = school.secondClass();
        changed("update organisation.unit set entry_year = ? where id = ?", year - 1, later);
        var older = enrolled(later);
        Acting.as(
                offices.registrar(),
                () -> {
                    assertThat(refusals(() -> joinTask.join(task, "没有")))
                            .containsExactly("course-registration.no-number");
                    assertThat(refusals(() -> joinTask.join(task, number(older))))
                            .as("its own programme is asked, not the class's")
                            .containsExactly("task.programme");
                    var own = openProgramme.copy(programme, year - 1);
                    assertThat(own).isNotNull();
                    changed(
                            "update registry.student set registration = 'registered' where enrolment_id = ?",
                            older);
                    joinTask.join(task, number(older));
                    assertThat(refusals(() -> joinTask.join(task, number(older))))
                            .containsExactly("course-registration.already");
                    var elective = opened("K201");
                    assertThat(refusals(() -> joinTask.join(elective, number(one))))
                            .containsExactly("course-registration.early");
                    changed(
                            "update organisation.unit set entry_year = ? where id = ?",
                            year + 1,
                            later);
                    openProgramme.copy(programme, year + 1);
                    assertThat(refusals(() -> joinTask.join(elective, number(older))))
                            .containsExactly("course-registration.ahead");
                    registerTerm.register(school.firstClass(), term);
                });
        changed(
                "update coursework.grade set total = 40, passed = false where task_id = ? and enrolment_id = ?",
                task,
                one);
        changed("update coursework.task set stage = 'published' where id = ?", task);
        changed("update organisation.unit set entry_year = ? where id = ?", year, later);
        Acting.as(
                offices.registrar(),
                () -> {
                    var anew = opened("K101", later);
                    assertThat(refusals(() -> joinTask.join(anew, number(one))))
                            .as("failed: the make-up needs no new registration")
                            .containsExactly("course-registration.registered");
                    changed(
                            "update registry.student set status = '09' where enrolment_id = ?",
                            other);
                    assertThat(refusals(() -> joinTask.join(anew, number(other))))
                            .containsExactly("course-registration.status");
                    changed(
                            "insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder) values ('grade.register-once', ?, 'false', date '2020-01-01', 'x', 'x')",
                            school.id());
                    joinTask.join(anew, number(one));
                    assertThat(
                                    cases.texts(
                                            "select attempt from coursework.grade where task_id = ?",
                                            anew))
                            .as("taken again where the school lets it")
                            .contains("retake");
                });
    }

    @Test
    void nobody_registers_while_a_status_change_is_pending() throws Exception {
        opened("K101");
        var head = cases.people().holding("班主任", "class-teacher", school.firstClass());
        var change = cases.draft(head, "leave-of-absence", one, cases.leave(cases.today(), 6));
        changed(
                "update workflow.case_file set state = 'in-progress', exclusive = true where id = ?",
                change);
        assertThat(sheetPage()).contains("学籍异动");
        Acting.as(
                offices.registrar(),
                () ->
                        assertThat(registerTerm.register(school.firstClass(), term).registered())
                                .isEqualTo(1));
    }

    private String sheetPage() throws Exception {
        return web.ask(
                        offices.registrar(),
                        get("/course-registration")
                                .param("unit", school.firstClass().toString())
                                .param("term", term.toString()))
                .getContentAsString();
    }

    private List<String> registered() {
        return cases.texts(
                """
                select c.code from coursework.grade g join coursework.task t on t.id = g.task_id
                  join curriculum.course c on c.id = t.course_id where t.term_id = ?
                """,
                term);
    }

    private String number(UUID enrolment) {
        return cases.texts(
                        "select student_number from registry.student where enrolment_id = ?",
                        enrolment)
                .getFirst();
    }

    private void planned(String code, String nature, int inTerm) {
        addCourse.add(
                new NewCourse(code, code + " 课程", new BigDecimal("3"), 54, nature, "examined"));
        planCourse.plan(programme, code, module, inTerm);
    }

    private UUID opened(String code) {
        return opened(code, school.firstClass());
    }

    private UUID opened(String code, UUID unit) {
        var course =
                cases.people()
                        .system(() ->
                                sql.sql(
                                                "select id from curriculum.course where code = ? and institution_id = ?")
                                        .params(code, school.id())
                                        .query(UUID.class)
                                        .single());
        return Acting.call(
                offices.registrar(),
                () ->
                        openTask.open(
                                new NewTask(
                                        unit,
                                        term,
                                        course,
                                        teacher.account(),
                                        "hundred",
                                        30,
                                        cases.today().minusDays(1),
                                        cases.today().plusDays(7))));
    }

    private UUID enrolled(UUID unit) {
        return cases.students().enrolled(school.id(), unit, cases.today().minusDays(30));
    }

    private void changed(String update, Object... values) {
        cases.people().system(() -> sql.sql(update).params(values).update());
    }
}
