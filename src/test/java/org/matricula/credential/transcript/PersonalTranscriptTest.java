package org.matricula.credential.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.coursework.TestGrades;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// 个人使用成绩单: the student asks, two offices agree, the paper is there, counted by itself.
@ProgramTest
class PersonalTranscriptTest {

    @Autowired MockMvc mvc;
    @Autowired TestCases cases;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    WebSteps web;
    TestCases.Offices offices;
    TestGrades grades;
    UUID student;
    Actor self;

    @BeforeEach
    void a_student_with_a_result() {
        web = new WebSteps(mvc, sql);
        TestUnits.School school = cases.units().school("college");
        offices = cases.offices(school);
        student =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), cases.today().minusDays(90));
        self = cases.people().reaching("林一诺", "student", school.id(), student);
        grades =
                TestGrades.in(
                        sql,
                        transaction,
                        school.id(),
                        school.grade(),
                        school.firstClass(),
                        cases.today().minusDays(60),
                        cases.today().plusDays(60));
    }

    @Test
    void it_is_asked_for_by_the_student_issued_by_the_office_and_counted_apart() throws Exception {
        assertThat(cases.submit(self, cases.draft(self, "transcript-request", student, form(1))))
                .as("nothing published")
                .contains("transcript.empty");
        grades.grade(grades.task("GJ101", "高等数学"), student, "first", 77);
        assertThat(cases.submit(self, cases.draft(self, "transcript-request", student, form(51))))
                .contains("transcript.copies");
        var id = cases.submitted(self, "transcript-request", student, form(2));
        cases.approve(offices.department(), id);
        assertThat(issues()).isEqualTo("0");
        cases.approve(offices.registrar(), id);
        assertThat(cases.state(id)).isEqualTo("effective");
        assertThat(
                        grades.told(
                                "select purpose || seq || ' ' || copies || ' ' || title from"
                                        + " credential.issue where case_id = ?",
                                id))
                .isEqualTo("personal1 2 申请奖学金");
        var page = web.ask(self, get("/own-transcripts")).getContentAsString();
        assertThat(page).contains("绩单字", "个人使用：已出具 1 次");
        var paper =
                grades.told("select document_id::text from credential.issue where case_id = ?", id);
        assertThat(web.ask(self, get("/documents/" + paper)).getStatus()).isEqualTo(200);
        // two of five free ones are used: four more ask for the fee
        var more = cases.draft(self, "transcript-request", student, form(4));
        assertThat(cases.submit(self, more)).isNotEmpty();
        cases.evidence(self, more, "transcript-fee");
        assertThat(cases.submit(self, more)).isEmpty();
    }

    String issues() {
        return grades.told(
                "select count(*)::text from credential.issue where enrolment_id = ?", student);
    }

    static Map<String, Object> form(int copies) {
        return Map.of("form", "transcript", "language", "zh", "copies", copies, "purpose", "申请奖学金");
    }
}
