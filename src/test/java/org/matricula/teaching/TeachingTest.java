package org.matricula.teaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.change.TestCases.refusals;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.coursework.TestGrades;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.matricula.teaching.evaluation.RunEvaluation;
import org.matricula.teaching.office.KeepOffices;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;

/// 教研室, course evaluation without names, quality monitoring and teachers (S-019, S-169).
@ProgramTest
class TeachingTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;
    @Autowired TestCases cases;
    @Autowired KeepOffices keepOffices;
    @Autowired RunEvaluation runEvaluation;
    @Autowired TeachingOffices teachingOffices;

    WebSteps web;
    TestUnits.School school;
    TestCases.Offices offices;
    TestGrades grades;
    Actor teacher;
    Actor fellow;
    UUID task;

    @BeforeEach
    void a_course_that_is_taught() {
        web = new WebSteps(mvc, sql);
        school = cases.units().school("college");
        offices = cases.offices(school);
        grades =
                TestGrades.in(
                        sql,
                        transaction,
                        school.id(),
                        school.grade(),
                        school.firstClass(),
                        cases.today().minusDays(60),
                        cases.today().plusDays(60));
        teacher = cases.people().holding("陈老师", "teacher", school.firstClass());
        fellow = cases.people().holding("李老师", "teacher", school.firstClass());
        task = grades.task("TE101", "色彩构成");
        grades.changed(
                "update coursework.task set teacher_id = ?, stage = 'entering' where id = ?",
                teacher.account(),
                task);
    }

    @Test
    void a_course_is_evaluated_once_without_a_name_and_read_once_it_is_released() throws Exception {
        var students =
                IntStream.range(0, 6)
                        .mapToObj(i ->
                                cases.students()
                                        .enrolled(
                                                school.id(),
                                                school.firstClass(),
                                                cases.today().minusDays(30)))
                        .toList();
        students.forEach(it -> grades.grade(task, it, "first", 80));
        var small = grades.task("TE102", "书籍装帧");
        grades.changed("update coursework.task set stage = 'entering' where id = ?", small);
        grades.grade(small, students.getFirst(), "first", 80);
        assertThat(
                        run(
                                "/evaluations",
                                "term",
                                grades.term().toString(),
                                "opensOn",
                                cases.today().toString(),
                                "closesOn",
                                cases.today().plusDays(3).toString()))
                .as("no criteria")
                .isEqualTo(422);
        assertThat(run("/evaluations/criteria", "criteria", "讲解明白\n有收获")).isEqualTo(302);
        assertThat(
                        run(
                                "/evaluations",
                                "term",
                                grades.term().toString(),
                                "opensOn",
                                cases.today().toString(),
                                "closesOn",
                                cases.today().plusDays(3).toString()))
                .isEqualTo(302);
        var evaluation =
                grades.told(
                        "select id::text from teaching.evaluation where institution_id = ?",
                        school.id());
        var point = cases.people().holding("院系", "registrar", school.firstClass());
        assertThat(
                        web.ask(point, post("/evaluations/criteria").param("criteria", "别的"))
                                .getStatus())
                .as("a post below the school")
                .isEqualTo(403);

        var first = himself(students.getFirst());
        var page = web.ask(first, get("/own-evaluations")).getContentAsString();
        assertThat(page).contains("色彩构成", "书籍装帧", "不记名");
        assertThat(web.ask(first, get("/own-evaluations/" + task)).getContentAsString())
                .contains("讲解明白", "有收获");
        assertThat(gives(first, task, "5", null, "").getStatus())
                .as("a criterion is missing")
                .isEqualTo(400);
        for (var i = 0; i < 5; i++) {
            assertThat(
                            gives(
                                            himself(students.get(i)),
                                            task,
                                            i < 4 ? "5" : "1",
                                            "4",
                                            i == 4 ? "语速太快" : "")
                                    .getStatus())
                    .isEqualTo(302);
        }
        assertThat(gives(first, small, "2", "2", "只有我一个人").getStatus()).isEqualTo(302);
        assertThat(gives(first, task, "1", "1", "").getStatus()).as("once").isEqualTo(409);
        var stranger =
                cases.students()
                        .enrolled(school.id(), school.secondClass(), cases.today().minusDays(30));
        assertThat(gives(himself(stranger), task, "1", "1", "").getStatus())
                .as("who doesn't take it")
                .isEqualTo(404);
        assertThat(
                        Acting.<Integer, RuntimeException>call(
                                first,
                                () ->
                                        transaction.execute(status ->
                                                sql.sql(
                                                                "select count(*) from teaching.evaluation_answer")
                                                        .query(Integer.class)
                                                        .single())))
                .as("a student reads no answer, not even their own")
                .isZero();
        assertThat(
                        grades.told(
                                "select count(*)::text from information_schema.columns where table_schema = 'teaching'"
                                        + " and table_name = 'evaluation_answer' and (data_type like 'time%' or data_type = 'date'"
                                        + " or column_name like '%person%' or column_name like '%enrolment%')"))
                .as("nothing of whoever answered, nor when")
                .isEqualTo("0");

        var results = "/evaluations/" + evaluation;
        assertThat(web.ask(offices.head(), get(results)).getContentAsString())
                .contains("已评估 6，应评估 7")
                .doesNotContain("色彩构成");
        assertThat(run(results + "/release")).as("still open").isEqualTo(422);
        grades.changed(
                "update teaching.evaluation set opens_on = opens_on - 9, closes_on = closes_on - 9 where id = ?::uuid",
                evaluation);
        assertThat(gives(himself(students.get(5)), task, "1", "1", "").getStatus())
                .as("closed")
                .isEqualTo(404);
        assertThat(same(task)).as("before it is mixed a row's transaction tells").isEqualTo(5);
        assertThat(run(results + "/release")).isEqualTo(302);
        assertThat(same(task))
                .as("mixed: no answer shares its transaction with its giver")
                .isZero();
        assertThat(run(results + "/release")).isEqualTo(409);

        var read = web.ask(offices.head(), get(results)).getContentAsString();
        assertThat(read).contains("色彩构成", ">4.10<", "少于 5 份，不显示");
        assertThat(web.ask(offices.head(), get(results + "/courses/" + task)).getContentAsString())
                .contains("讲解明白", ">4.20<", "有收获", ">4.00<", "语速太快", "6 人中 5 份");
        assertThat(web.ask(offices.head(), get(results + "/courses/" + small)).getStatus())
                .as("too few")
                .isEqualTo(404);
        assertThat(web.ask(teacher, get(results)).getContentAsString())
                .as("not before the grades are published")
                .doesNotContain("色彩构成");
        grades.changed("update coursework.task set stage = 'published' where id = ?", task);
        assertThat(web.ask(teacher, get(results)).getContentAsString()).contains("色彩构成");
        assertThat(web.ask(fellow, get(results)).getContentAsString()).doesNotContain("色彩构成");
        assertThat(web.ask(fellow, get(results + "/courses/" + task)).getStatus()).isEqualTo(404);
        assertThat(web.ask(first, get(results)).getStatus()).isEqualTo(403);
        var abroad = cases.units().school("college");
        var other = cases.people().holding("外校", "registrar", abroad.id());
        assertThat(web.ask(other, get(results)).getStatus()).isEqualTo(404);
    }

    @Test
    void an_inspection_is_never_of_ones_own_course_and_its_measure_is_confirmed_by_another()
            throws Exception {
        assertThat(inspected(teacher, task, "").getStatus()).as("one's own").isEqualTo(403);
        var nothing = inspected(offices.registrar(), task, "");
        assertThat(nothing.getStatus()).isEqualTo(302);
        var recorded = inspected(fellow, task, "补写教案");
        assertThat(recorded.getStatus()).isEqualTo(302);
        var path = recorded.getRedirectedUrl();
        assertThat(notices(teacher))
                .contains("notice.inspection.told", "notice.inspection.measure");
        var list =
                web.ask(offices.department(), get("/teaching-quality?open=true"))
                        .getContentAsString();
        assertThat(list).contains("色彩构成", "待完成");
        assertThat(status(fellow, path + "/done", "words", "已补写"))
                .as("the teacher reports")
                .isEqualTo(403);
        assertThat(status(offices.registrar(), path + "/confirm"))
                .as("nothing is reported")
                .isEqualTo(409);
        assertThat(status(teacher, path + "/done", "words", "已补写")).isEqualTo(302);
        assertThat(notices(fellow)).contains("notice.inspection.done");
        assertThat(status(teacher, path + "/confirm")).as("not their own").isEqualTo(403);
        var third = cases.people().holding("王老师", "teacher", school.firstClass());
        assertThat(status(third, path + "/confirm")).as("of other teachers").isEqualTo(404);
        assertThat(status(fellow, path + "/again", "reason", "")).isEqualTo(400);
        assertThat(status(fellow, path + "/again", "reason", "缺第三章")).isEqualTo(302);
        assertThat(status(teacher, path + "/done", "words", "第三章已补")).isEqualTo(302);
        assertThat(status(offices.department(), path + "/confirm")).isEqualTo(302);
        assertThat(web.ask(teacher, get(path)).getContentAsString()).contains("第三章已补", "已验收");
        assertThat(web.ask(third, get("/teaching-quality")).getContentAsString())
                .as("of a fellow’s course")
                .doesNotContain(path);
        var abroad = cases.units().school("college");
        var stranger = cases.people().holding("外校", "registrar", abroad.id());
        assertThat(web.ask(stranger, get(path)).getStatus()).isEqualTo(404);
        assertThat(inspected(stranger, task, "").getStatus()).isEqualTo(404);
    }

    @Test
    void an_office_has_members_and_courses_and_a_teacher_a_profile_with_what_they_taught()
            throws Exception {
        var opened =
                web.ask(
                        offices.registrar(),
                        post("/teaching-offices")
                                .param("unit", school.id().toString())
                                .param("name", "设计基础教研室")
                                .param("head", username(fellow)));
        assertThat(opened.getStatus()).isEqualTo(302);
        var path = opened.getRedirectedUrl();
        var office = UUID.fromString(path.replace("/teaching-offices/", ""));
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        offices.registrar(),
                                        () -> keepOffices.open(school.id(), "设计基础教研室", ""))))
                .containsExactly("office.twice");
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        offices.registrar(),
                                        () ->
                                                keepOffices.add(
                                                        office, username(teacher) + " 没有的人"))))
                .as("all or nobody")
                .containsExactly("office.account");
        assertThat(web.ask(offices.registrar(), get(path)).getContentAsString()).contains("还没有成员");
        Acting.as(
                offices.registrar(),
                () -> {
                    keepOffices.add(office, username(teacher));
                    keepOffices.assign(office, "TE101");
                });
        assertThat(web.ask(offices.head(), get(path)).getContentAsString()).contains("陈老师", "色彩构成");
        var second =
                Acting.call(offices.registrar(), () -> keepOffices.open(school.id(), "第二教研室", ""));
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        offices.registrar(),
                                        () -> keepOffices.assign(second, "TE101"))))
                .containsExactly("office.course");
        assertThat(
                        Acting.call(
                                offices.registrar(),
                                () -> teachingOffices.accounts(List.of(office))))
                .containsExactlyInAnyOrder(teacher.account(), fellow.account());
        var list = web.ask(offices.head(), get("/teachers")).getContentAsString();
        assertThat(list).contains("陈老师", "设计基础教研室");
        var profile = "/teachers/" + teacher.account();
        assertThat(status(offices.registrar(), profile, "rank", "王")).isEqualTo(400);
        assertThat(
                        status(
                                offices.registrar(),
                                profile,
                                "rank",
                                "associate",
                                "title",
                                "副教授",
                                "field",
                                "视觉传达"))
                .isEqualTo(302);
        assertThat(web.ask(teacher, get(profile)).getContentAsString())
                .contains("副高级", "视觉传达", "色彩构成");
        assertThat(web.ask(fellow, get(profile)).getStatus()).as("of a fellow").isEqualTo(404);
        assertThat(web.ask(teacher, get("/teachers")).getContentAsString()).doesNotContain("李老师");
        Acting.as(offices.registrar(), () -> keepOffices.close(office, "合并"));
        Acting.as(offices.registrar(), () -> keepOffices.assign(second, "TE101"));
        assertThat(status(offices.registrar(), path + "/members", "members", username(teacher)))
                .as("closed")
                .isEqualTo(409);
        var abroad = cases.units().school("college");
        var stranger = cases.people().holding("外校", "registrar", abroad.id());
        assertThat(web.ask(stranger, get(path)).getStatus()).isEqualTo(404);
        assertThat(web.ask(stranger, get(profile)).getStatus()).isEqualTo(404);
    }

    private Actor himself(UUID student) {
        return cases.people().reaching("学生", "student", school.id(), student);
    }

    /// How many answers of a task were written in the transaction of somebody's mark of having
    /// given.
    private int same(UUID of) {
        return Integer.parseInt(
                grades.told(
                        "select count(*)::text from teaching.evaluation_answer a join teaching.evaluation_given v"
                                + " on v.task_id = a.task_id and v.xmin = a.xmin where a.task_id = ?"
                                + " and (select count(*) from teaching.evaluation_answer b where b.xmin = a.xmin) = 1",
                        of));
    }

    private MockHttpServletResponse gives(
            Actor who, UUID of, String one, String two, String comment) throws Exception {
        var ids =
                cases.texts(
                        "select id::text from teaching.criterion where institution_id = ? and ended_on is null order by seq",
                        school.id());
        var request = post("/own-evaluations/" + of).param("comment", comment);
        request.param("c-" + ids.getFirst(), one);
        if (two != null) {
            request.param("c-" + ids.get(1), two);
        }
        return web.ask(who, request);
    }

    private MockHttpServletResponse inspected(Actor who, UUID of, String measure) throws Exception {
        return web.ask(
                who,
                post("/teaching-quality")
                        .param("task", of.toString())
                        .param("kind", "listening")
                        .param("heldOn", cases.today().toString())
                        .param("subject", "第一章")
                        .param("rating", "3")
                        .param("findings", "教案不全")
                        .param("measure", measure)
                        .param("dueOn", cases.today().plusDays(7).toString()));
    }

    private int run(String path, String... params) throws Exception {
        return status(offices.registrar(), path, params);
    }

    private int status(Actor who, String path, String... params) throws Exception {
        var request = post(path);
        for (var i = 0; i < params.length; i += 2) {
            request.param(params[i], params[i + 1]);
        }
        return web.ask(who, request).getStatus();
    }

    private List<String> notices(Actor who) {
        var reader =
                new Actor(
                        who.account(),
                        "",
                        "teacher",
                        school.firstClass(),
                        who.scope(),
                        "127.0.0.1");
        return Acting.<List<String>, RuntimeException>call(
                reader,
                () ->
                        transaction.execute(status ->
                                sql.sql("select key from notice.notice")
                                        .query(String.class)
                                        .list()));
    }

    private String username(Actor who) {
        return grades.told("select username from identity.account where id = ?", who.account());
    }
}
