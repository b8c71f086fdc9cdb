package org.matricula.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// 试算 of the later kinds: places held, programmes, transfers, registering, verifying, cards.
@ProgramTest
class LaterRehearsalsTest {

    @Autowired TestCases cases;
    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired JsonMapper json;

    WebSteps web;
    TestUnits.School school;
    TestCases.Offices offices;
    LocalDate today;
    UUID student;

    @BeforeEach
    void a_college_with_a_student() {
        web = new WebSteps(mvc, sql);
        school = cases.units().school("college");
        offices = cases.offices(school);
        today = cases.today();
        student =
                cases.students().enrolled(school.id(), school.firstClass(), today.minusMonths(14));
    }

    /// Of each a case that the rule let through, and would not have with another value.
    @Test
    void what_was_allowed_would_not_have_been_under_a_stricter_rule() throws Exception {
        var held =
                drafted(
                        "service-hold",
                        Map.of(
                                "on", today.plusDays(20).toString(),
                                "noticeOn", today.minusDays(10).toString(),
                                "dischargeOn", today.plusYears(2).toString()));
        drafted(
                "study-away",
                Map.of("on", today.toString(), "lastOn", today.plusMonths(10).toString()));
        drafted(
                "deferred-admission",
                Map.of(
                        "on", today.toString(),
                        "lastOn", today.plusMonths(10).toString(),
                        "reason", "10"));
        drafted("change-of-programme", Map.of("on", today.plusDays(30).toString()));
        drafted("transfer-out", Map.of("on", today.toString()));
        drafted(
                "transfer-in",
                Map.of(
                        "noticeFrom", today.minusDays(6).toString(),
                        "noticeUntil", today.minusDays(1).toString()));

        var service = rehearse("service.apply-days", "5");
        assertThat(service.get("stricter").asInt()).isEqualTo(1);
        assertThat(service.at("/differing/0/href").asString()).isEqualTo("/cases/" + held);
        assertThat(service.at("/differing/0/after/0/code").asString()).isEqualTo("service.late");
        assertThat(rehearse("service.apply-days", "14").get("differing")).isEmpty();

        for (var it :
                Map.of(
                                "away.most-months", "9",
                                "deferral.most-months", "9",
                                "programme.least-days", "400",
                                "transfer.first-term-days", "366",
                                "transfer.notice-days", "20")
                        .entrySet()) {
            var found = rehearse(it.getKey(), it.getValue());
            assertThat(found.get("examined").asInt()).as(it.getKey()).isEqualTo(1);
        }
        assertThat(rehearse("away.most-months", "9").get("stricter").asInt()).isEqualTo(1);
        assertThat(rehearse("deferral.most-months", "9").get("stricter").asInt()).isEqualTo(1);
        assertThat(rehearse("transfer.notice-days", "20").get("stricter").asInt()).isEqualTo(1);
        assertThat(rehearse("deferral.apply-days", "100").get("milder").asInt())
                .as("fourteen months after entry is late in any case")
                .isZero();
    }

    @Test
    void whoever_was_registered_late_would_have_been_over_with_less_time() throws Exception {
        cases.people()
                .system(() -> {
                    var term =
                            sql.sql(
                                            """
                                            insert into calendar.term (unit_id, year, seq, name, during)
                                            values (?, ?, 1, '第一学期', daterange(?::date, ?::date)) returning id
                                            """)
                                    .params(
                                            school.id(),
                                            today.getYear() + "-" + (today.getYear() + 1),
                                            today.minusDays(60),
                                            today.plusDays(60))
                                    .query(UUID.class)
                                    .single();
                    var opening =
                            sql.sql(
                                            """
                                            insert into registration.opening (institution_id, term_id, opens_on, closes_on, opener, opened_at)
                                            values (?, ?, ?, ?, '王', now()) returning id
                                            """)
                                    .params(
                                            school.id(),
                                            term,
                                            today.minusDays(40),
                                            today.minusDays(10))
                                    .query(UUID.class)
                                    .single();
                    sql.sql(
                                    """
                                    insert into registration.term_registration (opening_id, enrolment_id, scope_pos, person_id)
                                    select ?, s.enrolment_id, s.scope_pos, s.person_id from registry.student s where s.enrolment_id = ?
                                    """)
                            .params(opening, student)
                            .update();
                    return null;
                });
        var less = rehearse("registration.overdue", "5", 30);
        assertThat(less.get("stricter").asInt()).isEqualTo(1);
        assertThat(less.at("/differing/0/after/0/code").asString()).isEqualTo("registration.over");
        assertThat(rehearse("registration.overdue", "20", 30).get("differing")).isEmpty();
    }

    @Test
    void a_campaign_would_have_been_too_long_and_a_card_too_soon() throws Exception {
        var replaced = drafted("card-replacement", Map.of("ground", "lost"));
        cases.people()
                .system(() -> {
                    sql.sql(
                                    """
                                    insert into verification.campaign (unit_id, institution_id, name, notice, opens_on, closes_on, opener, opened_at)
                                    values (?, ?, '核查', '请核对', ?, ?, '王', now())
                                    """)
                            .params(school.id(), school.id(), today, today.plusDays(40))
                            .update();
                    sql.sql("update workflow.case_file set submitted_at = now() where id = ?")
                            .param(replaced)
                            .update();
                    var first = card(null, null, today.minusDays(200));
                    var second = card(first, null, today.minusDays(50));
                    card(second, replaced, today);
                    return null;
                });
        assertThat(rehearse("verification.most-days", "30").get("stricter").asInt()).isEqualTo(1);
        assertThat(rehearse("verification.most-days", "45").get("differing")).isEmpty();

        var stricter = rehearse("card.days-apart", "60");
        assertThat(stricter.get("examined").asInt()).isEqualTo(1);
        assertThat(stricter.get("stricter").asInt()).isEqualTo(1);
        assertThat(stricter.at("/differing/0/after/0/code").asString()).isEqualTo("card.too-soon");
        assertThat(rehearse("card.days-apart", "40").get("differing")).isEmpty();
    }

    private UUID card(UUID replaces, UUID caseId, LocalDate on) {
        sql.sql(
                        "update card.card set state = 'void', ended_on = ?, end_reason = '补办',"
                                + " ender = '王' where id = ?")
                .params(on, replaces == null ? UUID.randomUUID() : replaces)
                .update();
        return sql.sql(
                        """
                        insert into card.card (institution_id, enrolment_id, scope_pos, person_id, number, code, kind, made_on, maker, replaces_id, case_id)
                        select ?, s.enrolment_id, s.scope_pos, s.person_id, ?, ?, ?, ?, '王', cast(? as uuid), cast(? as uuid)
                          from registry.student s where s.enrolment_id = ? returning id
                        """)
                .params(
                        java.util.Arrays.asList(
                                school.id(),
                                "N" + on,
                                org.matricula.document.VerificationCode.fresh(),
                                replaces == null ? "first" : "lost",
                                on,
                                replaces == null ? null : replaces.toString(),
                                caseId == null ? null : caseId.toString(),
                                student))
                .query(UUID.class)
                .single();
    }

    /// A draft never sent counts by its day: it may be the rule that stood against it.
    private UUID drafted(String kind, Map<String, Object> fields) {
        var by =
                kind.equals("transfer-in") || kind.equals("deferred-admission")
                        ? offices.registrar()
                        : offices.counsellor();
        return cases.draft(by, kind, student, new HashMap<>(fields));
    }

    private JsonNode rehearse(String policy, String value) throws Exception {
        return rehearse(policy, value, 1);
    }

    private JsonNode rehearse(String policy, String value, int days) throws Exception {
        var body =
                json.writeValueAsString(
                        Map.of(
                                "unit", school.id(),
                                "value", value,
                                "from", today.minusDays(days).toString(),
                                "last", today.toString()));
        var answer =
                web.ask(
                        offices.registrar(),
                        post("/api/v1/policies/" + policy + "/rehearsal")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body));
        assertThat(answer.getStatus())
                .as(policy + " " + answer.getContentAsString())
                .isEqualTo(200);
        return json.readTree(answer.getContentAsString());
    }
}
