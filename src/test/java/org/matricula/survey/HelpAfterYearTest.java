package org.matricula.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/// 留级、跳级后的帮扶计划: made from the case by whoever looks after the student.
@ProgramTest
class HelpAfterYearTest {

    @Autowired TestCases cases;
    @Autowired ReverseCase reverseCase;
    @Autowired MockMvc mvc;

    TestUnits.School school;
    TestCases.Offices offices;
    UUID student;

    @BeforeEach
    void aCollege() {
        school = cases.units().school("college");
        offices = cases.offices(school);
        student =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
    }

    @Test
    void whoever_goes_on_in_another_year_is_given_a_plan_from_the_case() throws Exception {
        var applicant = cases.people().reaching("林一诺", "student", school.id(), student);
        var id =
                cases.submitted(
                        applicant,
                        "repeat-year",
                        student,
                        cases.move(cases.today(), cases.classOf(school, 6), "22"),
                        "score-report",
                        "guardian-consent");
        var path = "/cases/" + id;
        assertThat(page(offices.registrar(), path)).doesNotContain("制定帮扶计划");
        var principal = cases.people().holding("校领导", "vice-principal", school.id());
        for (var office : offices.all()) {
            cases.approve(office, id);
        }
        cases.approve(principal, id);

        var number =
                cases.texts(
                                "select student_number from registry.student where enrolment_id = ?",
                                student)
                        .getFirst();
        var form = "/measures/new?student=" + number;
        assertThat(page(offices.registrar(), path)).contains("制定帮扶计划", form);
        assertThat(page(principal, path)).as("who sets no plans").doesNotContain("制定帮扶计划");
        assertThat(page(applicant, path)).doesNotContain("制定帮扶计划");
        assertThat(page(offices.registrar(), form)).contains("value=\"" + number + "\"");
        var made =
                new WebSteps(mvc, cases.sql())
                        .ask(
                                offices.registrar(),
                                post("/measures")
                                        .param("student", number)
                                        .param("theme", "difficulties")
                                        .param("what", "补上一学年的数学")
                                        .param("dueOn", cases.today().plusDays(30).toString()))
                        .getRedirectedUrl();
        assertThat(page(offices.registrar(), path))
                .contains("查看帮扶计划", "href=\"" + made + "\"")
                .doesNotContain("制定帮扶计划");

        var reversal = Acting.call(offices.registrar(), () -> reverseCase.open(id, "办理有误"));
        cases.approve(offices.head(), reversal);
        assertThat(page(offices.registrar(), path)).doesNotContain("帮扶计划");
    }

    private String page(Actor who, String path) throws Exception {
        return new WebSteps(mvc, cases.sql()).ask(who, get(path)).getContentAsString();
    }
}
