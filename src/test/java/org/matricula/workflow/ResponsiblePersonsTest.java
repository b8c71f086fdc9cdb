package org.matricula.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.identity.SignedIn;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.NameResponsible;
import org.matricula.organisation.Responsibility;
import org.matricula.organisation.TestUnits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;

/// Whoever looks at a flow chart or at a case sees whom to ring.
@ProgramTest
class ResponsiblePersonsTest {

    @Autowired TestCases cases;
    @Autowired NameResponsible nameResponsible;
    @Autowired MockMvc web;

    TestUnits.School school;
    UUID student;

    @BeforeEach
    void aCollegeWithSomebodyResponsible() {
        school = cases.units().school("college");
        student =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
        var administrator = cases.people().holding("管理员", "administrator", school.id());
        Acting.as(
                administrator,
                () -> {
                    nameResponsible.name(
                            school.id(),
                            "leave-of-absence",
                            new Responsibility("学籍科", "秦老师", "0571-86543210", "行政楼 203"));
                    nameResponsible.name(
                            school.id(),
                            "*",
                            new Responsibility("教务处", "沈老师", "0571-86543299", null));
                });
    }

    @Test
    void the_flow_charts_name_who_answers_for_each_process_at_the_readers_school()
            throws Exception {
        var teacher = cases.people().holding("班主任", "class-teacher", school.firstClass());
        var page = page(teacher, "/processes");
        assertThat(panel(page, "leave-of-absence-college"))
                .contains("秦老师", "tel:0571-86543210", "行政楼 203")
                .doesNotContain("沈老师");
        assertThat(panel(page, "withdrawal-college")).contains("沈老师", "tel:0571-86543299");

        var elsewhere = cases.units().school("college");
        var stranger = cases.people().holding("班主任", "class-teacher", elsewhere.firstClass());
        assertThat(page(stranger, "/processes")).doesNotContain("秦老师", "沈老师");
    }

    @Test
    void the_case_page_names_who_answers_for_it() throws Exception {
        var counsellor = cases.people().holding("辅导员", "counsellor", school.firstClass());
        var id =
                cases.draft(counsellor, "leave-of-absence", student, cases.leave(cases.today(), 6));
        assertThat(page(counsellor, "/cases/" + id))
                .contains("学籍科", "秦老师", "tel:0571-86543210", "行政楼 203")
                .doesNotContain("沈老师");
    }

    static String panel(String page, String key) {
        var from = page.indexOf("id=\"" + key + "\"");
        assertThat(from).as(key).isPositive();
        return page.substring(from, page.indexOf("</section>", from));
    }

    String page(Actor who, String path) throws Exception {
        var answer =
                web.perform(
                                get(path)
                                        .with(
                                                authentication(
                                                        UsernamePasswordAuthenticationToken
                                                                .authenticated(
                                                                        new SignedIn(who.account()),
                                                                        null,
                                                                        List.of()))))
                        .andReturn()
                        .getResponse();
        answer.setCharacterEncoding("UTF-8");
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString();
    }
}
