package org.matricula.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.enrolment.admission.NewCandidate;
import org.matricula.enrolment.admission.TestAdmissions;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.AtOnce;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// 自主招生: from a stranger's phone to the published list.
@ProgramTest
class ApplicationTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TestAdmissions admissions;

    WebSteps web;
    TestUnits.School school;
    Actor registrar;
    UUID batch;
    String path;

    @BeforeEach
    void aBatch() {
        web = new WebSteps(mvc, sql);
        school = admissions.units().school("school");
        registrar = web.staff("registrar", school.id());
        batch = admissions.batch(school);
        path = "/admissions/" + batch + "/prospectus";
    }

    @Test
    void strangers_apply_are_numbered_examined_admitted_by_line_and_quota_and_published()
            throws Exception {
        var prospectus = prospectus(2);
        assertThat(outside(get("/entrance")).getContentAsString()).contains(prospectus);
        var codes = List.of(applied(prospectus), applied(prospectus), applied(prospectus));
        assertThat(web.ask(registrar, post(path + "/numbers")).getStatus())
                .as("applications are still open")
                .isEqualTo(422);
        close(prospectus);
        assertThat(web.ask(registrar, post(path + "/numbers")).getStatus()).isEqualTo(302);
        var numbers =
                admissions.all(
                        "select exam_number from enrolment.applicant where prospectus_id = ?::uuid"
                                + " order by 1",
                        prospectus);
        assertThat(numbers).hasSize(3).doesNotHaveDuplicates();
        assertThat(scored("99999 80").getStatus()).as("nobody has that number").isEqualTo(400);
        scored(numbers.get(0) + " 90\n" + numbers.get(1) + " 75\n" + numbers.get(2) + "\t59.5");
        assertThat(looked(prospectus, codes.getFirst()).getContentAsString())
                .contains("考号")
                .doesNotContain("录取结果");
        assertThat(web.ask(registrar, post(path + "/admit").param("line", "60")).getStatus())
                .isEqualTo(302);
        assertThat(
                        admissions.all(
                                "select candidate_number from enrolment.candidate where batch_id ="
                                        + " ? order by 1",
                                batch))
                .containsExactly(numbers.get(0), numbers.get(1));
        assertThat(web.ask(registrar, post(path + "/admit").param("line", "50")).getStatus())
                .as("once")
                .isEqualTo(409);
        assertThat(outside(get("/entrance/" + prospectus + "/list")).getContentAsString())
                .as("not published yet")
                .doesNotContain(numbers.getFirst());
        web.ask(registrar, post(path + "/publish"));
        var list = outside(get("/entrance/" + prospectus + "/list")).getContentAsString();
        assertThat(list).contains(numbers.get(0), numbers.get(1)).doesNotContain(numbers.get(2));
        assertThat(list)
                .as("masked")
                .doesNotContain(
                        admissions.told(
                                "select name from enrolment.candidate where batch_id = ? limit 1",
                                batch));
        assertThat(looked(prospectus, codes.getFirst()).getContentAsString()).contains("录取结果");
    }

    @Test
    void a_tie_at_the_last_place_is_left_to_a_person() throws Exception {
        var prospectus = prospectus(1);
        applied(prospectus);
        applied(prospectus);
        close(prospectus);
        web.ask(registrar, post(path + "/numbers"));
        var numbers =
                admissions.all(
                        "select exam_number from enrolment.applicant where prospectus_id = ?::uuid"
                                + " order by 1",
                        prospectus);
        scored(numbers.get(0) + " 80\n" + numbers.get(1) + " 80");
        var tied = web.ask(registrar, post(path + "/admit").param("line", "60"));
        assertThat(tied.getStatus()).isEqualTo(422);
        assertThat(tied.getContentAsString()).contains("末位同分");
        assertThat(admissions.all("select name from enrolment.candidate where batch_id = ?", batch))
                .isEmpty();
    }

    @Test
    void an_application_is_checked_told_every_fault_and_taken_once() throws Exception {
        var prospectus = prospectus(5);
        var faults =
                outside(
                        post("/entrance/" + prospectus)
                                .param("name", "张3")
                                .param("documentNumber", "11010519900307123")
                                .param("phone", "x"));
        assertThat(faults.getStatus()).isGreaterThanOrEqualTo(400).isLessThan(500);
        assertThat(faults.getContentAsString()).contains("请选择报考专业", "需要同意", "应为 18 位");
        var it = TestAdmissions.someone(school.firstClass());
        assertThat(outside(application(prospectus, it)).getStatus()).isEqualTo(200);
        assertThat(outside(application(prospectus, it)).getStatus()).isEqualTo(409);
        assertThat(looked(prospectus, "ABCDEFGHJKLM").getStatus()).isEqualTo(404);
        assertThat(
                        admissions.told(
                                "select encode(document_number, 'escape') from enrolment.applicant"
                                        + " where prospectus_id = ?::uuid",
                                prospectus))
                .doesNotContain(it.documentNumber());
    }

    @Test
    void the_same_application_sent_twice_at_once_is_taken_once_and_the_last_day_is_the_last()
            throws Exception {
        var prospectus = prospectus(5);
        for (var i = 0; i < 3; i++) {
            var it = TestAdmissions.someone(school.firstClass());
            assertThat(
                            AtOnce.all(
                                    () -> outside(application(prospectus, it)).getStatus(),
                                    () -> outside(application(prospectus, it)).getStatus()))
                    .containsExactlyInAnyOrder(200, 409);
        }
        assertThat(taken(prospectus)).isEqualTo("3");
        admissions.changed(
                "update enrolment.prospectus set applies_until = ?::date where id = ?::uuid",
                admissions.today(),
                prospectus);
        var last = TestAdmissions.someone(school.firstClass());
        assertThat(outside(application(prospectus, last)).getStatus())
                .as("on the last day")
                .isEqualTo(200);
        admissions.changed(
                "update enrolment.prospectus set applies_from = applies_from - 9, applies_until ="
                        + " ?::date where id = ?::uuid",
                admissions.today().minusDays(1),
                prospectus);
        assertThat(outside(get("/entrance/" + prospectus)).getContentAsString())
                .contains("现在不在报名时间内")
                .doesNotContain("name=\"documentNumber\"");
        var late = outside(application(prospectus, TestAdmissions.someone(school.firstClass())));
        assertThat(late.getStatus()).as("the day after").isEqualTo(422);
        assertThat(late.getContentAsString())
                .contains(admissions.today().minusDays(1).toString(), "errors");
        assertThat(taken(prospectus)).isEqualTo("4");
    }

    private String taken(String prospectus) {
        return admissions.told(
                "select count(*)::text from enrolment.applicant where prospectus_id = ?::uuid",
                prospectus);
    }

    @Test
    void whoever_sends_too_often_is_told_to_wait_and_others_are_not() throws Exception {
        var prospectus = prospectus(2);
        var answer = guessed(prospectus, "203.0.113.7");
        for (var i = 0; i < 125 && answer.getStatus() == 404; i++) {
            answer = guessed(prospectus, "203.0.113.7");
        }
        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeader("Retry-After")).isNotNull();
        assertThat(answer.getContentAsString()).contains("过于频繁");
        var it = TestAdmissions.someone(school.firstClass());
        var sent = outside(application(prospectus, it).with(from("203.0.113.7")));
        assertThat(sent.getStatus()).as("one count for both posts").isEqualTo(429);
        assertThat(sent.getContentAsString()).as("nothing typed is lost").contains(it.name());
        assertThat(
                        admissions.told(
                                "select count(*)::text from enrolment.applicant where prospectus_id"
                                        + " = ?::uuid",
                                prospectus))
                .isEqualTo("0");
        assertThat(guessed(prospectus, "203.0.113.8").getStatus()).isEqualTo(404);
    }

    @Test
    void another_school_neither_sees_nor_runs_it() throws Exception {
        prospectus(5);
        var strange = web.staff("registrar", admissions.units().school("school").id());
        assertThat(web.ask(strange, get(path)).getStatus()).isEqualTo(404);
        assertThat(web.ask(strange, post(path + "/admit").param("line", "1")).getStatus())
                .isEqualTo(404);
        assertThat(web.ask(web.staff("counsellor", school.id()), get(path)).getStatus())
                .isEqualTo(403);
    }

    private String prospectus(int places) throws Exception {
        var name =
                admissions.told(
                        "select code from organisation.unit where id = ?", school.firstClass());
        var opened =
                web.ask(
                        registrar,
                        post(path)
                                .param("notice", "面向应届毕业生")
                                .param("appliesFrom", admissions.today().toString())
                                .param("appliesUntil", admissions.today().plusDays(3).toString())
                                .param("examOn", admissions.today().plusDays(9).toString())
                                .param("examPlace", "一号楼")
                                .param("quotas", name + " " + places));
        assertThat(opened.getStatus()).isEqualTo(302);
        return admissions.told(
                "select id::text from enrolment.prospectus where batch_id = ?", batch);
    }

    /// As if the days of application were over.
    private void close(String prospectus) {
        admissions.changed(
                "update enrolment.prospectus set applies_from = applies_from - 9, applies_until ="
                        + " applies_until - 9 where id = ?::uuid",
                prospectus);
    }

    private String applied(String prospectus) throws Exception {
        var answer = outside(application(prospectus, TestAdmissions.someone(school.firstClass())));
        assertThat(answer.getStatus()).isEqualTo(200);
        return admissions.told(
                "select code from enrolment.applicant where prospectus_id = ?::uuid order by"
                        + " applied_at desc limit 1",
                prospectus);
    }

    private MockHttpServletRequestBuilder application(String prospectus, NewCandidate it) {
        return post("/entrance/" + prospectus)
                .param("unit", school.firstClass().toString())
                .param("name", it.name())
                .param("documentType", "1")
                .param("documentNumber", it.documentNumber())
                .param("phone", "13912345678")
                .param("consent", "true");
    }

    private MockHttpServletResponse looked(String prospectus, String code) throws Exception {
        return outside(post("/entrance/" + prospectus + "/result").param("code", code));
    }

    private MockHttpServletResponse guessed(String prospectus, String address) throws Exception {
        return outside(
                post("/entrance/" + prospectus + "/result")
                        .param("code", "ABCDEFGHJKLM")
                        .with(from(address)));
    }

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    private MockHttpServletResponse scored(String lines) throws Exception {
        return web.ask(registrar, post(path + "/results").param("results", lines));
    }

    /// Somebody who is not signed in.
    private MockHttpServletResponse outside(MockHttpServletRequestBuilder request)
            throws Exception {
        var answer = mvc.perform(request.with(csrf())).andReturn().getResponse();
        answer.setCharacterEncoding("UTF-8");
        return answer;
    }
}
