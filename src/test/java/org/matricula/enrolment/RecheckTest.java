package org.matricula.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
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

/// 入学资格复查, from its opening to what becomes of each.
@ProgramTest
class RecheckTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TestAdmissions admissions;

    WebSteps web;
    TestUnits.School school;
    Actor registrar;
    Actor head;
    UUID batch;
    String path;

    @BeforeEach
    void aBatch() {
        web = new WebSteps(mvc, sql);
        school = admissions.units().school("school");
        registrar = web.staff("registrar", school.id());
        head = web.staff("academic-office-head", school.id());
        batch =
                admissions.batch(
                        school,
                        admissions.today().minusDays(2),
                        admissions.today().plusDays(5),
                        List.of());
        path = "/admissions/" + batch + "/recheck";
    }

    @Test
    void it_ends_within_three_months_of_entry_and_is_opened_once() throws Exception {
        var late = open(admissions.today().plusMonths(4).toString());
        assertThat(late.getStatus()).isEqualTo(422);
        assertThat(late.getContentAsString()).contains("第十一条");
        assertThat(open(admissions.today().plusMonths(2).toString()).getStatus()).isEqualTo(302);
        assertThat(open(admissions.today().plusMonths(2).toString()).getStatus()).isEqualTo(409);
    }

    @Test
    void each_office_judges_and_the_faultless_are_confirmed() throws Exception {
        var one = enrolled();
        open(admissions.today().plusMonths(2).toString());
        assertThat(judge(registrar, "qualification:passed", "", one).getStatus())
                .as("another office's matter")
                .isEqualTo(403);
        judge(registrar, "identity:passed", "", one);
        assertThat(conclude(registrar, "confirmed", one).getStatus())
                .as("one office is still to speak")
                .isEqualTo(422);
        judge(head, "qualification:passed", "", one);
        assertThat(conclude(registrar, "cancelled", one).getStatus()).isEqualTo(403);
        assertThat(conclude(registrar, "confirmed", one).getStatus()).isEqualTo(302);
        assertThat(outcome(one)).isEqualTo("confirmed");
        assertThat(judge(registrar, "identity:failed", "冒名", one).getStatus()).isEqualTo(409);
        assertThat(web.ask(registrar, get(path)).getContentAsString()).contains("复查合格");
    }

    @Test
    void a_fault_cancels_the_enrolment_by_decision_of_the_head_alone() throws Exception {
        var one = enrolled();
        open(admissions.today().plusMonths(2).toString());
        judge(registrar, "identity:failed", "与考生档案照片不符", one);
        assertThat(conclude(registrar, "confirmed", one).getStatus()).isEqualTo(422);
        var undocumented =
                web.ask(
                        head,
                        post(path + "/conclude")
                                .param("id", one.toString())
                                .param("outcome", "cancelled")
                                .param("reason", "冒名顶替"));
        assertThat(undocumented.getStatus()).isEqualTo(400);
        assertThat(conclude(head, "cancelled", one).getStatus()).isEqualTo(302);
        assertThat(
                        admissions.told(
                                """
                                select s.status from enrolment.candidate c
                                  join registry.student s on s.enrolment_id = c.enrolment_id where c.id = ?
                                """,
                                one))
                .isEqualTo("L2");
        assertThat(
                        admissions.told(
                                """
                                select e.verb || ' ' || e.document_no from enrolment.recheck_outcome o
                                  join registry.status_event e on e.id = o.event_id where o.candidate_id = ?
                                """,
                                one))
                .isEqualTo("CANCEL 校〔2026〕2号");
    }

    @Test
    void whoever_is_not_enrolled_yet_is_not_granted_a_status() throws Exception {
        var one = admissions.candidate(batch, school);
        web.ask(
                registrar,
                post("/admissions/desk/" + one).param("fee", "paid").param("then", "report"));
        open(admissions.today().plusMonths(2).toString());
        judge(registrar, "identity:failed", "学历证明系伪造", one);
        assertThat(conclude(head, "cancelled", one).getStatus()).isEqualTo(422);
        assertThat(conclude(head, "not-granted", one).getStatus()).isEqualTo(302);
        assertThat(admissions.state(one)).isEqualTo("CANCELLED");
    }

    @Test
    void those_who_come_later_get_their_tasks_and_another_school_sees_none() throws Exception {
        open(admissions.today().plusMonths(2).toString());
        var one = enrolled();
        assertThat(judge(registrar, "identity:passed", "", one).getStatus()).isEqualTo(409);
        web.ask(registrar, post(path + "/top-up"));
        assertThat(judge(registrar, "identity:passed", "", one).getStatus()).isEqualTo(302);
        var other = web.staff("registrar", admissions.units().school("school").id());
        assertThat(web.ask(other, get(path)).getStatus()).isEqualTo(404);
    }

    @Test
    void whoever_is_unfit_for_the_time_being_keeps_the_admission_and_may_come_again()
            throws Exception {
        var one = enrolled();
        open(admissions.today().plusMonths(2).toString());
        judge(registrar, "identity:failed", "体检不合格，暂不能在校学习", one);
        assertThat(conclude(registrar, "deferred", one).getStatus())
                .as("the head of the office decides")
                .isEqualTo(403);
        var newcomer = admissions.candidate(batch, school);
        web.ask(
                registrar,
                post("/admissions/desk/" + newcomer).param("fee", "paid").param("then", "report"));
        web.ask(registrar, post(path + "/top-up"));
        judge(registrar, "identity:failed", "体检不合格", newcomer);
        assertThat(conclude(head, "deferred", newcomer).getStatus())
                .as("who is not enrolled is deferred as an admission, not by a re-check")
                .isEqualTo(422);
        assertThat(conclude(head, "deferred", one).getStatus()).isEqualTo(302);
        assertThat(outcome(one)).isEqualTo("deferred");
        assertThat(conclude(head, "deferred", one).getStatus()).as("once").isEqualTo(409);
        assertThat(
                        admissions.told(
                                """
                                select e.verb || ' ' || e.document_no from enrolment.recheck_outcome o
                                  join registry.status_event e on e.id = o.event_id where o.candidate_id = ?
                                """,
                                one))
                .isEqualTo("DEFER_ADMISSION 校〔2026〕2号");
        assertThat(
                        admissions.told(
                                """
                                select s.status from enrolment.candidate c
                                  join registry.student s on s.enrolment_id = c.enrolment_id where c.id = ?
                                """,
                                one))
                .isEqualTo("12");
        assertThat(web.ask(registrar, get(path)).getContentAsString()).contains("保留入学资格");
    }

    @Test
    void of_two_who_judge_one_matter_at_once_one_is_told_and_writes_over_nothing_unseen()
            throws Exception {
        var colleague = web.staff("registrar", school.id());
        open(admissions.today().plusMonths(2).toString());
        for (var i = 0; i < 3; i++) {
            var one = enrolled();
            web.ask(registrar, post(path + "/top-up"));
            var answers =
                    AtOnce.all(
                            () -> judge(registrar, "identity:passed", "", one).getStatus(),
                            () -> judge(colleague, "identity:failed", "冒名", one).getStatus());
            assertThat(answers).containsExactlyInAnyOrder(302, 409);
            assertThat(
                            admissions.told(
                                    "select passed::text from enrolment.recheck_task where"
                                            + " candidate_id = ? and matter = 'identity'",
                                    one))
                    .isEqualTo(answers.getFirst() == 302 ? "true" : "false");
            var loser = answers.getFirst() == 302 ? colleague : registrar;
            var seen =
                    web.ask(loser, get(path))
                            .getContentAsString()
                            .replaceAll("(?s).*name=\"seen\" value=\"([^\"]+)\".*", "$1");
            var again =
                    web.ask(
                            loser,
                            post(path + "/judge")
                                    .param("id", one.toString())
                                    .param("verdict", "identity:failed")
                                    .param("reason", "查实为冒名")
                                    .param("seen", seen));
            assertThat(again.getStatus()).as("once they have read it").isEqualTo(302);
        }
    }

    private UUID enrolled() throws Exception {
        var one = admissions.candidate(batch, school);
        var request = post("/admissions/desk/" + one).param("fee", "paid");
        for (var it :
                admissions.all(
                        "select id::text from enrolment.material where institution_id is null")) {
            request.param("seen", it);
        }
        web.ask(registrar, request);
        assertThat(admissions.state(one)).isEqualTo("ENROLLED");
        return one;
    }

    private MockHttpServletResponse open(String closes) throws Exception {
        return web.ask(
                registrar,
                post(path)
                        .param("opensOn", admissions.today().toString())
                        .param("closesOn", closes)
                        .param("matters", "identity", "qualification"));
    }

    private MockHttpServletResponse judge(Actor by, String verdict, String reason, UUID one)
            throws Exception {
        return web.ask(
                by,
                post(path + "/judge")
                        .param("id", one.toString())
                        .param("verdict", verdict)
                        .param("reason", reason));
    }

    private MockHttpServletResponse conclude(Actor by, String outcome, UUID one) throws Exception {
        MockHttpServletRequestBuilder request =
                post(path + "/conclude")
                        .param("id", one.toString())
                        .param("outcome", outcome)
                        .param("reason", "复查不合格")
                        .param("documentNo", "校〔2026〕2号");
        return web.ask(by, request);
    }

    private String outcome(UUID one) {
        return admissions.told(
                "select outcome from enrolment.recheck_outcome where candidate_id = ?", one);
    }
}
