package org.matricula.coursework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.matricula.change.TestCases.refusals;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
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
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.ObjectMapper;

/// The grid while it is typed, the sheet out and in, what is missing, corrections, what counts, and
/// places.
@ProgramTest
class GradeBookTest {

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
    @Autowired CorrectGrade correctGrade;
    @Autowired RankCohort rankCohort;
    @Autowired SetPoints setPoints;
    @Autowired GradePoints points;
    @Autowired CountedGrades counted;
    @Autowired Tasks tasks;
    @Autowired AmendCase amendCase;
    @Autowired ReverseCase reverseCase;
    @Autowired ObjectMapper json;

    WebSteps web;
    TestUnits.School school;
    TestCases.Offices offices;
    Actor teacher;
    Actor colleague;
    UUID term;
    UUID programme;
    UUID module;
    UUID second;
    UUID task;
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
        colleague = cases.people().holding("李老师", "teacher", school.firstClass());
        one = enrolled();
        other = enrolled();
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
                    programme = openProgramme.open(school.grade(), "", today.getYear(), "软件技术");
                    module = planCourse.module(programme, "公共基础课", BigDecimal.TEN);
                    second = planned("GJ102", 2);
                    task = task(planned("GJ101", 4), "hundred", new Formula(30, 0, 0));
                });
    }

    @Test
    void cells_are_kept_line_by_line_and_two_teachers_lose_nothing() throws Exception {
        assertThat(cells(colleague).getStatus()).as("not yet named").isEqualTo(404);
        var login = told("select username from identity.account where id = ?", colleague.account());
        web.ask(
                offices.registrar(),
                post("/teaching-tasks/" + task + "/co-teachers").param("teacher", login));
        var both = lines();
        var first = cell(both.get(0), 0, Map.of("usual", "８０", "exam", "55"));
        var wrong = cell(both.get(1), 0, Map.of("usual", "30", "exam", "101"));
        var answer = json.readTree(cells(teacher, first, wrong).getContentAsString());
        assertThat(answer.at("/wrong/0/message").asString()).contains("0 至 100");
        assertThat(answer.at("/blank").asInt()).as("the good line is kept").isEqualTo(1);
        assertThat(lines().getFirst().total()).isEqualTo(63);

        var late = cell(both.get(0), 0, Map.of("usual", "10", "exam", "10"));
        var mine = cell(both.get(1), 0, Map.of("usual", "30", "exam", "缺考"));
        var clash = json.readTree(cells(colleague, late, mine).getContentAsString());
        assertThat(clash.at("/conflicts/0").asString()).isEqualTo(both.get(0).id().toString());
        assertThat(clash.at("/lines/0/cells/usual").asString()).as("what stands").isEqualTo("80");
        assertThat(clash.at("/lines/0/typist").asString()).isEqualTo("陈老师");
        assertThat(lines()).extracting(GradeLine::total).containsExactly(63, null);
        assertThat(lines().get(1).mark()).isEqualTo("absent");
        assertThat(
                        told(
                                "select count(*) from coursework.grade_version v join coursework.grade g on g.id = v.grade_id where g.task_id = ?",
                                task))
                .isEqualTo("2");
        var version = 1;
        for (var word :
                List.of("舞弊 cheating", "缓考 deferred", "免修 exempt", "旷考 absent", "良好 wrong")) {
            var said = word.split(" ");
            var told = cell(both.get(1), version, Map.of("usual", "30", "exam", said[0]));
            var page = json.readTree(cells(colleague, told).getContentAsString());
            if (said[1].equals("wrong")) {
                assertThat(page.at("/wrong/0/message").asString())
                        .as("a level in a hundred")
                        .contains("良好");
            } else {
                assertThat(lines().get(1).mark()).as(said[0]).isEqualTo(said[1]);
                version++;
            }
        }

        web.ask(
                teacher,
                post("/teaching-tasks/" + task + "/formula")
                        .param("usual", "20")
                        .param("midterm", "30"));
        assertThat(lines().getFirst().total()).as("a part is missing now").isNull();
        cells(teacher, cell(both.get(0), 2, Map.of("usual", "80", "midterm", "70", "exam", "55")));
        assertThat(lines().getFirst().total()).as("80×20%+70×30%+55×50%").isEqualTo(65);
        assertThat(
                        web.ask(
                                        teacher,
                                        post("/teaching-tasks/" + task + "/formula")
                                                .param("usual", "90")
                                                .param("midterm", "30"))
                                .getStatus())
                .isEqualTo(400);
    }

    @Test
    void sixty_lines_of_six_columns_are_one_statement_and_two_at_once_both_stand()
            throws Exception {
        for (var i = 0; i < 58; i++) {
            enrolled();
        }
        Acting.as(offices.registrar(), () -> registerClass.register(task));
        Acting.as(teacher, () -> enterGrades.save(task, List.of()));
        var all = lines();
        assertThat(all).hasSize(60);
        Callable<Integer> upper = () -> half(teacher, all.subList(0, 30), "90");
        Callable<Integer> lower = () -> half(teacher, all.subList(30, 60), "70");
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var it : pool.invokeAll(List.of(upper, lower))) {
                assertThat(it.get()).as("conflicts").isZero();
            }
        }
        assertThat(lines()).extracting(GradeLine::total).doesNotContainNull().hasSize(60);
        assertThat(lines()).extracting(GradeLine::total).contains(90, 70);
    }

    @Test
    void a_sheet_goes_out_comes_back_and_tells_row_and_column_of_what_is_wrong() throws Exception {
        var out = web.ask(teacher, get("/teaching-tasks/" + task + "/sheet"));
        assertThat(out.getContentAsByteArray()).startsWith('P', 'K');
        var back = brought(out.getContentAsByteArray());
        assertThat(back).contains("将改动 0 名学生");
        var numbers = lines().stream().map(GradeLine::studentNumber).toList();
        var table =
                "学号,姓名,平时,考试,等级或备注\n"
                        + numbers.get(0)
                        + ",甲,８０,55,\n"
                        + numbers.get(1)
                        + ",乙,30,140,\n9999,丙,1,1,\n";
        var page = brought(table.getBytes(StandardCharsets.UTF_8));
        assertThat(page)
                .contains("将改动 1 名学生", "分数应在 0 至 100 之间", "9999", ">考试<", ">3<")
                .contains("value=\"８０\"");
        assertThat(lines().getFirst().total()).as("nothing yet").isNull();
        var line = lines().getFirst();
        web.ask(
                teacher,
                post("/teaching-tasks/" + task + "/grades")
                        .param("grade", line.id().toString())
                        .param("version", "0")
                        .param("usual", "８０")
                        .param("exam", "55")
                        .param("mark", ""));
        assertThat(lines().getFirst().total()).isEqualTo(63);
        assertThat(brought("姓名,成绩\n甲,1\n".getBytes(StandardCharsets.UTF_8))).contains("没有找到学号");
    }

    @Test
    void what_is_missing_is_listed_by_teacher_within_reach() throws Exception {
        var today = cases.today();
        changed(
                "update coursework.task set opens_on = ?, closes_on = ? where id = ?",
                today.minusDays(9),
                today.minusDays(3),
                task);
        assertThat(web.ask(offices.department(), get("/missing-grades")).getContentAsString())
                .contains("陈老师", "GJ101 课程", ">3<");
        var sheet = web.ask(offices.registrar(), get("/missing-grades/sheet"));
        assertThat(sheet.getContentAsByteArray()).startsWith('P', 'K');
        var elsewhere = cases.offices(cases.units().school("college"));
        assertThat(web.ask(elsewhere.registrar(), get("/missing-grades")).getContentAsString())
                .doesNotContain("陈老师");
    }

    @Test
    void a_submitted_grade_changes_by_case_alone_and_the_old_one_stays() throws Exception {
        var grade = lines().getFirst();
        assertThat(refusals(() -> ask(grade))).containsExactly("grade.correction.entering");
        published(Map.of(one, "50", other, "90"));
        var line = line(one);
        var id = ask(line);
        Acting.as(
                teacher,
                () -> {
                    var it = correctGrade.show(id);
                    assertThat(it.was("exam")).isEqualTo("50");
                });
        filled(id, "amend");
        assertThat(cases.submit(teacher, id))
                .containsExactlyInAnyOrder("grade.correction.same", "case.evidence-missing");
        assertThat(
                        web.ask(
                                        teacher,
                                        post("/grade-corrections/" + id)
                                                .param("usual", "50")
                                                .param("exam", "75"))
                                .getStatus())
                .isEqualTo(302);
        cases.evidence(teacher, id, "exam-paper-scan");
        assertThat(cases.submit(teacher, id)).isEmpty();
        assertThat(cases.submit(teacher, second(line))).contains("grade.correction.double");
        var sides = web.ask(offices.department(), get("/grade-corrections/" + id));
        assertThat(sides.getContentAsString()).contains("50", "75", "68");
        assertThatThrownBy(() ->
                        changed(
                                "update coursework.grade set total = 99, version = version + 1 where id = ?",
                                line.id()))
                .hasMessageContaining("never written over");
        cases.approve(offices.department(), id);
        cases.approve(offices.registrar(), id);
        assertThat(line(one).total()).as("not before the last office").isEqualTo(50);
        cases.approve(offices.head(), id);
        assertThat(line(one).total()).isEqualTo(68);
        assertThat(counted(one).passed()).isTrue();
        assertThat(versions(line)).containsExactly("1 50", "2 68");
        assertThat(
                        told(
                                "select kind from document.document where case_id = ? and state = 'standing'",
                                id))
                .isEqualTo("grade-correction-form");
        assertThatThrownBy(() ->
                        changed(
                                "update coursework.correction set total = 99 where case_id = ?",
                                id))
                .hasMessageContaining("stays as it was granted");
        assertThat(
                        web.ask(
                                        offices.department(),
                                        get("/grade-corrections").param("term", term.toString()))
                                .getContentAsString())
                .as("made public within reach")
                .contains(line.name(), ">50<", ">68<");
        var student = cases.people().reaching("学生", "student", school.id(), one);
        assertThat(web.ask(student, get("/grade-corrections/" + id)).getStatus()).isEqualTo(200);
        var fellow = cases.people().reaching("同学", "student", school.id(), other);
        assertThat(web.ask(fellow, get("/grade-corrections/" + id)).getStatus()).isEqualTo(404);

        var reversal = Acting.call(offices.registrar(), () -> reverseCase.open(id, "核对有误"));
        for (var office : List.of(offices.head())) {
            cases.approve(office, reversal);
        }
        assertThat(line(one).total()).as("as it was before").isEqualTo(50);
        assertThat(versions(line)).containsExactly("1 50", "2 68", "3 50");
    }

    @Test
    void what_was_approved_is_approved_anew_once_it_is_changed() throws Exception {
        published(Map.of(one, "50", other, "90"));
        var id = ask(line(one));
        filled(id, "amend");
        asks(id, "75");
        cases.evidence(teacher, id, "exam-paper-scan");
        assertThat(cases.submit(teacher, id)).isEmpty();
        cases.approve(offices.department(), id);
        assertThat(cases.decide(offices.registrar(), id, Verdict.RETURN)).isEmpty();
        asks(id, "75.0");
        filled(id, "amend");
        cases.evidence(teacher, id, "score-book");
        assertThat(cases.submit(teacher, id)).isEmpty();
        assertThat(cases.steps(id))
                .as("a paper is added, what was agreed to stands")
                .containsExactly("department approve", "registrar return", "registrar open");
        assertThat(cases.decide(offices.registrar(), id, Verdict.RETURN)).isEmpty();
        asks(id, "95");
        assertThat(cases.submit(teacher, id)).isEmpty();
        assertThat(cases.steps(id))
                .as("the department agreed to another mark")
                .containsExactly(
                        "department approve taken-back",
                        "registrar return",
                        "registrar return",
                        "department open");
        assertThat(web.ask(offices.department(), get("/cases/" + id)).getContentAsString())
                .contains("内容已改，此前的同意失效");
        for (var office : List.of(offices.department(), offices.registrar(), offices.head())) {
            cases.approve(office, id);
        }
        assertThat(line(one).total()).as("50×30%+95×70%").isEqualTo(82);
    }

    private void asks(UUID id, String exam) throws Exception {
        assertThat(
                        web.ask(
                                        teacher,
                                        post("/grade-corrections/" + id)
                                                .param("usual", "50")
                                                .param("exam", exam))
                                .getStatus())
                .isEqualTo(302);
    }

    @Test
    void the_rule_of_the_school_says_which_attempt_counts() {
        published(Map.of(one, "50", other, "90"));
        attempt(one, "make-up", 78, true);
        assertThat(counted(one).total()).isEqualTo(78);
        changed("update coursework.task set make_up_capped = true where id = ?", task);
        assertThat(counted(one).total()).as("capped at the pass mark").isEqualTo(60);
        attempt(one, "clearance", 55, false);
        assertThat(counted(one).attempt()).as("a passed one first").isEqualTo("make-up");
        changed("update coursework.task set counting = 'last' where id = ?", task);
        assertThat(counted(one).attempt()).isEqualTo("clearance");
        changed("update coursework.task set counting = 'best' where id = ?", task);
        assertThat(counted(one).attempt()).isEqualTo("make-up");
    }

    @Test
    void a_cohort_is_ranked_and_nobody_reads_another_place() throws Exception {
        published(Map.of(one, "75", other, "90"));
        var levels =
                Acting.call(
                        offices.registrar(),
                        () -> task(second, "five-level", new Formula(0, 0, 0)));
        marked(levels, Map.of(one, "good", other, "exempt"));
        assertThat(Acting.call(offices.registrar(), () -> points.of(List.of(one, other))))
                .extracting(it -> it.points().toPlainString() + " " + it.credits().toPlainString())
                .as("(75/10-5)×4+(85/10-5)×2 over 6; what is exempt is not weighed")
                .containsExactlyInAnyOrder("2.83 6.0", "4.00 4.0");
        var year = cases.today().getYear();
        var entry =
                Integer.parseInt(
                        told(
                                "select entry_year from registry.student where enrolment_id = ?",
                                one));
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        offices.registrar(),
                                        () -> rankCohort.rank(school.firstClass(), year - 40))))
                .containsExactly("ranking.nobody");
        var ranking =
                Acting.call(offices.registrar(), () -> rankCohort.rank(school.firstClass(), entry));
        assertThat(
                        web.ask(offices.registrar(), get("/grade-rankings/" + ranking))
                                .getContentAsString())
                .contains("2.83", "4.00");
        var student = cases.people().reaching("学生", "student", school.id(), one);
        var page = web.ask(student, get("/own-grades")).getContentAsString();
        assertThat(page).contains("2 / 2", "2.83").doesNotContain("4.00");
        var elsewhere = cases.offices(cases.units().school("college"));
        assertThat(web.ask(elsewhere.registrar(), get("/grade-rankings/" + ranking)).getStatus())
                .isEqualTo(404);

        assertThat(
                        refusals(() ->
                                Acting.as(
                                        offices.head(),
                                        () -> setPoints.set(school.id(), "90 4.0\n八十 3", "学校规定"))))
                .containsExactly("points.line");
        Acting.as(offices.head(), () -> setPoints.set(school.id(), "90 4.0\n60 1.5", "学校规定"));
        cases.people()
                .system(() ->
                        sql.sql(
                                        """
                                        insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder)
                                        values ('grade.points', ?, 'table', date '2020-01-01', 'x', 'x')
                                        """)
                                .param(school.id())
                                .update());
        assertThat(Acting.call(offices.registrar(), () -> points.of(List.of(one))))
                .extracting(it -> it.points().toPlainString())
                .containsExactly("1.50");
    }

    private UUID enrolled() {
        return cases.students()
                .enrolled(school.id(), school.firstClass(), cases.today().minusDays(30));
    }

    private UUID planned(String code, int credits) {
        var course =
                addCourse.add(
                        new NewCourse(
                                code,
                                code + " 课程",
                                BigDecimal.valueOf(credits),
                                32,
                                "required",
                                "examined"));
        planCourse.plan(programme, code, module, 1);
        return course;
    }

    private UUID task(UUID course, String scale, Formula formula) {
        var id =
                openTask.open(
                        new NewTask(
                                school.firstClass(),
                                term,
                                course,
                                teacher.account(),
                                scale,
                                formula.usual(),
                                formula.midterm(),
                                formula.practical(),
                                cases.today().minusDays(1),
                                cases.today().plusDays(7),
                                null));
        registerClass.register(id);
        return id;
    }

    private void published(Map<UUID, String> exams) {
        typed(
                task,
                lines().stream()
                        .map(it -> {
                            var value = new BigDecimal(exams.get(it.enrolmentId()));
                            return new Typed(it.id(), it.version(), value, value, null);
                        })
                        .toList());
    }

    private void marked(UUID which, Map<UUID, String> marks) {
        typed(
                which,
                Acting.call(teacher, () -> tasks.lines(which)).stream()
                        .map(it -> new Typed(it.id(), 0, null, null, marks.get(it.enrolmentId())))
                        .toList());
    }

    private void typed(UUID which, List<Typed> lines) {
        Acting.as(
                teacher,
                () -> {
                    enterGrades.save(which, lines);
                    passGrades.submit(which);
                });
        Acting.as(offices.registrar(), () -> passGrades.review(which));
        Acting.as(offices.head(), () -> passGrades.publish(which));
    }

    private void attempt(UUID enrolment, String attempt, int total, boolean passed) {
        changed(
                """
                insert into coursework.grade (task_id, enrolment_id, scope_pos, person_id, attempt, exam, total, passed)
                select task_id, enrolment_id, scope_pos, person_id, ?, ?, ?, ? from coursework.grade
                 where task_id = ? and enrolment_id = ? and attempt = 'first'
                """,
                attempt,
                total,
                total,
                passed,
                task,
                enrolment);
    }

    private CountedGrade counted(UUID enrolment) {
        return Acting.call(offices.registrar(), () -> counted.of(List.of(enrolment))).getFirst();
    }

    private UUID ask(GradeLine line) {
        return Acting.call(teacher, () -> correctGrade.ask(task, line.id(), "任课教师更正"));
    }

    private UUID second(GradeLine line) {
        var id = ask(line);
        filled(id, "amend");
        return id;
    }

    private void filled(UUID id, String sort) {
        Acting.as(
                teacher,
                () -> amendCase.amend(id, Map.of("correction", sort, "cause", "卷面分加错"), null));
    }

    private List<String> versions(GradeLine line) {
        return cases.texts(
                "select version || ' ' || total from coursework.grade_version where grade_id = ? order by version",
                line.id());
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

    private int half(Actor by, List<GradeLine> lines, String value) {
        return Acting.call(
                        by,
                        () ->
                                enterGrades.save(
                                        task,
                                        lines.stream()
                                                .map(it ->
                                                        new Typed(
                                                                it.id(),
                                                                0,
                                                                new BigDecimal(value),
                                                                new BigDecimal(value),
                                                                null))
                                                .toList()))
                .conflicts()
                .size();
    }

    private Map<String, Object> cell(GradeLine line, int version, Map<String, String> cells) {
        return Map.of("grade", line.id().toString(), "version", version, "cells", cells);
    }

    @SafeVarargs
    private org.springframework.mock.web.MockHttpServletResponse cells(
            Actor by, Map<String, Object>... lines) throws Exception {
        return web.ask(
                by,
                put("/api/v1/teaching-tasks/" + task + "/cells")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                json.writeValueAsString(
                                        Map.of("lines", new ArrayList<>(List.of(lines))))));
    }

    private String brought(byte[] content) throws Exception {
        return web.ask(
                        teacher,
                        multipart("/teaching-tasks/" + task + "/sheet")
                                .file(new MockMultipartFile("file", "a", null, content)))
                .getContentAsString();
    }

    private void changed(String update, Object... values) {
        cases.people().system(() -> sql.sql(update).params(values).update());
    }

    private String told(String question, Object... values) {
        return cases.people()
                .system(() -> sql.sql(question).params(values).query(String.class).single());
    }
}
