package org.matricula.coursework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.calendar.PlanTerm;
import org.matricula.change.TestCases;
import org.matricula.curriculum.AddCourse;
import org.matricula.curriculum.NewCourse;
import org.matricula.curriculum.OpenProgramme;
import org.matricula.curriculum.PlanCourse;
import org.matricula.curriculum.Programmes;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.StudentScores;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.decide.Verdict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// From the programme to the published grade, by its different people.
@ProgramTest
class GradesTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired PlanTerm planTerm;
    @Autowired AddCourse addCourse;
    @Autowired OpenProgramme openProgramme;
    @Autowired PlanCourse planCourse;
    @Autowired Programmes programmes;
    @Autowired OpenTask openTask;
    @Autowired RegisterClass registerClass;
    @Autowired EnterGrades enterGrades;
    @Autowired PassGrades passGrades;
    @Autowired Tasks tasks;
    @Autowired CountedGrades counted;
    @Autowired LaterAttempts laterAttempts;
    @Autowired GradesDue obstacle;
    @Autowired StudentScores scores;
    @Autowired TestCases cases;
    @Autowired Clock clock;

    WebSteps web;
    TestUnits.School school;
    TestStudents students;
    Actor registrar;
    Actor head;
    Actor teacher;
    UUID term;
    UUID programme;
    UUID module;
    UUID course;
    LocalDate today;
    UUID first;
    UUID second;

    @BeforeEach
    void a_class_with_a_programme() {
        web = new WebSteps(mvc, sql);
        today = LocalDate.now(clock);
        school = new TestUnits(sql, transaction).school("college");
        changed(
                "update organisation.unit set entry_year = ? where id = ?",
                today.getYear(),
                school.firstClass());
        registrar = web.staff("registrar", school.id());
        head = web.staff("academic-office-head", school.id());
        var account =
                sql.sql(
                                """
                                insert into identity.account (username, name)
                                values ('t' || substr(gen_random_uuid()::text, 1, 12), '陈老师') returning id
                                """)
                        .query(UUID.class)
                        .single();
        teacher =
                new Actor(
                        account,
                        "陈老师",
                        "teacher",
                        school.firstClass(),
                        web.scope(school.firstClass()),
                        "test");
        students = new TestStudents(intake, transaction, sql);
        first = students.enrolled(school.id(), school.firstClass(), today.minusDays(30));
        second = students.enrolled(school.id(), school.firstClass(), today.minusDays(30));
        Acting.as(
                registrar,
                () -> {
                    term =
                            planTerm.plan(
                                    school.id(),
                                    today.getYear() + "-" + (today.getYear() + 1),
                                    1,
                                    "第一学期",
                                    today.minusDays(60),
                                    today.plusDays(60));
                    course = addCourse.add(course("GJ101", "高等数学"));
                    programme = openProgramme.open(school.grade(), "", today.getYear(), "计算机应用技术");
                    module = planCourse.module(programme, "公共基础课", BigDecimal.TEN);
                    planCourse.plan(programme, "GJ101", module, 1);
                });
    }

    @Test
    void a_programme_is_copied_compared_and_locked_once_a_class_follows_it() {
        Acting.as(
                registrar,
                () -> {
                    refused("course.taken", () -> addCourse.add(course("GJ101", "又一门")));
                    var copy = openProgramme.copy(programme, today.getYear() + 1);
                    refused(
                            "programme.twice",
                            () -> openProgramme.copy(programme, today.getYear() + 1));
                    addCourse.add(course("GJ102", "大学英语"));
                    var there = programmes.modules(copy).getFirst();
                    assertThat(there.leastCredits()).isEqualByComparingTo("10");
                    planCourse.plan(copy, "GJ102", there.id(), 2);
                    assertThat(programmes.compare(programme, copy))
                            .extracting(it -> it.code() + " " + it.same())
                            .containsExactly("GJ101 true", "GJ102 false");
                    refused("module.unknown", () -> planCourse.plan(copy, "GJ102", module, 1));
                    opened("hundred", 30);
                    refused(
                            "programme.locked",
                            () -> planCourse.plan(programme, "GJ102", module, 2));
                    planCourse.drop(copy, course);
                });
        assertThatThrownBy(() ->
                        changed(
                                "delete from curriculum.planned_course where programme_id = ?",
                                programme))
                .hasMessageContaining("a class follows");
    }

    @Test
    void a_class_is_registered_at_once_and_who_may_not_is_told_why() {
        var early = students.enrolled(school.id(), school.firstClass(), today.minusDays(30));
        changed(
                "update registry.student set registration = 'entered' where enrolment_id = ?",
                second);
        changed("update registry.student set status = '09' where enrolment_id = ?", early);
        Acting.as(
                registrar,
                () -> {
                    addCourse.add(course("GJ201", "数据结构"));
                    planCourse.plan(programme, "GJ201", module, 2);
                    var task = opened("hundred", 30);
                    refused("task.twice", () -> opened("hundred", 30));
                    assertThat(registerClass.preview(task))
                            .extracting(Candidacy::refusal)
                            .containsExactlyInAnyOrder(null, "unregistered", "status");
                    assertThat(registerClass.register(task).registered()).isEqualTo(1);
                    assertThat(registerClass.register(task).registered()).as("again").isZero();
                    changed(
                            "update coursework.task set course_id = (select id from"
                                    + " curriculum.course where institution_id = ? and code = 'GJ201')"
                                    + " where id = ?",
                            school.id(),
                            task);
                    changed("update coursework.task set unit_id = unit_id where id = ?", task);
                    changed(
                            "update registry.student set registration = 'registered' where"
                                    + " enrolment_id = ?",
                            second);
                    assertThat(registerClass.preview(task))
                            .extracting(Candidacy::refusal)
                            .containsExactlyInAnyOrder("already", "early", "status");
                });
    }

    @Test
    void two_tabs_lose_nothing_submission_locks_and_only_published_grades_are_seen()
            throws Exception {
        var task = Acting.call(registrar, () -> opened("hundred", 30));
        Acting.call(registrar, () -> registerClass.register(task));
        var lines = Acting.call(teacher, () -> tasks.lines(task));
        assertThat(lines).hasSize(2);
        var one = lines.get(0);
        var two = lines.get(1);
        Acting.as(
                teacher,
                () -> {
                    refused(
                            "grade.range",
                            () ->
                                    enterGrades.save(
                                            task, List.of(typed(one, 0, "101", "60", null))));
                    refused(
                            "grade.mark",
                            () ->
                                    enterGrades.save(
                                            task, List.of(typed(one, 0, null, null, "good"))));
                    var saved =
                            enterGrades.save(
                                    task,
                                    List.of(
                                            typed(one, 0, "80", "55", null),
                                            typed(two, 0, "30", "40", null)));
                    assertThat(saved.lines()).extracting(GradeLine::total).contains(63, 37);
                    var other =
                            enterGrades.save(
                                    task,
                                    List.of(
                                            typed(one, 0, "10", "10", null),
                                            typed(two, 1, "30", "50", null)));
                    assertThat(other.conflicts()).containsExactly(one.id());
                    assertThat(other.lines()).extracting(GradeLine::total).contains(63, 44);
                    assertThat(
                                    enterGrades
                                            .save(task, List.of(typed(one, 0, "80", "55", null)))
                                            .conflicts())
                            .as("the same again is no conflict")
                            .isEmpty();
                });
        assertThat(
                        told(
                                "select count(*) from coursework.grade_version v join"
                                        + " coursework.grade g on g.id = v.grade_id where g.task_id ="
                                        + " ?",
                                task))
                .isEqualTo("3");
        Acting.as(
                registrar, () -> refused("grade.teacher", () -> enterGrades.save(task, List.of())));
        refusedAs(head, "grade.stage.reviewed", () -> passGrades.publish(task));
        assertThat(own(first)).doesNotContain("高等数学");
        assertThat(web.ask(teacher, post("/teaching-tasks/" + task + "/submit")).getStatus())
                .isEqualTo(302);
        refusedAs(
                teacher,
                "grade.submitted",
                () -> enterGrades.save(task, List.of(typed(one, 1, "90", "90", null))));
        assertThatThrownBy(() ->
                        changed("update coursework.grade set total = 99 where id = ?", one.id()))
                .hasMessageContaining("never written over");
        Acting.as(registrar, () -> passGrades.review(task));
        assertThat(own(first)).doesNotContain("高等数学");
        assertThat(file(one)).doesNotContain("成绩与学分");
        Acting.as(head, () -> passGrades.publish(task));
        assertThat(own(one.enrolmentId()))
                .contains("高等数学", "63")
                .doesNotContainPattern(">\\s*44\\s*<");
        assertThat(file(one)).contains("成绩与学分（已获 4 学分）", "高等数学", "63");
        Acting.as(
                registrar,
                () ->
                        transaction.executeWithoutResult(it -> {
                            var both = List.of(first, second);
                            assertThat(counted.of(both)).hasSize(2);
                            assertThat(counted.failed(both))
                                    .extracting(CountedGrade::enrolmentId)
                                    .containsExactly(two.enrolmentId());
                            assertThat(
                                            counted.credits(List.of(one.enrolmentId()))
                                                    .getFirst()
                                                    .earned())
                                    .isEqualByComparingTo("4");
                        }));
    }

    @Test
    void entry_is_open_in_its_window_or_by_approval_and_a_blank_is_not_submitted()
            throws Exception {
        var task = Acting.call(registrar, () -> opened("five-level", 0));
        Acting.call(registrar, () -> registerClass.register(task));
        var lines = Acting.call(teacher, () -> tasks.lines(task));
        refusedAs(teacher, "grade.blank", () -> passGrades.submit(task));
        changed(
                "update coursework.task set opens_on = ?, closes_on = ? where id = ?",
                today.minusDays(9),
                today.minusDays(2),
                task);
        refusedAs(teacher, "grade.closed", () -> enterGrades.save(task, List.of()));
        refusedAs(head, "field.missing", () -> passGrades.allowLate(task, today, " "));
        Acting.as(head, () -> passGrades.allowLate(task, today, "教师病假"));
        Acting.as(
                teacher,
                () -> {
                    refused(
                            "grade.scale",
                            () ->
                                    enterGrades.save(
                                            task,
                                            List.of(typed(lines.get(0), 0, "80", null, null))));
                    enterGrades.save(
                            task,
                            List.of(
                                    typed(lines.get(0), 0, null, null, "good"),
                                    typed(lines.get(1), 0, null, null, "deferred")));
                    assertThat(tasks.lines(task))
                            .extracting(GradeLine::passed)
                            .containsExactly(true, null);
                    passGrades.submit(task);
                });
        Acting.as(registrar, () -> passGrades.sendBack(task, "漏登一人"));
        assertThat(Acting.call(teacher, () -> tasks.get(task)).stage()).isEqualTo("entering");
        var other = web.staff("teacher", school.firstClass());
        assertThat(web.ask(other, get("/teaching-tasks/" + task)).getStatus())
                .as("a colleague's task")
                .isEqualTo(404);
        for (var path :
                List.of(
                        "/teaching-tasks",
                        "/teaching-tasks/" + task,
                        "/programmes",
                        "/programmes/" + programme)) {
            assertThat(web.ask(registrar, get(path)).getStatus()).as(path).isEqualTo(200);
        }
        assertThat(web.ask(teacher, get("/teaching-tasks/" + task)).getContentAsString())
                .contains("良好", "name=\"version\"");
    }

    @Test
    void grades_that_wait_or_are_missing_keep_a_student_from_leaving() {
        assertThat(owed(first)).isEmpty();
        var task = Acting.call(registrar, () -> opened("hundred", 30));
        Acting.call(registrar, () -> registerClass.register(task));
        assertThat(owed(first)).as("a course that still runs owes nothing").isEmpty();
        changed(
                "update coursework.task set opens_on = ?, closes_on = ? where id = ?",
                today.minusDays(20),
                today.minusDays(2),
                task);
        assertThat(owed(first)).containsExactly("transfer.grades-missing");
        changed(
                "update coursework.task set opens_on = ?, closes_on = ? where id = ?",
                today.minusDays(1),
                today.plusDays(7),
                task);
        var lines = Acting.call(teacher, () -> tasks.lines(task));
        Acting.as(
                teacher,
                () -> {
                    enterGrades.save(
                            task,
                            List.of(
                                    typed(lines.get(0), 0, "80", "55", null),
                                    typed(lines.get(1), 0, "90", "90", null)));
                    passGrades.submit(task);
                });
        assertThat(owed(first)).containsExactly("transfer.grades-unpublished");
        // asked through the rules of a leaving, as every module's obstacles are
        assertThat(asked(first)).contains("transfer.grades-unpublished");
        Acting.as(registrar, () -> passGrades.review(task));
        Acting.as(head, () -> passGrades.publish(task));
        assertThat(owed(first)).isEmpty();
        assertThat(asked(first)).doesNotContain("transfer.grades-unpublished");
        assertThat(Acting.call(registrar, () -> scores.means(List.of(first, second))))
                .containsOnlyKeys(first, second)
                .containsValue(new BigDecimal("90.00"));
    }

    private List<String> owed(UUID enrolment) {
        return Acting.call(
                registrar,
                () -> obstacle.obstacles(enrolment).stream().map(Refusal::code).toList());
    }

    /// The codes with which an application to leave is refused now.
    private List<String> asked(UUID enrolment) {
        var clerk = cases.people().holding("学籍管理员", "registrar", school.id());
        var out =
                cases.draft(
                        clerk,
                        "transfer-out",
                        enrolment,
                        Map.of(
                                "channel", "by-letter",
                                "to", "远方学院",
                                "on", today.toString(),
                                "reason", "30",
                                "explanation", "随父母工作调动迁居外地",
                                "consent", "signed"));
        cases.evidence(clerk, out, "transfer-application", "guardian-consent", "transcript");
        return cases.submit(clerk, out);
    }

    @Test
    void nobody_is_registered_for_a_course_while_their_change_of_programme_is_pending() {
        var moving = students.enrolled(school.id(), school.firstClass(), today.minusDays(200));
        var major = cases.people().system(() -> majorWithPlaces(today.plusDays(40)));
        var applicant = cases.people().reaching("林一诺", "student", school.id(), moving);
        var id =
                cases.submitted(
                        applicant,
                        "change-of-programme",
                        moving,
                        Map.of(
                                "on", today.plusDays(40).toString(),
                                "major", major.toString(),
                                "ground", "talent",
                                "results", "平均 86 分，第 5 名",
                                "explanation", "对该专业有兴趣和基础",
                                "consent", "signed"),
                        "guardian-consent");
        var task = Acting.call(registrar, () -> opened("hundred", 30));
        var outcome = Acting.call(registrar, () -> registerClass.register(task));
        assertThat(outcome.registered()).isEqualTo(2);
        assertThat(outcome.refused())
                .extracting(it -> it.enrolmentId() + " " + it.refusal())
                .containsExactly(moving + " pending");
        assertThat(
                        cases.decide(
                                cases.people().holding("辅导员", "counsellor", school.firstClass()),
                                id,
                                Verdict.REFUSE))
                .isEmpty();
        assertThat(Acting.call(registrar, () -> registerClass.register(task)).registered())
                .as("once it is decided")
                .isEqualTo(1);
    }

    private UUID majorWithPlaces(LocalDate on) {
        var major = cases.units().unit("major", school.grade(), school.id(), "college");
        sql.sql(
                        """
                        with r as (
                          insert into change.programme_round
                            (institution_id, name, opens_on, closes_on, effective_on, opener, opened_at)
                          values (:school, '转专业', :today, :today, :on, '教务处', now()) returning id)
                        insert into change.programme_quota (round_id, major_id, places)
                        select r.id, :major, 1 from r
                        """)
                .param("school", school.id())
                .param("today", today)
                .param("on", on)
                .param("major", major)
                .update();
        return major;
    }

    @Test
    void a_later_attempt_stands_beside_the_first_and_once_only() {
        var third = students.enrolled(school.id(), school.firstClass(), today.minusDays(30));
        var task = Acting.call(registrar, () -> opened("hundred", 30));
        Acting.call(registrar, () -> registerClass.register(task));
        changed("update coursework.task set midterm_percent = 20 where id = ?", task);
        var of =
                Acting.call(teacher, () -> tasks.lines(task)).stream()
                        .collect(Collectors.toMap(GradeLine::enrolmentId, it -> it));
        Acting.as(
                teacher,
                () -> {
                    enterGrades.save(
                            task,
                            List.of(
                                    parts(of.get(first), "60", "40", null),
                                    parts(of.get(second), "70", null, "deferred"),
                                    parts(of.get(third), "80", "80", null)));
                    passGrades.submit(task);
                });
        refusedAs(
                head,
                "grade.later.unpublished",
                () -> laterAttempts.write(task, "make-up", List.of(later(first, "70"))));
        Acting.as(registrar, () -> passGrades.review(task));
        Acting.as(
                head,
                () -> {
                    passGrades.publish(task);
                    for (var wrong :
                            List.of(
                                    List.of("make-up", second, "70", "grade.later.first"),
                                    List.of("make-up", third, "70", "grade.later.first"),
                                    List.of("deferred", first, "70", "grade.later.first"),
                                    List.of("first", first, "70", "grade.later.attempt"),
                                    List.of("make-up", first, "101", "grade.range"))) {
                        refused(
                                (String) wrong.get(3),
                                () ->
                                        laterAttempts.write(
                                                task,
                                                (String) wrong.get(0),
                                                List.of(
                                                        later(
                                                                (UUID) wrong.get(1),
                                                                (String) wrong.get(2)))));
                    }
                    refused(
                            "grade.later.twice",
                            () ->
                                    laterAttempts.write(
                                            task,
                                            "make-up",
                                            List.of(later(first, "70"), later(first, "71"))));
                    changed(
                            "update registry.student set level = 'L5' where enrolment_id = ?",
                            first);
                    refused(
                            "grade.later.clearance",
                            () ->
                                    laterAttempts.write(
                                            task, "clearance", List.of(later(first, "70"))));
                    assertThat(laterAttempts.write(task, "make-up", List.of(later(first, "70.5"))))
                            .isOne();
                    assertThat(laterAttempts.write(task, "deferred", List.of(later(second, "50"))))
                            .isOne();
                    refused(
                            "grade.later.twice",
                            () ->
                                    laterAttempts.write(
                                            task, "make-up", List.of(later(first, "99"))));
                    assertThat(tasks.lines(task))
                            .filteredOn(it -> !it.attempt().equals("first"))
                            .extracting(it -> it.attempt() + " " + it.total() + " " + it.passed())
                            .as("the make-up by its exam alone, the deferred with its other parts")
                            .containsExactlyInAnyOrder("make-up 71 true", "deferred 66 true");
                });
        assertThat(
                        told(
                                "select string_agg(v.total::text, ' ' order by v.total) from"
                                        + " coursework.grade_version v join coursework.grade g on g.id"
                                        + " = v.grade_id where g.task_id = ? and g.attempt <> 'first'",
                                task))
                .isEqualTo("66 71");
    }

    /// A usual part of ninety, and the others.
    private static Typed parts(
            GradeLine it, String midterm, @Nullable String exam, @Nullable String mark) {
        return new Typed(
                it.id(),
                0,
                new BigDecimal("90"),
                new BigDecimal(midterm),
                null,
                exam == null ? null : new BigDecimal(exam),
                mark);
    }

    private static LaterResult later(UUID enrolment, String exam) {
        return new LaterResult(enrolment, new BigDecimal(exam), null);
    }

    private UUID opened(String scale, int usual) {
        return openTask.open(
                new NewTask(
                        school.firstClass(),
                        term,
                        course,
                        teacher.account(),
                        scale,
                        usual,
                        today.minusDays(1),
                        today.plusDays(7)));
    }

    private static NewCourse course(String code, String name) {
        return new NewCourse(code, name, BigDecimal.valueOf(4), 64, "required", "examined");
    }

    private static Typed typed(
            GradeLine line,
            int version,
            @Nullable String usual,
            @Nullable String exam,
            @Nullable String mark) {
        return new Typed(
                line.id(),
                version,
                usual == null ? null : new BigDecimal(usual),
                exam == null ? null : new BigDecimal(exam),
                mark);
    }

    private static void refused(String code, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(Refused.class).hasMessageContaining(code);
    }

    private static void refusedAs(Actor actor, String code, Runnable act) {
        Acting.as(actor, () -> refused(code, act));
    }

    private String file(GradeLine it) throws Exception {
        return web.ask(registrar, get("/students/" + it.studentNumber())).getContentAsString();
    }

    private String own(UUID enrolment) throws Exception {
        var person =
                UUID.fromString(
                        told("select person_id from registry.enrolment where id = ?", enrolment));
        return web.ask(web.themselves("student", person), get("/own-grades")).getContentAsString();
    }

    private void changed(String update, Object... values) {
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(
                                it -> sql.sql(update).params(values).update()));
    }

    private String told(String question, Object... values) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(it ->
                                sql.sql(question).params(values).query(String.class).single()));
    }
}
