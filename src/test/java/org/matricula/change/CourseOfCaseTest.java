package org.matricula.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.change.TestCases.refusals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.calendar.WorkingDays;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.workflow.apply.AmendCase;
import org.matricula.workflow.apply.RetractCase;
import org.matricula.workflow.apply.SubmitCase;
import org.matricula.workflow.decide.Decide;
import org.matricula.workflow.decide.Queue;
import org.matricula.workflow.decide.Verdict;
import org.matricula.workflow.deputise.NameDeputy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How a case goes from hand to hand, on the leave of a college student.
@ProgramTest
class CourseOfCaseTest {

    @Autowired TestCases cases;
    @Autowired Decide decide;
    @Autowired Queue queue;
    @Autowired AmendCase amendCase;
    @Autowired SubmitCase submitCase;
    @Autowired RetractCase retractCase;
    @Autowired NameDeputy nameDeputy;
    @Autowired WorkingDays workingDays;
    @Autowired JdbcClient sql;

    TestUnits.School school;
    UUID student;
    TestCases.Offices offices;
    Actor applicant;
    UUID id;

    @BeforeEach
    void aSubmittedLeave() {
        school = cases.units().school("college");
        student =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
        offices = cases.offices(school);
        applicant = cases.people().reaching("林一诺", "student", school.id(), student);
        id = submitted();
    }

    @Test
    void what_is_returned_comes_back_to_the_same_office_with_a_new_clock() {
        cases.approve(offices.counsellor(), id);
        assertThat(cases.decide(offices.department(), id, Verdict.RETURN)).isEmpty();
        assertThat(cases.state(id)).isEqualTo("amending");
        overdue(id);

        Acting.as(applicant, () -> amendCase.amend(id, cases.leave(cases.today(), 4), null));
        Acting.as(applicant, () -> submitCase.submit(id));

        assertThat(cases.steps(id))
                .containsExactly("counsellor approve", "department return", "department open");
        assertThat(dueOn(id)).isEqualTo(workingDays.plus(cases.today(), 3));
        cases.approve(offices.department(), id);
        cases.approve(offices.registrar(), id);
        cases.approve(offices.head(), id);
        assertThat(cases.state(id)).isEqualTo("effective");
    }

    @Test
    void a_return_is_not_taken_back_over_what_was_changed_since() {
        cases.approve(offices.counsellor(), id);
        var returned = cases.step(id);
        assertThat(cases.decide(offices.department(), id, Verdict.RETURN)).isEmpty();
        Acting.as(applicant, () -> amendCase.amend(id, cases.leave(cases.today(), 5), null));
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        offices.department(),
                                        () -> decide.takeBack(returned, null))))
                .containsExactly("step.changed-since");
    }

    @Test
    void what_takes_another_way_after_a_return_begins_before_the_first_office() {
        cases.approve(offices.counsellor(), id);
        assertThat(cases.decide(offices.department(), id, Verdict.RETURN)).isEmpty();
        cases.people()
                .system(() ->
                        sql.sql(
                                        """
                                        insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder)
                                        values ('leave.principal', ?, 'true', date '2020-01-01', 'x', 'x')
                                        """)
                                .param(school.id())
                                .update());
        Acting.as(applicant, () -> amendCase.amend(id, cases.leave(cases.today(), 5), null));
        Acting.as(applicant, () -> submitCase.submit(id));
        assertThat(cases.steps(id))
                .containsExactly(
                        "counsellor approve taken-back", "department return", "counsellor open");
    }

    @Test
    void sending_back_and_refusing_need_a_reason() {
        var step = cases.step(id);
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        offices.counsellor(),
                                        () -> decide.decide(step, Verdict.RETURN, " "))))
                .containsExactly("step.reason");
        assertThat(cases.decide(offices.counsellor(), id, Verdict.REFUSE)).isEmpty();
        assertThat(cases.state(id)).isEqualTo("refused");
    }

    @Test
    void an_applicant_retracts_until_the_next_person_acts() {
        assertThat(retract(id)).isEmpty();
        assertThat(cases.state(id)).isEqualTo("retracted");

        var again = submitted();
        cases.approve(offices.counsellor(), again);
        assertThat(retract(again)).containsExactly("case.acted-upon");
        assertThat(cases.number(again)).endsWith("0002号");
    }

    @Test
    void a_decider_takes_back_until_the_next_person_acts() {
        var first = cases.step(id);
        cases.approve(offices.counsellor(), id);
        Acting.as(offices.counsellor(), () -> decide.takeBack(first, null));
        assertThat(cases.steps(id))
                .containsExactly(
                        "counsellor approve taken-back", "department lapse", "counsellor open");
        assertThat(cases.state(id)).isEqualTo("submitted");

        var second = cases.step(id);
        cases.approve(offices.counsellor(), id);
        cases.approve(offices.department(), id);
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        offices.counsellor(), () -> decide.takeBack(second, null))))
                .containsExactly("step.acted-upon");
    }

    @Test
    void of_two_deciders_one_wins_and_the_other_is_told_who_was_first() throws Exception {
        var other = cases.people().holding("另一位辅导员", "counsellor", school.firstClass());
        var step = cases.step(id);
        Callable<List<String>> one =
                () ->
                        refusals(() ->
                                Acting.as(
                                        offices.counsellor(),
                                        () -> decide.decide(step, Verdict.APPROVE, "同意")));
        Callable<List<String>> two =
                () ->
                        refusals(() ->
                                Acting.as(other, () -> decide.decide(step, Verdict.APPROVE, "同意")));
        try (var pool = Executors.newFixedThreadPool(2)) {
            assertThat(pool.invokeAll(List.of(one, two)))
                    .extracting(Future::get)
                    .containsExactlyInAnyOrder(List.of(), List.of("step.decided"));
        }
        assertThat(cases.steps(id)).containsExactly("counsellor approve", "department open");
    }

    @Test
    void a_deputy_decides_within_the_dates_and_both_names_stay() {
        var colleague = cases.people().holding("代理老师", "counsellor", school.secondClass());
        var step = cases.step(id);
        assertThat(see(colleague)).isEmpty();
        Acting.as(
                offices.counsellor(),
                () ->
                        nameDeputy.name(
                                colleague.account(),
                                cases.today(),
                                cases.today().plusDays(3),
                                "出差"));

        assertThat(see(colleague)).containsExactly(step);
        Acting.as(colleague, () -> decide.decide(step, Verdict.APPROVE, "同意"));

        assertThat(
                        cases.texts(
                                "select decided || ' for ' || deputised from workflow.step where case_id = ? and decision = 'approve'",
                                id))
                .containsExactly("代理老师 for 辅导员");
    }

    @Test
    void nobody_decides_what_they_applied_for_nor_does_their_deputy() {
        Acting.as(applicant, () -> retractCase.retract(id, null));
        var own =
                cases.submitted(
                        offices.counsellor(),
                        "leave-of-absence",
                        student,
                        cases.leave(cases.today(), 6),
                        "medical-certificate",
                        "guardian-consent");
        // nobody else is counsellor there: the department may decide too
        assertThat(
                        cases.texts(
                                "select array_to_string(roles, ' ') from workflow.step where case_id = ?",
                                own))
                .containsExactly("counsellor department-registrar");
        assertThat(cases.decide(offices.counsellor(), own, Verdict.APPROVE))
                .containsExactly("step.own-application");

        var colleague = cases.people().holding("代理老师", "counsellor", school.secondClass());
        Acting.as(
                offices.counsellor(),
                () -> nameDeputy.name(colleague.account(), cases.today(), cases.today(), "出差"));
        assertThat(cases.decide(colleague, own, Verdict.APPROVE))
                .containsExactly("step.own-application");
        assertThat(see(offices.counsellor())).isEmpty();
        cases.approve(offices.department(), own);
    }

    @Test
    void one_person_with_two_posts_decides_at_one_office_only() {
        var twice =
                cases.people()
                        .also(
                                offices.counsellor().account(),
                                "辅导员",
                                "department-registrar",
                                school.grade());
        cases.approve(offices.counsellor(), id);
        assertThat(cases.decide(twice, id, Verdict.APPROVE)).containsExactly("step.other-office");
        cases.approve(offices.department(), id);
    }

    @Test
    void a_turn_handed_over_is_that_persons_alone() {
        var step = cases.step(id);
        Acting.as(
                offices.counsellor(),
                () -> decide.handOver(step, offices.department().account(), "请代阅"));
        assertThat(cases.decide(offices.counsellor(), id, Verdict.APPROVE))
                .containsExactly("step.not-yours");
        assertThat(see(offices.counsellor())).isEmpty();
        assertThat(see(offices.department())).containsExactly(step);
        cases.approve(offices.department(), id);
        assertThat(cases.steps(id)).containsExactly("counsellor approve", "department open");
    }

    @Test
    void another_office_cannot_decide_and_another_school_sees_nothing() {
        assertThat(cases.decide(offices.registrar(), id, Verdict.APPROVE))
                .containsExactly("step.not-yours");
        var elsewhere = cases.units().school("college");
        var stranger = cases.people().holding("外校", "registrar", elsewhere.id());
        var step = cases.step(id);
        assertThat(decide(stranger, List.of(step))).containsExactly(List.of("step.absent"));
    }

    @Test
    void many_are_decided_at_once_and_each_answers_for_itself() {
        var second =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
        var other = cases.people().reaching("另一生", "student", school.id(), second);
        var more =
                cases.submitted(
                        other,
                        "leave-of-absence",
                        second,
                        cases.leave(cases.today(), 6),
                        "medical-certificate",
                        "guardian-consent");
        var decided = cases.step(id);
        cases.approve(offices.counsellor(), id);
        assertThat(decide(offices.counsellor(), List.of(decided, cases.step(more))))
                .containsExactly(List.of("step.decided"), List.of());
    }

    @Test
    void a_student_has_one_change_under_way() {
        var second =
                cases.draft(
                        applicant,
                        "withdrawal",
                        student,
                        Map.of(
                                "on",
                                cases.today().toString(),
                                "wish",
                                "student",
                                "reason",
                                "29",
                                "explanation",
                                "出国",
                                "consent",
                                "signed"));
        cases.evidence(applicant, second, "withdrawal-letter", "guardian-consent");
        assertThat(cases.submit(applicant, second)).containsExactly("case.under-way");
    }

    UUID submitted() {
        return cases.submitted(
                applicant,
                "leave-of-absence",
                student,
                cases.leave(cases.today(), 6),
                "medical-certificate",
                "guardian-consent");
    }

    List<String> retract(UUID which) {
        return refusals(() -> Acting.as(applicant, () -> retractCase.retract(which, null)));
    }

    List<UUID> see(Actor who) {
        return Acting.call(who, () -> queue.page(Queue.Asked.ALL, null, 50)).items().stream()
                .map(Queue.Item::step)
                .toList();
    }

    List<List<String>> decide(Actor who, List<UUID> steps) {
        return Acting.call(who, () -> decide.decide(steps, Verdict.APPROVE, "同意")).stream()
                .map(it -> it.refusals().stream().map(why -> why.code()).toList())
                .toList();
    }

    void overdue(UUID which) {
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql(
                                        "update workflow.step set due_on = due_on - 30 where case_id = ?")
                                .param(which)
                                .update());
    }

    LocalDate dueOn(UUID which) {
        return LocalDate.parse(
                cases.texts(
                                "select due_on::text from workflow.step where case_id = ? and decision is null",
                                which)
                        .getFirst());
    }
}
