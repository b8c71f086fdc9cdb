package org.matricula.coursework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.matricula.change.TestCases.refusals;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
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
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;

/// Groups, their import from a timetable system, and the choice of electives.
@ProgramTest
class ElectivesTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TestCases cases;
    @Autowired PlanTerm planTerm;
    @Autowired AddCourse addCourse;
    @Autowired OpenProgramme openProgramme;
    @Autowired PlanCourse planCourse;
    @Autowired OpenTask openTask;
    @Autowired RegisterClass registerClass;
    @Autowired JoinTask joinTask;
    @Autowired OfferElective offerElective;
    @Autowired ChooseElective chooseElective;
    @Autowired SettleElective settleElective;
    @Autowired TransactionOperations transaction;

    WebSteps web;
    TestUnits.School school;
    TestCases.Offices offices;
    Actor teacher;
    UUID term;
    UUID programme;
    UUID module;
    int year;

    @BeforeEach
    void two_classes_with_a_programme() {
        web = new WebSteps(mvc, sql);
        school = cases.units().school("open");
        offices = cases.offices(school);
        year = cases.today().getYear();
        for (var unit : List.of(school.firstClass(), school.secondClass(), school.grade())) {
            changed("update organisation.unit set entry_year = ? where id = ?", year, unit);
        }
        teacher = cases.people().holding("陈老师", "teacher", school.firstClass());
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
                    module = planCourse.module(programme, "选修课", BigDecimal.TEN);
                    planned("E101", "elective", 1);
                    planned("E102", "elective", 1);
                    planned("E201", "elective", 2);
                });
    }

    @Test
    void a_group_takes_students_of_several_classes_each_by_their_own_programme() {
        var one = enrolled(school.firstClass());
        var other = enrolled(school.secondClass());
        var task = group("E101", "羽毛球 1 班");
        Acting.as(
                offices.registrar(),
                () -> {
                    assertThat(refusals(() -> registerClass.register(task)))
                            .containsExactly("task.grouped");
                    assertThat(refusals(() -> joinTask.join(task, number(one) + " 没有这个学号")))
                            .as("all of them, or nobody")
                            .containsExactly("course-registration.no-number");
                    assertThat(students(task)).isZero();
                    joinTask.join(task, number(one) + "\n" + number(other));
                });
        assertThat(students(task)).isEqualTo(2);
        assertThat(refusals(() -> Acting.call(offices.registrar(), () -> group("E101", "羽毛球 1 班"))))
                .containsExactly("task.twice");
        assertThat(group("E101", "羽毛球 2 班")).as("another group beside it").isNotEqualTo(task);
        changed("update coursework.grade set total = 80, passed = true where task_id = ?", task);
        changed(
                "update coursework.task set programme_id = null, stage = 'published' where id = ?",
                task);
        changed("update coursework.grade set programme_id = ? where task_id = ?", programme, task);
        assertThat(
                        cases.texts(
                                "select programme_id::text from coursework.v_counted where enrolment_id = ?",
                                one))
                .as("counted by the programme the student follows")
                .containsExactly(programme.toString());
    }

    @Test
    void a_timetable_systems_sheet_is_shown_applied_whole_and_changes_what_differs()
            throws Exception {
        var wrong =
                brought(
                        """
                        课程号,行政班,教学班,授课教师,成绩类型,录入截止,上课时间
                        E101,%s,,%s,百分制,2026-13-01,周八 1节
                        E999,%s,,没有的人,百分制,,
                        E102,没有的班,,%s,等级,,
                        """
                                .formatted(
                                        name(school.firstClass()),
                                        username(teacher),
                                        name(school.secondClass()),
                                        username(teacher)));
        assertThat(wrong)
                .contains(
                        "什么也没有写入",
                        "没有账号或姓名为“没有的人”的教师",
                        "没有名称或代码为“没有的班”的班级",
                        "E999",
                        "“周八 1节”不是上课时间")
                .doesNotContain("确认导入");
        assertThat(tasks()).isZero();

        var sheet =
                """
                课程号,行政班,教学班,授课教师,成绩类型,平时比例,录入截止,上课节次
                E101,%s,,%s,百分制,40,2099-01-10,第1-16周（双）星期三第5-6节；周一3节
                E102,%s,篮球班,陈老师,五级制,,,
                """
                        .formatted(
                                name(school.firstClass()), username(teacher), name(school.grade()));
        var page = brought(sheet);
        assertThat(page).contains("将新增 2 项", "篮球班");
        assertThat(tasks()).as("nothing before it is confirmed").isZero();
        var file = file(page);
        var colleague = cases.people().holding("同事", "registrar", school.id());
        assertThat(
                        web.ask(colleague, post("/teaching-tasks/import/" + file + "/apply"))
                                .getStatus())
                .as("of whoever brought it")
                .isEqualTo(404);
        assertThat(apply(file)).isEqualTo(302);
        assertThat(apply(file)).as("once").isEqualTo(404);
        assertThat(tasks()).isEqualTo(2);
        assertThat(
                        cases.texts(
                                "select usual_percent || ' ' || closes_on || ' ' || lesson_times from coursework.task where term_id = ? and group_name = ''",
                                term))
                .containsExactly("40 2099-01-10 1-16周 双周 周三 5-6节；周一 3节");
        assertThat(brought(sheet)).contains("与现有的 2 项教学任务一致").doesNotContain("确认导入");
        assertThat(
                        brought(
                                sheet.replaceFirst(
                                        "^.*",
                                        "Course ID,Class,Group,Teacher,Scale,Usual part,Entry closes,Lessons")))
                .as("the template of an English reader")
                .contains("与现有的 2 项教学任务一致");

        var other = cases.people().holding("李老师", "teacher", school.secondClass());
        var again = brought(sheet.replace(username(teacher), username(other)));
        assertThat(again).contains("将新增 0 项，改动 1 项，1 项不变", "陈老师 → 李老师");
        assertThat(apply(file(again))).isEqualTo(302);
        assertThat(tasks()).isEqualTo(2);
        assertThat(
                        cases.texts(
                                "select teacher_id::text from coursework.task where term_id = ? and group_name = ''",
                                term))
                .containsExactly(other.account().toString());
        changed(
                "update coursework.task set stage = 'submitted' where term_id = ? and group_name = ''",
                term);
        assertThat(brought(sheet)).as("submitted").contains("成绩已经提交，不能用导入改动");
        var department = cases.people().holding("院系", "department-registrar", school.secondClass());
        assertThat(as(department, sheet)).as("another department's class").contains("或者不在你的管理范围");
    }

    @Test
    void places_are_never_more_than_the_quota_and_go_down_the_list_in_its_order() throws Exception {
        var task = group("E101", "摄影");
        offered(task, "first-come", 2, 3, 3, 4);
        var all =
                IntStream.range(0, 5)
                        .mapToObj(i -> enrolled(i < 3 ? school.firstClass() : school.secondClass()))
                        .toList();
        var start = new CountDownLatch(5);
        try (var five = Executors.newFixedThreadPool(5)) {
            var said = new ArrayList<Boolean>();
            for (var it :
                    all.stream()
                            .map(student ->
                                    five.submit(() -> {
                                        start.countDown();
                                        start.await();
                                        return Acting.call(
                                                himself(student),
                                                () -> chooseElective.choose(task, student));
                                    }))
                            .toList()) {
                said.add(it.get());
            }
            assertThat(said.stream().filter(it -> it)).as("of five at once two").hasSize(2);
        }
        assertThat(states(task)).containsExactly("taken 2", "waiting 3");
        var taken = who(task, "taken");
        var waiting = who(task, "waiting");
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        himself(taken.getFirst()),
                                        () -> chooseElective.choose(task, taken.getFirst()))))
                .containsExactly("elective.chosen");
        assertThat(
                        web.ask(
                                        himself(taken.getFirst()),
                                        post("/own-electives/" + task + "/withdraw")
                                                .param("enrolment", taken.get(1).toString()))
                                .getStatus())
                .as("a fellow's")
                .isEqualTo(404);
        assertThat(
                        web.ask(
                                        himself(taken.getFirst()),
                                        post("/own-electives/" + task + "/withdraw")
                                                .param("enrolment", taken.getFirst().toString()))
                                .getStatus())
                .isEqualTo(302);
        assertThat(who(task, "taken"))
                .as("the first who waited, nobody else")
                .containsExactlyInAnyOrder(taken.get(1), waiting.getFirst());
        Acting.as(
                himself(taken.getFirst()),
                () ->
                        assertThat(chooseElective.choose(task, taken.getFirst()))
                                .as("back at the end of the list")
                                .isFalse());

        var clash = group("E102", "书法");
        offered(clash, "first-come", 2, 3, 4, 5);
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        himself(taken.get(1)),
                                        () -> chooseElective.choose(clash, taken.get(1)))))
                .containsExactly("elective.clash");
        var early = group("E201", "电影");
        offered(early, "first-come", 2, null, null, null);
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        himself(taken.get(1)),
                                        () -> chooseElective.choose(early, taken.get(1)))))
                .containsExactly("course-registration.early");
        assertThatThrownBy(() ->
                        changed(
                                "update coursework.offering set taken = quota + 1 where task_id = ?",
                                task))
                .hasMessageContaining("never_over_quota");

        assertThat(
                        refusals(() ->
                                Acting.as(offices.registrar(), () -> settleElective.settle(task))))
                .containsExactly("elective.open");
        changed("update registry.student set status = '09' where enrolment_id = ?", taken.get(1));
        closed(task);
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        himself(waiting.get(2)),
                                        () -> chooseElective.choose(task, waiting.get(2)))))
                .contains("elective.closed");
        assertThat(web.ask(offices.registrar(), post("/electives/" + task + "/settle")).getStatus())
                .isEqualTo(302);
        assertThat(students(task)).as("who left gave room to the next").isEqualTo(2);
        assertThat(who(task, "taken")).containsExactlyInAnyOrder(waiting.get(0), waiting.get(1));
        assertThat(
                        cases.texts(
                                "select refused_why from coursework.choice where task_id = ? and state = 'refused' order by 1",
                                task))
                .containsExactly("full", "full", "status");
        assertThat(
                        refusals(() ->
                                Acting.as(offices.registrar(), () -> settleElective.settle(task))))
                .containsExactly("elective.settled");
        assertThat(web.ask(himself(waiting.get(2)), get("/own-electives")).getContentAsString())
                .contains("未选中", "名额已满");
    }

    @Test
    void what_the_timetable_says_of_a_class_keeps_its_students_from_an_elective_then() {
        var student = enrolled(school.firstClass());
        var required = group("E101", "必修班");
        Acting.as(offices.registrar(), () -> joinTask.join(required, number(student)));
        taught(required, "1-16周 单周 周一 3-4节");
        var elective = group("E102", "书法");
        offered(elective, "first-come", 2, 1, 4, 5);
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        himself(student),
                                        () -> chooseElective.choose(elective, student))))
                .containsExactly("elective.clash");
        taught(elective, "双周 周一 4节；17周 周一 3节");
        assertThat(Acting.call(himself(student), () -> chooseElective.choose(elective, student)))
                .as("in the other weeks")
                .isTrue();
        // the timetable changes after the choice: the list is confirmed without a clash all the
        // same
        var fellow = enrolled(school.firstClass());
        assertThat(Acting.call(himself(fellow), () -> chooseElective.choose(elective, fellow)))
                .isTrue();
        taught(elective, "1周 周一 4节");
        closed(elective);
        Acting.as(offices.registrar(), () -> settleElective.settle(elective));
        assertThat(
                        cases.texts(
                                "select refused_why from coursework.choice where task_id = ? and state = 'refused'",
                                elective))
                .containsExactly("clash");
        assertThat(who(elective, "taken")).as("the next in the list").containsExactly(fellow);
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        offices.registrar(),
                                        () -> joinTask.join(elective, number(student)))))
                .containsExactly("course-registration.clash");
        taught(elective, "2周 周一 4节");
        Acting.as(offices.registrar(), () -> joinTask.join(elective, number(student)));
        assertThat(Lessons.read("周一 9-20节")).isEmpty();
        assertThat(Lessons.read("周一 3-4节 单双")).isEmpty();
    }

    @Test
    void a_whole_class_is_registered_with_a_word_of_who_has_chosen_something_else_then()
            throws Exception {
        var chooser = enrolled(school.firstClass());
        var fellow = enrolled(school.firstClass());
        var elective = group("E102", "书法");
        offered(elective, "first-come", 2, 1, 4, 5);
        Acting.as(himself(chooser), () -> chooseElective.choose(elective, chooser));
        var required = group("E101", null, school.firstClass());
        taught(required, "1-16周 周一 3-4节");
        var path = "/teaching-tasks/" + required;
        var word = number(chooser) + "：与“E102 课程”上课时间冲突";
        assertThat(web.ask(offices.registrar(), get(path)).getContentAsString())
                .contains(word)
                .doesNotContain(number(fellow) + "：与");
        assertThat(
                        web.ask(
                                        offices.registrar(),
                                        get("/course-registration")
                                                .param("unit", school.firstClass().toString())
                                                .param("term", term.toString()))
                                .getContentAsString())
                .contains(word);
        assertThat(
                        Acting.call(offices.registrar(), () -> registerClass.register(required))
                                .clashes())
                .extracting(RegisterClass.Clashing::studentNumber)
                .containsExactly(number(chooser));
        assertThat(students(required)).as("their own course is not refused them").isEqualTo(2);
        assertThat(web.ask(offices.registrar(), get(path)).getContentAsString()).contains(word);
        taught(required, "1-16周 周二 3-4节");
        assertThat(web.ask(offices.registrar(), get(path)).getContentAsString())
                .doesNotContain("上课时间冲突");
    }

    @Test
    void results_of_a_group_of_the_whole_school_are_seen_by_whoever_looks_after_the_student()
            throws Exception {
        var student = enrolled(school.firstClass());
        var task = group("E101", "全校班");
        changed(
                "update coursework.task set unit_id = ?, scope_pos = (select pos from organisation.unit where id = ?) where id = ?",
                school.id(),
                school.id(),
                task);
        Acting.as(offices.registrar(), () -> joinTask.join(task, number(student)));
        changed("update coursework.grade set total = 87, passed = true where task_id = ?", task);
        changed("update coursework.task set stage = 'published' where id = ?", task);
        var own = cases.people().holding("班主任", "class-teacher", school.firstClass());
        assertThat(web.ask(own, get("/students/" + number(student))).getContentAsString())
                .contains("E101 课程", "87");
        assertThat(web.ask(own, get("/teaching-tasks/" + task)).getStatus())
                .as("the sheet with everybody's results stays the school's")
                .isEqualTo(404);
        Integer written =
                Acting.call(
                        own,
                        () ->
                                transaction.execute(status ->
                                        sql.sql(
                                                        "update coursework.task set group_name = 'x' where id = ?")
                                                .param(task)
                                                .update()));
        assertThat(written).as("to be read alone").isZero();
        var other = cases.people().holding("班主任", "class-teacher", school.secondClass());
        Long seen =
                Acting.call(
                        other,
                        () ->
                                transaction.execute(status ->
                                        sql.sql("select count(*) from coursework.task where id = ?")
                                                .param(task)
                                                .query(Long.class)
                                                .single()));
        assertThat(seen).isZero();
    }

    private void taught(UUID task, String times) {
        var it = Lessons.read(times).orElseThrow();
        changed(
                "update coursework.task set lesson_times = ?, lessons = cast(? as int4multirange) where id = ?",
                it.text(),
                it.ranges(),
                task);
    }

    @Test
    void a_lot_is_drawn_by_a_seed_that_anybody_can_draw_again_and_others_choices_are_nobodys()
            throws Exception {
        var task = group("E101", "陶艺");
        offered(task, "lot", 2, null, null, null);
        var all = IntStream.range(0, 5).mapToObj(i -> enrolled(school.firstClass())).toList();
        for (var student : all) {
            Acting.as(
                    himself(student),
                    () -> assertThat(chooseElective.choose(task, student)).isFalse());
        }
        assertThat(
                        Acting.<Integer, RuntimeException>call(
                                himself(all.getFirst()),
                                () ->
                                        transaction.execute(status ->
                                                sql.sql("select count(*) from coursework.choice")
                                                        .query(Integer.class)
                                                        .single())))
                .as("row security")
                .isEqualTo(1);
        closed(task);
        Acting.as(offices.registrar(), () -> settleElective.settle(task));
        var seed =
                cases.texts("select seed from coursework.offering where task_id = ?", task)
                        .getFirst();
        assertThat(who(task, "taken"))
                .containsExactlyInAnyOrderElementsOf(
                        all.stream()
                                .sorted(
                                        java.util.Comparator.comparing(
                                                it -> SettleElective.drawn(seed, it)))
                                .limit(2)
                                .toList());
        assertThat(students(task)).isEqualTo(2);
        assertThat(web.ask(offices.registrar(), get("/electives")).getContentAsString())
                .contains(seed, "名单已确认");
        var abroad = cases.units().school("college");
        var stranger = cases.people().holding("外校", "registrar", abroad.id());
        assertThat(web.ask(stranger, post("/electives/" + task + "/settle")).getStatus())
                .isEqualTo(404);
    }

    @Test
    void subjects_of_a_school_are_planned_by_grade_and_have_no_credits() throws Exception {
        school = cases.units().school("school");
        offices = cases.offices(school);
        for (var unit : List.of(school.firstClass(), school.grade())) {
            changed("update organisation.unit set entry_year = ? where id = ?", year, unit);
        }
        var pupil = enrolled(school.firstClass());
        teacher = cases.people().holding("周老师", "teacher", school.firstClass());
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
                    programme = openProgramme.open(school.grade(), "", year, "七年级课程");
                    module = planCourse.module(programme, "国家课程", BigDecimal.ZERO);
                    addCourse.add(new NewCourse("SX", "数学学科", null, null, "required", "examined"));
                    planCourse.plan(programme, "SX", module, 1);
                });
        var page =
                brought(
                        "课程号,行政班,授课教师\nSX,%s,%s\n"
                                .formatted(name(school.firstClass()), username(teacher)));
        assertThat(apply(file(page))).isEqualTo(302);
        var task =
                UUID.fromString(
                        cases.texts("select id::text from coursework.task where term_id = ?", term)
                                .getFirst());
        Acting.as(
                offices.registrar(),
                () -> assertThat(registerClass.register(task).registered()).isEqualTo(1));
        changed("update coursework.grade set total = 88, passed = true where task_id = ?", task);
        changed("update coursework.task set stage = 'published' where id = ?", task);
        assertThat(web.ask(himself(pupil), get("/own-grades")).getContentAsString())
                .contains("数学学科", "88");
        assertThat(
                        cases.texts(
                                "select coalesce(credits::text, '无') from coursework.v_counted where enrolment_id = ?",
                                pupil))
                .containsExactly("无");
    }

    private Actor himself(UUID student) {
        return cases.people().reaching("学生", "student", school.id(), student);
    }

    private void offered(UUID task, String way, int quota, Integer day, Integer from, Integer to) {
        var now = cases.today().atStartOfDay();
        Acting.as(
                offices.registrar(),
                () ->
                        offerElective.offer(
                                task,
                                new NewOffering(
                                        quota,
                                        way,
                                        now.minusDays(1),
                                        now.plusDays(9),
                                        day,
                                        from,
                                        to)));
    }

    private void closed(UUID task) {
        changed(
                "update coursework.offering set opens_at = now() - interval '9 days', closes_at = now() - interval '8 days' where task_id = ?",
                task);
    }

    private List<String> states(UUID task) {
        return cases.texts(
                "select state || ' ' || count(*) from coursework.choice where task_id = ? group by state order by 1",
                task);
    }

    private List<UUID> who(UUID task, String state) {
        return cases
                .texts(
                        "select enrolment_id::text from coursework.choice where task_id = ? and state = '"
                                + state
                                + "' order by chosen_at, id",
                        task)
                .stream()
                .map(UUID::fromString)
                .toList();
    }

    private int students(UUID task) {
        return Integer.parseInt(
                cases.texts("select count(*)::text from coursework.grade where task_id = ?", task)
                        .getFirst());
    }

    private int tasks() {
        return Integer.parseInt(
                cases.texts("select count(*)::text from coursework.task where term_id = ?", term)
                        .getFirst());
    }

    private String brought(String csv) throws Exception {
        return as(offices.registrar(), csv);
    }

    private String as(Actor who, String csv) throws Exception {
        return web.ask(
                        who,
                        multipart("/teaching-tasks/import")
                                .file(
                                        new MockMultipartFile(
                                                "file",
                                                "tasks.csv",
                                                "text/csv",
                                                csv.getBytes(StandardCharsets.UTF_8)))
                                .param("term", term.toString()))
                .getContentAsString();
    }

    private static String file(String page) {
        var found =
                java.util.regex.Pattern.compile("/teaching-tasks/import/([0-9a-f-]{36})/apply")
                        .matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private int apply(String file) throws Exception {
        return web.ask(offices.registrar(), post("/teaching-tasks/import/" + file + "/apply"))
                .getStatus();
    }

    private String name(UUID unit) {
        return cases.texts("select name from organisation.unit where id = ?", unit).getFirst();
    }

    private String username(Actor who) {
        return cases.texts("select username from identity.account where id = ?", who.account())
                .getFirst();
    }

    private String number(UUID enrolment) {
        return cases.texts(
                        "select student_number from registry.student where enrolment_id = ?",
                        enrolment)
                .getFirst();
    }

    private void planned(String code, String nature, int inTerm) {
        addCourse.add(
                new NewCourse(code, code + " 课程", new BigDecimal("2"), 36, nature, "assessed"));
        planCourse.plan(programme, code, module, inTerm);
    }

    private UUID group(String code, String group) {
        return group(code, group, school.grade());
    }

    private UUID group(String code, @Nullable String group, UUID unit) {
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
                                        0,
                                        0,
                                        cases.today().minusDays(1),
                                        cases.today().plusDays(7),
                                        group)));
    }

    private UUID enrolled(UUID unit) {
        return cases.students().enrolled(school.id(), unit, cases.today().minusDays(30));
    }

    private void changed(String update, Object... values) {
        cases.people().system(() -> sql.sql(update).params(values).update());
    }
}
