package org.matricula.registry.numbering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// Patterns are tried on those who wait, then set; numbers are issued by the interface too.
@ProgramTest
class NumberPatternsTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;

    WebSteps web;
    TestUnits.School school;
    Actor registrar;

    @BeforeEach
    void somebodyWithoutANumber() {
        web = new WebSteps(mvc, sql);
        school = new TestUnits(sql, transaction).school("school");
        registrar = web.staff("registrar", school.id());
        var newcomer = TestStudents.newcomer("待编号", school.firstClass(), LocalDate.of(2026, 9, 1));
        new TestStudents(intake, transaction, sql)
                .enrolled(TestStudents.numbered(newcomer, null), school.id());
    }

    @Test
    void a_pattern_is_tried_on_those_who_wait_and_nothing_is_set() throws Exception {
        assertThat(tried("A{year:4}{seq:3}"))
                .contains("\"inForce\":\"{year:4}{seq:4}\"", "A2026001", "待编号");
        assertThat(tried("{year:4")).contains("number-pattern.").doesNotContain("待编号");
        assertThat(tried("")).contains("20260001");
        var page =
                web.ask(registrar, get("/students/number-pattern").param("pattern", "B{seq:5}"))
                        .getContentAsString();
        assertThat(page).contains("B00001", "启用这个规则", "</html>");
    }

    @Test
    void a_new_pattern_holds_from_a_coming_day_with_a_reason() throws Exception {
        assertThat(set("{\"pattern\": \"C{seq:5}\", \"reason\": \"校务会议\"}")).isEqualTo(200);
        assertThat(set("{\"pattern\": \"C{seq:5}\"}")).as("no reason").isEqualTo(400);
        assertThat(set("{\"pattern\": \"C{seq\", \"reason\": \"x\"}")).isEqualTo(400);
        assertThat(tried("")).as("today the old one").contains("\"inForce\":\"{year:4}{seq:4}\"");
        var other = new TestUnits(sql, transaction).school("school");
        assertThat(
                        web.ask(registrar, get("/api/v1/units/" + other.id() + "/number-pattern"))
                                .getStatus())
                .isEqualTo(404);
    }

    @Test
    void numbers_are_previewed_and_issued_by_the_interface_once() throws Exception {
        var address = "/api/v1/numbers?unit=" + school.id();
        assertThat(web.ask(registrar, get(address)).getContentAsString()).contains("20260001");
        var order = "{\"unit\": \"" + school.id() + "\"}";
        assertThat(issue(order)).contains("20260001", "待编号");
        assertThat(issue(order)).as("nobody waits any more").isEqualTo("[]");
    }

    private String issue(String order) throws Exception {
        return web.ask(
                        registrar,
                        post("/api/v1/numbers")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(order))
                .getContentAsString();
    }

    private String tried(String pattern) throws Exception {
        return web.ask(
                        registrar,
                        get("/api/v1/units/" + school.id() + "/number-pattern")
                                .param("pattern", pattern))
                .getContentAsString();
    }

    private int set(String body) throws Exception {
        return web.ask(
                        registrar,
                        post("/api/v1/units/" + school.id() + "/number-pattern")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body))
                .getStatus();
    }
}
