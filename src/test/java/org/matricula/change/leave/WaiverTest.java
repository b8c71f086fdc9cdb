package org.matricula.change.leave;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.Issuable;
import org.matricula.change.TestCases;
import org.matricula.governance.TestHouse;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.workflow.apply.AmendCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// 特批: strict execution of a school's own rules, and regard for the individual.
@ProgramTest
class WaiverTest {

    @Autowired MockMvc web;
    @Autowired JsonMapper json;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired TestCases cases;
    @Autowired AmendCase amendCase;
    @Autowired Issuable issuable;

    TestHouse house;
    TestUnits.School school;
    TestCases.Offices offices;
    Actor principal;
    Actor teacher;
    LocalDate today;
    UUID student;
    UUID tooLong;

    /// A leave of eighteen months where the school's own rule allows twelve.
    @BeforeEach
    void a_college_and_a_leave_longer_than_its_rule() {
        house = TestHouse.of(web, json, sql, transaction);
        school = house.school();
        offices = cases.offices(school);
        principal = house.holding("陈校长", "vice-principal");
        teacher = offices.counsellor();
        today = cases.today();
        student =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2025, 9, 1));
        tooLong = drafted(18);
    }

    @Test
    void with_a_leaders_reason_the_rule_gives_way_and_the_case_goes_its_way_with_it_on_record()
            throws Exception {
        assertThat(cases.submit(teacher, tooLong)).containsExactly("leave.months-at-once");
        var waiver = ask(tooLong, "leave.months-at-once");
        assertThat(house.get(principal, "/exceptions").getContentAsString())
                .contains("林一诺", "骨髓移植后须长期康复", "同意特批");

        assertThat(decide(principal, waiver, "grant", "病情特殊，同意")).isEqualTo(204);

        assertThat(cases.submit(teacher, tooLong)).isEmpty();
        while (cases.state(tooLong).equals("in-progress")
                || cases.state(tooLong).equals("submitted")) {
            cases.approve(at(cases.roles(tooLong)), tooLong);
        }
        assertThat(cases.state(tooLong)).as("asked once more at its end").isEqualTo("effective");
        assertThat(cases.trail(tooLong)).contains("waiver-asked 辅导员", "waiver-granted 陈校长");
        var page = house.get(offices.registrar(), "/cases/" + tooLong).getContentAsString();
        assertThat(page).contains("已特批", "病情特殊，同意");
        assertThat(house.get(principal, "/exceptions").getContentAsString())
                .contains("病情特殊，同意", cases.number(tooLong));
    }

    @Test
    void it_holds_for_the_application_as_it_was_and_for_no_other() throws Exception {
        decide(principal, ask(tooLong, "leave.months-at-once"), "grant", "同意");
        Acting.as(teacher, () -> amendCase.amend(tooLong, cases.leave(today, 20), null));

        assertThat(cases.submit(teacher, tooLong)).containsExactly("leave.months-at-once");
        assertThat(house.get(teacher, "/cases/" + tooLong).getContentAsString())
                .contains("申请内容已改，特批不再适用");
    }

    @Test
    void a_refused_exception_changes_nothing_and_may_be_asked_again() throws Exception {
        var waiver = ask(tooLong, "leave.months-at-once");
        assertThat(asked(tooLong, "leave.months-at-once").getStatus()).isEqualTo(409);
        decide(principal, waiver, "refuse", "理由不足");

        assertThat(cases.submit(teacher, tooLong)).containsExactly("leave.months-at-once");
        assertThat(asked(tooLong, "leave.months-at-once").getStatus()).isEqualTo(201);
        assertThat(decide(principal, waiver, "grant", "改变主意")).as("decided once").isEqualTo(409);
    }

    @Test
    void the_laws_rules_and_those_not_broken_never_give_way() throws Exception {
        assertThat(asked(tooLong, "leave.study-limit").getStatus()).isEqualTo(422);
        assertThat(asked(tooLong, "leave.times").getStatus()).isEqualTo(422);
        var beyond = drafted(90);
        assertThat(cases.submit(teacher, beyond)).contains("leave.study-limit");
        assertThat(asked(beyond, "leave.study-limit").getStatus()).isEqualTo(422);
    }

    @Test
    void only_a_leader_grants_it_and_nobody_their_own() throws Exception {
        var waiver = ask(tooLong, "leave.months-at-once");
        assertThat(decide(teacher, waiver, "grant", "x")).isEqualTo(403);
        assertThat(decide(offices.registrar(), waiver, "grant", "x")).isEqualTo(403);
        var stranger = TestHouse.of(web, json, sql, transaction).holding("外校", "vice-principal");
        assertThat(decide(stranger, waiver, "grant", "x")).isEqualTo(404);
        assertThat(decide(principal, waiver, "grant", " "))
                .as("not without a reason")
                .isEqualTo(400);
        var asker = house.people().also(teacher.account(), "辅导员", "vice-principal", school.id());
        assertThat(decide(asker, waiver, "grant", "x")).isEqualTo(403);
    }

    @Test
    void a_paper_let_all_the_same_stands_on_the_leaders_list_too() throws Exception {
        Acting.as(principal, () -> issuable.relax(student, Issuable.TRANSCRIPT, "用人单位急需"));
        assertThat(house.get(principal, "/exceptions").getContentAsString())
                .contains("自动退学后出具成绩单", "用人单位急需");
    }

    private Actor at(String role) {
        return switch (role) {
            case "counsellor" -> house.holding("辅导员二", "counsellor");
            case "department-registrar" -> offices.department();
            case "registrar" -> offices.registrar();
            default -> offices.head();
        };
    }

    private UUID drafted(int months) {
        var another =
                months == 18
                        ? student
                        : cases.students()
                                .enrolled(
                                        school.id(), school.firstClass(), LocalDate.of(2025, 9, 1));
        var id =
                cases.draft(
                        teacher,
                        "leave-of-absence",
                        another,
                        new HashMap<>(cases.leave(today, months)));
        cases.evidence(teacher, id, "medical-certificate", "guardian-consent");
        return id;
    }

    private String ask(UUID id, String rule) throws Exception {
        return house.made(asked(id, rule));
    }

    private org.springframework.mock.web.MockHttpServletResponse asked(UUID id, String rule)
            throws Exception {
        return house.post(
                teacher,
                "/api/v1/cases/" + id + "/exceptions",
                Map.of("rule", rule, "why", "骨髓移植后须长期康复"));
    }

    private int decide(Actor by, String waiver, String decision, String opinion) throws Exception {
        return house.post(
                        by,
                        "/api/v1/exceptions/" + waiver + "/decision",
                        Map.of("decision", decision, "opinion", opinion))
                .getStatus();
    }
}
