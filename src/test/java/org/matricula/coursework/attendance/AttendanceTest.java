package org.matricula.coursework.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.calendar.PlanTerm;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.AccountLinks;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// A lesson's roll, its sums, and who is told.
@ProgramTest
class AttendanceTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired PlanTerm planTerm;
    @Autowired TakeRoll takeRoll;
    @Autowired ReadAttendance readAttendance;
    @Autowired BarFromExam barFromExam;
    @Autowired AccountLinks links;
    @Autowired List<org.matricula.workflow.ForgottenFinder> finders;
    @Autowired Clock clock;

    WebSteps web;
    TestUnits.School school;
    Actor registrar;
    Actor teacher;
    UUID task;
    UUID first;
    UUID second;
    LocalDate today;

    @BeforeEach
    void a_course_with_two_students() {
        web = new WebSteps(mvc, sql);
        today = LocalDate.now(clock);
        school = new TestUnits(sql, transaction).school("college");
        registrar = web.staff("registrar", school.id());
        teacher =
                new Actor(
                        account(),
                        "陈老师",
                        "teacher",
                        school.firstClass(),
                        web.scope(school.firstClass()),
                        "test");
        var students = new TestStudents(intake, transaction, sql);
        first = students.enrolled(school.id(), school.firstClass(), today.minusDays(30));
        second = students.enrolled(school.id(), school.firstClass(), today.minusDays(30));
        var term =
                Acting.call(
                        registrar,
                        () ->
                                planTerm.plan(
                                        school.id(),
                                        today.getYear() + "-" + (today.getYear() + 1),
                                        1,
                                        "第一学期",
                                        today.minusDays(60),
                                        today.plusDays(60)));
        task =
                told(
                        """
                        with c as (
                          insert into curriculum.course (institution_id, code, name, credits, hours, nature, assessment)
                          values (?, 'GJ101', '高等数学', 4, 9, 'required', 'examined') returning *),
                        p as (
                          insert into curriculum.programme (institution_id, unit_id, entry_year, name)
                          select institution_id, institution_id, 2026, '计算机应用技术' from c returning *)
                        insert into coursework.task (institution_id, scope_pos, unit_id, term_id, course_id, programme_id,
                          teacher_id, scale, usual_percent, opens_on, closes_on)
                        select u.institution_id, u.pos, u.id, ?, c.id, p.id, ?, 'hundred', 30, ?, ?
                          from c, p, organisation.unit u where u.id = ?
                        returning id
                        """,
                        school.id(),
                        term,
                        teacher.account(),
                        today,
                        today.plusDays(9),
                        school.firstClass());
        for (var it : List.of(first, second)) {
            told(
                    """
                    insert into coursework.grade (task_id, enrolment_id, scope_pos, person_id)
                    select ?, enrolment_id, scope_pos, person_id from registry.student where enrolment_id = ? returning id
                    """,
                    task,
                    it);
        }
    }

    @Test
    void a_roll_is_taken_at_once_and_what_is_changed_later_is_struck_with_its_reason() {
        Acting.as(
                teacher,
                () -> {
                    assertThat(take(today, Map.of(first, AbsenceKind.ABSENT), null))
                            .isEqualTo(new TakeRoll.Taken(1, 0));
                    assertThat(take(today, Map.of(first, AbsenceKind.ABSENT), null))
                            .as("the same again")
                            .isEqualTo(new TakeRoll.Taken(0, 0));
                    refused("attendance.why", today, Map.of(first, AbsenceKind.EXCUSED), " ");
                    assertThat(take(today, Map.of(first, AbsenceKind.EXCUSED), "补交假条"))
                            .isEqualTo(new TakeRoll.Taken(1, 1));
                    assertThat(readAttendance.roll(task, today, 1).lines())
                            .extracting(RollLine::kind)
                            .containsExactlyInAnyOrder("excused", null);
                    refused("attendance.future", today.plusDays(1), Map.of(), null);
                    refused("attendance.term", today.minusDays(90), Map.of(), null);
                    refused("attendance.closed", today.minusDays(20), Map.of(), null);
                });
        List<String> kept =
                Acting.call(
                        registrar,
                        () ->
                                transaction.execute(it ->
                                        sql.sql(
                                                        "select kind || ' ' || coalesce(struck_why, '-') from"
                                                                + " coursework.absence where task_id = ?"
                                                                + " order by recorded_at")
                                                .param(task)
                                                .query(String.class)
                                                .list()));
        assertThat(kept).as("both stay readable").containsExactly("absent 补交假条", "excused -");
        assertThatThrownBy(() ->
                        told(
                                "update coursework.absence set kind = 'late' where task_id = ? returning id",
                                task))
                .hasMessageContaining("never written over");
        var colleague = web.staff("teacher", school.firstClass());
        assertThatThrownBy(() -> Acting.as(colleague, () -> take(today, Map.of(), null)))
                .as("a colleague's course is not there")
                .isInstanceOf(org.matricula.kernel.Absent.class);
        Acting.as(
                registrar, () -> take(today.minusDays(20), Map.of(second, AbsenceKind.LATE), null));
    }

    @Test
    void who_reaches_the_number_is_told_once_with_the_class_teacher() {
        var own = account();
        Acting.as(
                Actor.system("test"),
                () -> transaction.executeWithoutResult(it -> links.ownAccount(own, person(first))));
        Acting.as(
                teacher,
                () -> {
                    for (var back = 0; back < 9; back++) {
                        take(today.minusDays(back), Map.of(first, AbsenceKind.ABSENT), null);
                    }
                    assertThat(notices(own)).isZero();
                    take(today.minusDays(9), Map.of(first, AbsenceKind.LATE), null);
                    take(today.minusDays(10), Map.of(first, AbsenceKind.EARLY), null);
                    assertThat(notices(own)).as("two late comings are not one absence").isZero();
                    take(today.minusDays(11), Map.of(first, AbsenceKind.LATE), null);
                    assertThat(notices(own)).isEqualTo(1);
                    take(today.minusDays(12), Map.of(first, AbsenceKind.ABSENT), null);
                    assertThat(notices(own)).as("not again").isEqualTo(1);
                    for (var lesson = 2; lesson < 10; lesson++) {
                        takeRoll.take(task, today, lesson, Map.of(first, AbsenceKind.ABSENT), null);
                    }
                    assertThat(notices(own)).as("nineteen").isEqualTo(1);
                    takeRoll.take(task, today, 10, Map.of(first, AbsenceKind.ABSENT), null);
                    assertThat(notices(own)).as("ten more").isEqualTo(2);
                });
    }

    @Test
    void the_term_is_added_up_for_whoever_looks_after_the_class_and_stands_in_the_file()
            throws Exception {
        Acting.as(
                teacher,
                () -> {
                    take(today, Map.of(first, AbsenceKind.ABSENT, second, AbsenceKind.LATE), null);
                    take(today.minusDays(1), Map.of(first, AbsenceKind.ABSENT), null);
                    take(today.minusDays(2), Map.of(first, AbsenceKind.EXCUSED), null);
                });
        var classTeacher = web.staff("class-teacher", school.firstClass());
        var sums = Acting.call(classTeacher, () -> readAttendance.sums(null)).lines();
        assertThat(sums)
                .extracting(
                        AttendanceSum::absent, AttendanceSum::counted, AttendanceSum::overCourses)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, 2, 0),
                        org.assertj.core.groups.Tuple.tuple(0, 0, 0));
        var elsewhere = web.staff("class-teacher", school.secondClass());
        assertThat(Acting.call(elsewhere, () -> readAttendance.sums(null)).lines()).isEmpty();
        for (var path :
                List.of(
                        "/attendance",
                        "/attendance/sums.xlsx",
                        "/teaching-tasks/" + task + "/roll")) {
            assertThat(web.ask(classTeacher, get(path)).getStatus()).as(path).isEqualTo(200);
        }
        assertThat(
                        web.ask(registrar, get("/students/" + sums.getFirst().studentNumber()))
                                .getContentAsString())
                .contains("考勤", "旷课");
        var page =
                web.ask(
                        teacher,
                        post("/teaching-tasks/" + task + "/roll")
                                .param("day", today.toString())
                                .param("lesson", "2")
                                .param("student", first.toString(), second.toString())
                                .param("kind", "", "absent"));
        assertThat(page.getStatus()).isEqualTo(302);
        assertThat(Acting.call(teacher, () -> readAttendance.roll(task, today, 2)).lines())
                .extracting(RollLine::kind)
                .containsOnlyOnce("absent");
    }

    @Test
    void who_missed_a_third_is_proposed_decided_by_another_told_and_barred_in_the_sheet()
            throws Exception {
        var department = department();
        var day = today.minusDays(7);
        Acting.as(
                teacher,
                () -> takeRoll.take(task, day, 1, Map.of(first, AbsenceKind.ABSENT), null));
        Acting.as(
                teacher,
                () -> takeRoll.take(task, day, 2, Map.of(first, AbsenceKind.ABSENT), null));
        assertThat(Acting.call(teacher, () -> barFromExam.candidates(null, 9))).isEmpty();
        Acting.as(
                teacher,
                () -> takeRoll.take(task, day, 3, Map.of(first, AbsenceKind.ABSENT), null));
        var over = Acting.call(teacher, () -> barFromExam.candidates(null, 9));
        assertThat(over).extracting(BarCandidate::missed).containsExactly(3);
        var grade = over.getFirst().grade();
        assertThat(Acting.call(department, () -> barFromExam.propose(List.of(grade)))).isOne();
        assertThat(Acting.call(teacher, () -> barFromExam.propose(List.of(grade)))).isZero();
        var bar = Acting.call(teacher, () -> barFromExam.page(null, 9)).getFirst();
        refusedBar(department, "bar.own", bar.id());
        Acting.as(registrar, () -> barFromExam.decide(List.of(bar.id()), true, ""));
        refusedBar(registrar, "bar.decided", bar.id());
        assertThat(marked(grade)).isEqualTo("barred false");
        assertThat(notices(department.account(), "notice.attendance.barred-office"))
                .as("the department is told")
                .isOne();
        assertThat(notices(registrar.account(), "notice.attendance.barred-office")).isZero();
        var sheet = web.ask(teacher, get("/teaching-tasks/" + task)).getContentAsString();
        assertThat(sheet).contains("取消考试资格", "已取消考试资格");
        assertThat(web.ask(registrar, get("/exam-bars")).getContentAsString()).contains("3/9");

        assertThat(
                        web.ask(
                                        registrar,
                                        post("/exam-bars/" + bar.id() + "/lift")
                                                .param("reason", " "))
                                .getStatus())
                .isEqualTo(400);
        Acting.as(registrar, () -> barFromExam.lift(bar.id(), "请假条补齐"));
        assertThat(marked(grade)).isEqualTo("- -");
        assertThat(notices(department.account(), "notice.attendance.bar-lifted-office")).isOne();
        Acting.as(department, () -> barFromExam.propose(List.of(grade)));
        Acting.as(
                teacher,
                () -> takeRoll.take(task, day, 3, Map.of(first, AbsenceKind.EXCUSED), "补交请假条"));
        var again = Acting.call(registrar, () -> barFromExam.page(null, 9)).getFirst();
        refusedBar(registrar, "bar.no-longer", again.id());
        Acting.as(registrar, () -> barFromExam.decide(List.of(again.id()), false, "已不到比例"));
        assertThat(Acting.call(registrar, () -> barFromExam.page(null, 9)))
                .extracting(ExamBar::state)
                .containsExactly("dropped", "lifted");
    }

    @Test
    void the_roll_the_sums_and_the_bars_count_the_same_and_leave_only_where_the_school_says_so() {
        var day = today.minusDays(7);
        Acting.as(
                teacher,
                () -> {
                    takeRoll.take(task, day, 1, Map.of(first, AbsenceKind.ABSENT), null);
                    takeRoll.take(task, day, 2, Map.of(first, AbsenceKind.EXCUSED), null);
                    takeRoll.take(task, day, 3, Map.of(first, AbsenceKind.EXCUSED), null);
                    takeRoll.take(
                            task,
                            day,
                            4,
                            Map.of(first, AbsenceKind.LATE, second, AbsenceKind.LATE),
                            null);
                    takeRoll.take(task, day, 5, Map.of(first, AbsenceKind.EARLY), null);
                });
        assertThat(counted()).as("one of nine").isEqualTo("1 0 0");
        Acting.as(
                teacher, () -> takeRoll.take(task, day, 6, Map.of(first, AbsenceKind.LATE), null));
        assertThat(counted()).as("three late comings are one more").isEqualTo("2 0 0");
        told(
                """
                insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder)
                values ('attendance.leave-counts', ?, 'true', date '2020-01-01', '学校规定', '学校') returning unit_id
                """,
                school.id());
        assertThat(counted()).isEqualTo("4 1 1");
    }

    /// What the roll says, in how many courses the sums are over, and how many may be barred.
    private String counted() {
        return Acting.call(
                teacher,
                () ->
                        readAttendance.roll(task, today, 1).lines().stream()
                                        .filter(it -> it.enrolmentId().equals(first))
                                        .findFirst()
                                        .orElseThrow()
                                        .missed()
                                + " "
                                + readAttendance.sums(null).lines().stream()
                                        .mapToInt(AttendanceSum::overCourses)
                                        .sum()
                                + " "
                                + barFromExam.candidates(null, 9).size());
    }

    private void refusedBar(Actor by, String code, UUID bar) {
        assertThatThrownBy(() -> Acting.as(by, () -> barFromExam.decide(List.of(bar), true, "")))
                .isInstanceOfSatisfying(
                        org.matricula.kernel.Refused.class,
                        it ->
                                assertThat(it.refusals())
                                        .extracting(org.matricula.kernel.Refusal::code)
                                        .contains(code));
    }

    private String marked(UUID grade) {
        return Acting.call(
                registrar,
                () ->
                        transaction.execute(status ->
                                sql.sql(
                                                "select coalesce(mark, '-') || ' ' || coalesce(passed::text, '-') from coursework.grade where id = ?")
                                        .param(grade)
                                        .query(String.class)
                                        .single()));
    }

    @Test
    void who_is_away_without_leave_for_two_weeks_is_pointed_out_once_and_a_person_opens_the_case()
            throws Exception {
        var counsellor = holder("counsellor", school.firstClass());
        var elsewhere = holder("counsellor", school.secondClass());
        Acting.as(
                registrar,
                () -> {
                    for (var back : List.of(15, 13, 8, 1)) {
                        take(
                                today.minusDays(back),
                                Map.of(first, AbsenceKind.ABSENT, second, AbsenceKind.ABSENT),
                                null);
                    }
                });
        assertThat(away(registrar)).as("two").hasSize(2);
        Acting.as(
                registrar,
                () -> take(today.minusDays(10), Map.of(first, AbsenceKind.ABSENT), null));
        assertThat(away(registrar))
                .as("a lesson in whose roll nothing stands against them is one they were in")
                .containsExactly(first);
        Acting.as(
                registrar,
                () ->
                        take(
                                today.minusDays(8),
                                Map.of(first, AbsenceKind.EXCUSED, second, AbsenceKind.ABSENT),
                                "补交假条"));
        assertThat(away(registrar)).as("leave ends it").isEmpty();
        Acting.as(
                registrar,
                () ->
                        take(
                                today.minusDays(8),
                                Map.of(first, AbsenceKind.ABSENT, second, AbsenceKind.ABSENT),
                                "假条不实"));

        night();
        night();
        assertThat(notices(counsellor.account(), "notice.absence.long")).as("once").isOne();
        assertThat(notices(elsewhere.account(), "notice.absence.long")).isZero();
        assertThat(web.ask(elsewhere, get("/long-absences")).getContentAsString())
                .contains("没有连续旷课达到规定天数的学生");
        assertThat(web.ask(counsellor, get("/long-absences")).getContentAsString())
                .contains("发起自动退学", today.minusDays(15).toString(), "高等数学", "旷课 5 节");
        assertThat(web.ask(registrar, get("/long-absences")).getContentAsString())
                .contains("由辅导员、班主任或教学点发起")
                .doesNotContain("发起自动退学</button>");
        assertThat(web.ask(registrar, get("/api/v1/long-absences")).getContentAsString())
                .contains(first.toString())
                .doesNotContain(second.toString());
        var path = "/long-absences/" + first;
        assertThat(web.ask(registrar, post(path)).getStatus()).isEqualTo(403);
        assertThat(web.ask(counsellor, post("/long-absences/" + second)).getStatus())
                .isEqualTo(404);
        var opened = web.ask(counsellor, post(path));
        assertThat(opened.getStatus()).isEqualTo(302);
        var form =
                web.ask(counsellor, get(String.valueOf(opened.getRedirectedUrl())))
                        .getContentAsString();
        assertThat(form).contains("自动退学", today.minusDays(15).toString(), "共 15 天、5 节（高等数学 5）");
        assertThat(web.ask(counsellor, post(path)).getStatus()).as("not twice").isEqualTo(409);
        assertThat(web.ask(counsellor, get("/long-absences")).getContentAsString()).contains("草稿");
        assertThat(status(first)).as("nothing follows by itself").isEqualTo("01");

        told(
                """
                insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder)
                values ('automatic.absent-days', ?, '16', date '2020-01-01', '学校规定', '学校') returning unit_id
                """,
                school.id());
        assertThat(away(registrar)).as("the policy counts").isEmpty();
    }

    /// Who is on the list that the interface gives.
    private List<UUID> away(Actor by) {
        try {
            var body = web.ask(by, get("/api/v1/long-absences")).getContentAsString();
            return java.util.stream.Stream.of(first, second)
                    .filter(it -> body.contains("\"" + it + "\""))
                    .toList();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void night() {
        Acting.as(
                Actor.system("test"),
                () ->
                        finders.forEach(it ->
                                transaction.executeWithoutResult(status -> it.remind(today))));
    }

    private String status(UUID enrolment) {
        return Acting.call(
                registrar,
                () ->
                        transaction.execute(it ->
                                sql.sql(
                                                "select status from registry.student where enrolment_id = ?")
                                        .param(enrolment)
                                        .query(String.class)
                                        .single()));
    }

    private Actor holder(String role, UUID unit) {
        var account = account();
        sql.sql(
                        """
                        insert into identity.post (account_id, role, unit_id, during)
                        values (?, ?, ?, daterange(date '2020-01-01', null))
                        """)
                .params(account, role, unit)
                .update();
        return new Actor(account, "值班", role, unit, web.scope(unit), "test");
    }

    @Test
    void two_who_take_one_roll_at_once_write_it_once() throws Exception {
        try (var two = Executors.newFixedThreadPool(2)) {
            var taken =
                    two.invokeAll(
                            List.<java.util.concurrent.Callable<TakeRoll.Taken>>of(
                                    () -> taken(), () -> taken()));
            var sum = 0;
            for (var it : taken) {
                sum += it.get().recorded();
            }
            assertThat(sum).isEqualTo(2);
        }
    }

    private TakeRoll.Taken taken() {
        return Acting.call(
                teacher,
                () ->
                        take(
                                today,
                                Map.of(first, AbsenceKind.ABSENT, second, AbsenceKind.ABSENT),
                                null));
    }

    private TakeRoll.Taken take(
            LocalDate day, Map<UUID, AbsenceKind> missed, @Nullable String why) {
        return takeRoll.take(task, day, 1, new HashMap<>(missed), why);
    }

    private void refused(
            String rule, LocalDate day, Map<UUID, AbsenceKind> missed, @Nullable String why) {
        assertThatThrownBy(() -> take(day, missed, why))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(rule);
    }

    /// Seen by whom they are for and by nobody else.
    private long notices(UUID account) {
        return notices(account, "notice.attendance.warn");
    }

    private long notices(UUID account, String key) {
        return Acting.call(
                new Actor(account, "林", "student", null, web.scope(school.id()), "test"),
                () ->
                        transaction.execute(it ->
                                sql.sql("select count(*) from notice.notice where key = ?")
                                        .param(key)
                                        .query(Long.class)
                                        .single()));
    }

    private UUID person(UUID enrolment) {
        return sql.sql("select person_id from registry.enrolment where id = ?")
                .param(enrolment)
                .query(UUID.class)
                .single();
    }

    /// With a post: whoever holds one is told.
    private Actor department() {
        var account = account();
        sql.sql(
                        """
                        insert into identity.post (account_id, role, unit_id, during)
                        values (?, 'department-registrar', ?, daterange(date '2020-01-01', null))
                        """)
                .params(account, school.grade())
                .update();
        var scope = web.scope(school.grade());
        return new Actor(account, "院系", "department-registrar", school.grade(), scope, "test");
    }

    private UUID account() {
        return sql.sql(
                        """
                        insert into identity.account (username, name)
                        values ('a' || substr(gen_random_uuid()::text, 1, 12), '陈老师') returning id
                        """)
                .query(UUID.class)
                .single();
    }

    private UUID told(String statement, Object... values) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(it ->
                                sql.sql(statement).params(values).query(UUID.class).single()));
    }
}
