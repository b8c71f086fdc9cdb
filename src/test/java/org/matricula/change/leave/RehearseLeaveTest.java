package org.matricula.change.leave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.registry.StatusVerb.GRANT_LEAVE;
import static org.matricula.registry.StatusVerb.RETURN_FROM_LEAVE;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.policy.ChangePolicy;
import org.matricula.policy.ChangePolicy.Change;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// 试算: last term once more with the new rule, asked as a registrar asks it.
@ProgramTest
class RehearseLeaveTest {

    @Autowired TestCases cases;
    @Autowired ChangePolicy changePolicy;
    @Autowired Registry registry;
    @Autowired MockMvc web;
    @Autowired JsonMapper json;

    TestUnits.School school;
    TestCases.Offices offices;
    LocalDate today;
    UUID granted;
    UUID drafted;

    /// One leave of six months was granted; one of eighteen could not be sent.
    @BeforeEach
    void a_term_with_two_applications() {
        school = cases.units().school("college");
        offices = cases.offices(school);
        today = cases.today();
        granted = leave(6);
        offices.all().forEach(it -> cases.approve(it, granted));
        drafted = drafted(18);
    }

    @Test
    void the_granted_leave_would_have_been_too_long_and_the_refused_one_possible()
            throws Exception {
        var stricter = rehearse("leave.most-months-at-once", "5");
        assertThat(stricter.get("examined").asInt()).isEqualTo(2);
        assertThat(stricter.get("stricter").asInt()).isEqualTo(1);
        assertThat(stricter.at("/differing/0/href").asString()).isEqualTo("/cases/" + granted);
        assertThat(stricter.at("/differing/0/after/0/code").asString())
                .isEqualTo("leave.months-at-once");

        var milder = rehearse("leave.most-months-at-once", "18");
        assertThat(milder.get("milder").asInt()).isEqualTo(1);
        assertThat(milder.at("/differing/0/href").asString()).isEqualTo("/cases/" + drafted);

        assertThat(rehearse("leave.most-months-at-once", "12").get("differing")).isEmpty();
    }

    @Test
    void a_leave_does_not_count_against_itself_but_against_the_next_one() throws Exception {
        assertThat(rehearse("leave.most-times", "1").get("differing"))
                .as("none had been on leave before")
                .isEmpty();
        var student = student();
        formerLeave(student);
        var second = submitted(student, 6);

        var once = rehearse("leave.most-times", "1");

        assertThat(once.get("stricter").asInt()).isEqualTo(1);
        assertThat(once.at("/differing/0/href").asString()).isEqualTo("/cases/" + second);
    }

    @Test
    void every_policy_of_leaves_and_of_deadlines_can_be_tried() throws Exception {
        for (var it :
                Map.of(
                                "leave.most-months", "3",
                                "leave.least-months", "7",
                                "leave.before-graduation", "366",
                                "leave.first-weeks", "1",
                                "extension.ahead-days", "30",
                                "return.grace-days", "0",
                                "change.past-days", "0",
                                "change.future-days", "0",
                                "automatic.absent-days", "180",
                                "workflow.days", "1")
                        .entrySet()) {
            assertThat(rehearse(it.getKey(), it.getValue()).has("examined"))
                    .as(it.getKey())
                    .isTrue();
        }
        assertThat(rehearse("leave.least-months", "7").get("stricter").asInt()).isEqualTo(1);
        assertThat(rehearse("leave.most-months", "3").get("stricter").asInt()).isEqualTo(2);
        assertThat(rehearse("workflow.days", "1").get("examined").asInt()).isEqualTo(4);
    }

    @Test
    void a_registrar_of_another_school_sees_nothing_of_it() throws Exception {
        var there = cases.units().school("college");
        var stranger = cases.people().holding("外校", "registrar", there.id());

        var answer = ask(stranger, "leave.most-times", "1");

        assertThat(answer.getStatus()).isEqualTo(404);
    }

    @Test
    void the_form_keeps_what_was_filled_in_and_shows_the_outcome_and_nothing_is_saved()
            throws Exception {
        var page =
                Acting.call(
                        offices.registrar(),
                        () ->
                                web.perform(
                                                post("/policies/leave.most-months-at-once/rehearsal")
                                                        .param("unit", school.id().toString())
                                                        .param("value", "5")
                                                        .param("from", today.plusDays(9).toString())
                                                        .param("source", "校发〔2026〕7号")
                                                        .param(
                                                                "periodFrom",
                                                                today.minusDays(1).toString())
                                                        .param("periodLast", today.toString())
                                                        .with(user("x"))
                                                        .with(csrf()))
                                        .andReturn()
                                        .getResponse());
        page.setCharacterEncoding("UTF-8");

        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString())
                .contains("试算结果", "/cases/" + granted, "校发〔2026〕7号", today.plusDays(9).toString());
        assertThat(cases.texts("select value from policy.version where unit_id = ?", school.id()))
                .isEmpty();
    }

    @Test
    void what_was_submitted_keeps_the_value_of_its_day_whatever_is_set_later() {
        var waiting = leave(6);
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql(
                                        """
                                        update workflow.case_file
                                           set submitted_at = submitted_at - interval '1 day' where id = ?
                                        """)
                                .param(waiting)
                                .update());
        Acting.as(
                Actor.system("test"),
                () ->
                        changePolicy.change(
                                new Change(
                                        "leave.most-months-at-once",
                                        school.id(),
                                        null,
                                        "3",
                                        today,
                                        null,
                                        "收紧")));

        offices.all().forEach(it -> cases.approve(it, waiting));

        assertThat(cases.state(waiting)).isEqualTo("effective");
        assertThat(cases.state(granted)).isEqualTo("effective");
        assertThat(cases.submit(offices.counsellor(), drafted(6))).contains("leave.months-at-once");
    }

    private UUID leave(int months) {
        return submitted(student(), months);
    }

    private UUID submitted(UUID student, int months) {
        return cases.submitted(
                cases.people().reaching("林一诺", "student", school.id(), student),
                "leave-of-absence",
                student,
                cases.leave(today, months),
                "medical-certificate",
                "guardian-consent");
    }

    private UUID drafted(int months) {
        return cases.draft(
                offices.counsellor(),
                "leave-of-absence",
                student(),
                new HashMap<>(cases.leave(today, months)));
    }

    private UUID student() {
        return cases.students()
                .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
    }

    /// Away in the spring before last, and known to have been.
    private void formerLeave(UUID student) {
        cases.people()
                .system(() -> {
                    registry.apply(
                            StandingChange.of(student, GRANT_LEAVE, LocalDate.of(2025, 2, 1))
                                    .because("10", "own"));
                    return registry.apply(
                            StandingChange.of(student, RETURN_FROM_LEAVE, LocalDate.of(2025, 8, 1))
                                    .because(null, "own"));
                });
    }

    private JsonNode rehearse(String policy, String value) throws Exception {
        var answer = ask(offices.registrar(), policy, value);
        answer.setCharacterEncoding("UTF-8");
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        return json.readTree(answer.getContentAsString());
    }

    private org.springframework.mock.web.MockHttpServletResponse ask(
            Actor actor, String policy, String value) throws Exception {
        var body =
                json.writeValueAsString(
                        Map.of(
                                "unit", school.id(),
                                "value", value,
                                "from", today.minusDays(1).toString(),
                                "last", today.toString()));
        return Acting.call(
                actor,
                () ->
                        web.perform(
                                        post("/api/v1/policies/" + policy + "/rehearsal")
                                                .contentType(MediaType.APPLICATION_JSON)
                                                .content(body)
                                                .with(user("x"))
                                                .with(csrf()))
                                .andReturn()
                                .getResponse());
    }
}
