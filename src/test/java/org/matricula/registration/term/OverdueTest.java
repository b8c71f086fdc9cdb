package org.matricula.registration.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.database.OwnerTransactions;
import org.matricula.enrolment.admission.TestAdmissions;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.AtOnce;
import org.matricula.workflow.decide.Verdict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// 普通高等学校学生管理规定 第三十条第一款第五项: whoever is overdue beyond the time the rules give has a withdrawal
/// opened, once, before its first office, and no standing changes by itself.
@ProgramTest
class OverdueTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired TestAdmissions admissions;
    @Autowired TestCases cases;
    @Autowired OverdueRound round;
    @Autowired OverdueRows rows;
    @Autowired OwnerTransactions owner;

    WebSteps web;
    TestUnits.School school;
    TestCases.Offices offices;
    LocalDate today;
    List<UUID> students;
    String opening;

    @BeforeEach
    void threeOverdueInACollege() throws Exception {
        web = new WebSteps(mvc, sql);
        today = cases.today();
        school = cases.units().school("college");
        offices = cases.offices(school);
        students = new ArrayList<>();
        for (var i = 0; i < 3; i++) {
            students.add(enrolled());
        }
        var term =
                admissions.told(
                        """
                        insert into calendar.term (unit_id, year, seq, name, during)
                        values (?, ?, 1, '第一学期', daterange(?::date, ?::date)) returning id::text
                        """,
                        school.id(),
                        today.getYear() + "-" + (today.getYear() + 1),
                        today.minusDays(40),
                        today.plusDays(90));
        opening =
                web.ask(
                                offices.registrar(),
                                post("/registrations")
                                        .param("institution", school.id().toString())
                                        .param("term", term)
                                        .param("closesOn", ""))
                        .getRedirectedUrl();
        closed(today.minusDays(20));
    }

    @Test
    void the_night_opens_each_withdrawal_once_before_its_first_office() throws Exception {
        var student = cases.people().reaching("林一诺", "student", school.id(), students.get(0));
        admissions.changed(
                "insert into registry.account_person (account_id, person_id) select ?, person_id"
                        + " from registry.enrolment where id = ?",
                student.account(),
                students.get(0));
        night();
        night();
        assertThat(proposals()).hasSize(3);
        assertThat(kinds()).containsOnly("required-withdrawal submitted not-registered");
        for (var it : students) {
            assertThat(cases.steps(UUID.fromString(caseOf(it)))).containsExactly("department open");
            assertThat(status(it)).as("no standing changes by itself").isEqualTo("01");
        }
        var id = caseOf(students.get(0));
        assertThat(admissions.all("select kind from workflow.evidence where case_id = ?::uuid", id))
                .containsExactly("registration-list");
        assertThat(notices(offices.counsellor(), "/cases/" + id))
                .contains("notice.registration.proposed");
        assertThat(notices(offices.department(), "/cases/" + id)).contains("notice.case.turn");
        assertThat(notices(student, "/cases/" + id)).contains("notice.withdrawal.proposed");
        assertThat(page(offices.registrar(), "/cases/" + id))
                .contains("超过规定的 14 天", "第三十条第一款第五项", "未注册学生名单.pdf");
        // nobody applied: it cannot be returned, but it can be refused, and then it is not opened
        // again
        assertThat(cases.decide(offices.department(), UUID.fromString(id), Verdict.RETURN))
                .containsExactly("step.nobody-to-return");
        assertThat(cases.decide(offices.department(), UUID.fromString(id), Verdict.REFUSE))
                .isEmpty();
        night();
        assertThat(proposals()).hasSize(3);
        register(students.get(0));
        night();
        assertThat(
                        admissions.all(
                                "select end_reason from registration.overdue_case where enrolment_id = ?"
                                        + " and end_reason is not null",
                                students.get(0)))
                .as("what was decided was not ended by the registration")
                .isEmpty();
    }

    @Test
    void nobody_is_overdue_before_the_time_the_rules_give_is_past() throws Exception {
        closed(today.minusDays(14));
        night();
        assertThat(proposals()).as("the fourteenth day is still theirs").isEmpty();
        closed(today.minusDays(15));
        admissions.changed(
                "update registration.term_registration set laid_on = ?::date where enrolment_id ="
                        + " ?",
                today.minusDays(3),
                students.get(0));
        admissions.changed(
                "update registration.term_registration set absence = 'on-leave', reason = '病假'"
                        + " where enrolment_id = ?",
                students.get(1));
        night();
        assertThat(
                        admissions.all(
                                "select enrolment_id::text from registration.overdue_case where opening_id = ?::uuid",
                                id()))
                .as("not whoever came to the class late, nor whoever is on leave")
                .containsExactly(students.get(2).toString());
    }

    @Test
    void what_is_broken_off_goes_on_where_it_was_and_two_at_once_open_one() throws Exception {
        owner.alone(
                "alter table registration.overdue_case add constraint broken check (enrolment_id <>"
                        + " '"
                        + students.get(1)
                        + "') not valid");
        try {
            assertThatThrownBy(this::night).hasMessageContaining("broken");
        } finally {
            owner.alone("alter table registration.overdue_case drop constraint broken");
        }
        var before = proposals();
        assertThat(before).as("whoever came before it").hasSize(1);
        assertThat(kinds()).as("nothing half-written").hasSize(1);
        AtOnce.all(
                () -> {
                    night();
                    return true;
                },
                () -> propose(offices.registrar(), students.get(1), students.get(2)).getStatus(),
                () -> propose(offices.head(), students.get(1), students.get(2)).getStatus());
        assertThat(proposals()).hasSize(3).containsAll(before);
        assertThat(kinds()).hasSize(3);
    }

    @Test
    void by_the_button_those_chosen_in_the_preview_and_nobody_with_another_case_under_way()
            throws Exception {
        cases.submitted(
                offices.counsellor(),
                "leave-of-absence",
                students.get(1),
                cases.leave(today.plusDays(1), 2),
                "guardian-consent",
                "medical-certificate");
        var path = opening + "/overdue";
        assertThat(page(offices.registrar(), path))
                .contains("逾期 3 人，可提出退学处理 2 人", "另有事项在办", "休学", students.get(0).toString());
        assertThat(web.ask(offices.counsellor(), get(path)).getStatus()).isEqualTo(403);
        assertThat(propose(offices.counsellor(), students.get(0)).getStatus()).isEqualTo(403);
        assertThat(propose(offices.registrar()).getStatus()).as("nobody chosen").isEqualTo(400);
        var stranger = web.staff("registrar", cases.units().school("college").id());
        assertThat(propose(stranger, students.get(0)).getStatus()).isEqualTo(404);
        assertThat(propose(offices.registrar(), students.get(0), students.get(1)).getStatus())
                .isEqualTo(302);
        assertThat(caseOf(students.get(0))).isNotEmpty();
        assertThat(caseOf(students.get(1))).as("another case is under way").isEmpty();
        assertThat(caseOf(students.get(2))).as("not chosen").isEmpty();
        assertThat(page(offices.registrar(), path))
                .contains("已提出", "/cases/" + caseOf(students.get(0)));
        assertThat(
                        admissions.told(
                                "select (after ->> 'count') from audit.entry where action ="
                                        + " 'registration.propose' and subject = ?",
                                "opening:" + id()))
                .isEqualTo("1");
        register(students.get(2));
        assertThat(propose(offices.registrar(), students.get(2)).getStatus())
                .as("registered meanwhile")
                .isEqualTo(409);
    }

    @Test
    void whoever_registers_late_or_is_deferred_has_the_case_ended_with_its_reason()
            throws Exception {
        night();
        var first = UUID.fromString(caseOf(students.get(0)));
        cases.approve(offices.department(), first);
        register(students.get(0));
        assertThat(state(first)).as("though an office had acted").isEqualTo("retracted");
        assertThat(page(offices.registrar(), "/cases/" + first)).contains("补办注册");
        assertThat(ended(students.get(0))).contains("补办注册", "辅导员");
        assertThat(cases.steps(first)).noneMatch(it -> it.endsWith("open"));
        assertThat(
                        web.ask(
                                        offices.registrar(),
                                        post(opening
                                                        + "/classes/"
                                                        + school.firstClass()
                                                        + "/deferrals")
                                                .param("student", students.get(1).toString())
                                                .param("until", today.plusDays(9).toString())
                                                .param("reason", "助学贷款办理中"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(ended(students.get(1))).contains("暂缓注册");
        assertThat(state(UUID.fromString(caseOf(students.get(2))))).isEqualTo("submitted");
        // broken off between the registration and the end of the case: the next night makes it good
        admissions.changed(
                "update registration.term_registration set state = 'registered', way = 'staff',"
                        + " decider = '王', decided_at = now() where enrolment_id = ?",
                students.get(2));
        night();
        assertThat(ended(students.get(2))).contains("补办注册");
        assertThat(proposals()).hasSize(3);
    }

    @Test
    void so_many_that_somebody_has_to_look_first_are_not_opened_by_night() throws Exception {
        admissions.changed(
                """
                insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder)
                values ('registration.proposed-most', ?, '2', ?, 'x', 'x')
                """,
                school.id(),
                today);
        night();
        assertThat(proposals()).isEmpty();
        assertThat(notices(offices.registrar(), opening + "/overdue"))
                .contains("notice.registration.overdue-many");
    }

    @Test
    void those_due_are_counted_and_read_page_by_page() {
        cases.submitted(
                offices.counsellor(),
                "leave-of-absence",
                students.get(1),
                cases.leave(today.plusDays(1), 2),
                "guardian-consent",
                "medical-certificate");
        assertThat(due(15, null)).containsExactly(students.get(0));
        assertThat(due(15, students.get(0))).containsExactly(students.get(2));
        assertThat(due(15, students.get(2))).isEmpty();
        assertThat(count(15)).isEqualTo(2);
        assertThat(count(20)).as("the last day is still theirs").isZero();
        assertThat(due(20, null)).isEmpty();
        admissions.changed(
                "update registration.term_registration set absence = 'on-leave', reason = '病假'"
                        + " where enrolment_id = ?",
                students.get(0));
        assertThat(count(15)).isEqualTo(1);
        night();
        assertThat(proposals()).hasSize(1);
        assertThat(count(15)).as("whoever has a withdrawal is due no more").isZero();
    }

    private List<UUID> due(int days, @Nullable UUID after) {
        return cases.people()
                .system(() ->
                        rows
                                .due(UUID.fromString(id()), today, today.minusDays(days), after, 1)
                                .stream()
                                .map(Overdue::enrolment)
                                .toList());
    }

    private int count(int days) {
        return cases.people()
                .system(() -> rows.due(UUID.fromString(id()), today, today.minusDays(days)));
    }

    private void night() {
        Acting.as(Actor.system("nightly"), () -> round.remind(today));
    }

    private UUID enrolled() {
        return cases.students().enrolled(school.id(), school.firstClass(), today.minusDays(400));
    }

    private void closed(LocalDate on) {
        admissions.changed(
                "update registration.opening set opens_on = ?::date - 10, closes_on = ?::date where"
                        + " id = ?::uuid",
                on,
                on,
                id());
        admissions.changed(
                "update registration.term_registration set laid_on = ?::date - 10 where opening_id"
                        + " = ?::uuid",
                on,
                id());
    }

    private String id() {
        return opening.substring(opening.lastIndexOf('/') + 1);
    }

    private List<String> proposals() {
        return admissions.all(
                "select case_id::text from registration.overdue_case where opening_id = ?::uuid"
                        + " order by enrolment_id",
                id());
    }

    private List<String> kinds() {
        return admissions.all(
                """
                select kind || ' ' || state || ' ' || (fields ->> 'ground') from workflow.case_file
                 where institution_id = ? and kind = 'required-withdrawal'
                """,
                school.id());
    }

    private String caseOf(UUID student) {
        return admissions.told(
                "select case_id::text from registration.overdue_case where enrolment_id = ?",
                student);
    }

    private String ended(UUID student) {
        return admissions.told(
                "select end_reason from registration.overdue_case where enrolment_id = ?", student);
    }

    private String state(UUID caseId) {
        return admissions.told("select state from workflow.case_file where id = ?", caseId);
    }

    private String status(UUID student) {
        return admissions.told(
                "select status from registry.student where enrolment_id = ?", student);
    }

    private List<String> notices(Actor who, String href) {
        return Acting.call(
                who,
                () ->
                        transaction.execute(_ ->
                                sql.sql("select key from notice.notice where href = ?")
                                        .param(href)
                                        .query(String.class)
                                        .list()));
    }

    private String page(Actor who, String path) throws Exception {
        return web.ask(who, get(path)).getContentAsString();
    }

    private MockHttpServletResponse propose(Actor who, UUID... whom) throws Exception {
        return web.ask(
                who,
                post(opening + "/overdue")
                        .param(
                                "id",
                                List.of(whom).stream().map(UUID::toString).toArray(String[]::new)));
    }

    private void register(UUID student) throws Exception {
        assertThat(
                        web.ask(
                                        offices.counsellor(),
                                        post(opening
                                                        + "/classes/"
                                                        + school.firstClass()
                                                        + "/register")
                                                .param("id", student.toString()))
                                .getStatus())
                .isEqualTo(302);
    }
}
