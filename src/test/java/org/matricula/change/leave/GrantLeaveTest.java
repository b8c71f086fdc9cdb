package org.matricula.change.leave;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.workflow.AtOnce;
import org.matricula.workflow.decide.Decide;
import org.matricula.workflow.decide.Verdict;
import org.springframework.beans.factory.annotation.Autowired;

@ProgramTest
class GrantLeaveTest {

    @Autowired TestCases cases;
    @Autowired Decide decide;

    TestUnits.School school;
    UUID student;
    TestCases.Offices offices;
    LocalDate today;

    @BeforeEach
    void aCollege() {
        school = cases.units().school("college");
        student =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
        offices = cases.offices(school);
        today = cases.today();
    }

    @Test
    void a_leave_goes_through_four_offices_as_four_people_and_changes_the_standing() {
        var applicant = cases.people().reaching("林一诺", "student", school.id(), student);
        var id =
                cases.submitted(
                        applicant,
                        "leave-of-absence",
                        student,
                        cases.leave(today, 6),
                        "medical-certificate",
                        "guardian-consent");
        assertThat(cases.state(id)).isEqualTo("submitted");
        assertThat(cases.number(id)).isEqualTo("休学〔%d〕0001号".formatted(today.getYear()));

        for (var office : offices.all()) {
            cases.approve(office, id);
        }

        assertThat(cases.state(id)).isEqualTo("effective");
        assertThat(cases.students().spells(student))
                .containsExactly(
                        "01 [2024-09-01,%s) %s 7".formatted(today, school.firstClass()),
                        "02 [%s,) %s 7".formatted(today, school.firstClass()));
        assertThat(cases.trail(id))
                .containsExactly(
                        "drafted 林一诺",
                        "submitted 林一诺",
                        "approve 辅导员",
                        "approve 院系",
                        "approve 学籍科",
                        "approve 处长",
                        "effective 处长");
    }

    @Test
    void every_office_may_send_back_or_refuse_and_two_of_one_office_decide_once() throws Exception {
        var applicant = cases.people().reaching("林一诺", "student", school.id(), student);
        var id =
                cases.submitted(
                        applicant,
                        "leave-of-absence",
                        student,
                        cases.leave(today, 6),
                        "medical-certificate",
                        "guardian-consent");
        for (var office : offices.all()) {
            assertThat(cases.decide(office, id, Verdict.RETURN)).as(office.name()).isEmpty();
            assertThat(cases.state(id)).isEqualTo("amending");
            assertThat(cases.students().spells(student)).hasSize(1);
            assertThat(cases.submit(applicant, id)).isEmpty();
            // it comes back to the office that sent it
            cases.approve(office, id);
        }
        assertThat(cases.state(id)).isEqualTo("effective");

        var another = another();
        var colleague = cases.people().holding("副处长", "academic-office-head", school.id());
        for (var office : offices.all().subList(0, 3)) {
            cases.approve(office, another);
        }
        var step = cases.step(another);
        assertThat(
                        AtOnce.all(
                                () -> said(offices.head(), step, Verdict.REFUSE),
                                () -> said(colleague, step, Verdict.APPROVE)))
                .containsExactlyInAnyOrder(List.of(), List.of("step.decided"));
        assertThat(cases.state(another)).isIn("refused", "effective");

        for (var refusing : offices.all()) {
            var one = another();
            for (var office : offices.all()) {
                if (office.equals(refusing)) {
                    break;
                }
                cases.approve(office, one);
            }
            assertThat(cases.decide(refusing, one, Verdict.REFUSE)).isEmpty();
            assertThat(cases.state(one)).as(refusing.name()).isEqualTo("refused");
            assertThat(cases.students().spells(student)).hasSize(1);
        }
    }

    /// A leave of another student.
    UUID another() {
        student =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
        return cases.submitted(
                cases.people().reaching("陈嘉禾", "student", school.id(), student),
                "leave-of-absence",
                student,
                cases.leave(today, 6),
                "medical-certificate",
                "guardian-consent");
    }

    List<String> said(Actor by, UUID step, Verdict verdict) {
        return TestCases.refusals(() -> Acting.as(by, () -> decide.decide(step, verdict, "意见")));
    }

    @Test
    void a_refusal_names_every_rule_at_once_and_nothing_is_sent() {
        var applicant = cases.people().reaching("林一诺", "student", school.id(), student);
        var id =
                cases.draft(
                        applicant,
                        "leave-of-absence",
                        student,
                        Map.of(
                                "from", today.minusDays(200).toString(),
                                "lastOn", today.plusYears(6).toString(),
                                "wish", "student",
                                "reason", "99",
                                "explanation", "想休息"));

        assertThat(cases.submit(applicant, id))
                .containsExactlyInAnyOrder(
                        "change.past",
                        "leave.months-at-once",
                        "leave.months",
                        "leave.study-limit",
                        "change.other-untold",
                        "change.guardian-consent");
        assertThat(cases.state(id)).isEqualTo("draft");
    }
}
