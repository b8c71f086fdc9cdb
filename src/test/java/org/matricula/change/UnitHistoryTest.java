package org.matricula.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.calendar.WorkingDays;
import org.matricula.governance.TestHouse;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.MoveUnit;
import org.matricula.organisation.TestUnits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Cases follow the tree of units, and their deadlines the calendar.
@ProgramTest
class UnitHistoryTest {

    @Autowired MockMvc web;
    @Autowired JsonMapper json;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired TestCases cases;
    @Autowired MoveUnit moveUnit;
    @Autowired WorkingDays workingDays;

    TestHouse house;
    TestUnits.School school;
    TestCases.Offices offices;
    UUID leave;

    @BeforeEach
    void a_leave_on_its_way() {
        house = TestHouse.of(web, json, sql, transaction);
        school = house.school();
        offices = cases.offices(school);
        var student =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
        leave =
                cases.submitted(
                        cases.people().reaching("林一诺", "student", school.id(), student),
                        "leave-of-absence",
                        student,
                        cases.leave(cases.today(), 6),
                        "medical-certificate",
                        "guardian-consent");
    }

    @Test
    void a_moved_class_takes_its_cases_along() throws Exception {
        var other =
                cases.people()
                        .system(() ->
                                house.units()
                                        .unit("department", school.id(), school.id(), "college"));
        var there = cases.people().holding("新院系", "department-registrar", other);
        assertThat(house.get(there, "/cases/" + leave).getStatus()).isEqualTo(404);

        Acting.as(Actor.system("test"), () -> moveUnit.move(school.firstClass(), other, "院系调整"));

        assertThat(house.get(there, "/cases/" + leave).getStatus()).isEqualTo(200);
        assertThat(house.get(offices.department(), "/cases/" + leave).getStatus())
                .as("the old department no longer has it")
                .isEqualTo(404);
        var scan =
                cases.texts("select file_id::text from workflow.evidence where case_id = ?", leave)
                        .getFirst();
        assertThat(house.get(there, "/files/" + scan).getStatus()).isEqualTo(200);
        assertThat(house.get(offices.department(), "/files/" + scan).getStatus()).isEqualTo(404);
    }

    @Test
    void a_holiday_put_in_moves_the_deadline_of_an_open_turn_and_of_no_decided_one()
            throws Exception {
        var administrator = house.holding("管理员", "administrator");
        cases.approve(offices.counsellor(), leave);
        var decided = due("decision is not null");
        var open = due("decision is null");
        var between = workingDays.plus(open, -1);

        mark(administrator, between, false);
        try {
            assertThat(due("decision is null")).isEqualTo(workingDays.plus(open, 1));
            assertThat(due("decision is not null")).isEqualTo(decided);
        } finally {
            mark(administrator, between, true);
        }
        assertThat(due("decision is null")).as("taken out again").isEqualTo(open);
    }

    private void mark(Actor administrator, LocalDate day, boolean working) throws Exception {
        var marked =
                house.ask(
                        administrator,
                        post("/calendar/days")
                                .param("on", day.toString())
                                .param("working", String.valueOf(working))
                                .param("name", "校庆")
                                .param("source", "校发"));
        assertThat(marked.getStatus()).isEqualTo(302);
    }

    private LocalDate due(String which) {
        return cases.people()
                .system(() ->
                        sql.sql("select due_on from workflow.step where case_id = ? and " + which)
                                .param(leave)
                                .query(LocalDate.class)
                                .single());
    }
}
