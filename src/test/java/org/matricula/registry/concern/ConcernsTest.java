package org.matricula.registry.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// The page of a class, for whoever reaches a whole school.
@ProgramTest
class ConcernsTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;

    @Test
    void whoever_reaches_too_many_chooses_a_unit_and_nobody_is_looked_at_before() throws Exception {
        var school = new TestUnits(sql, transaction).school("college");
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(status ->
                                intake.enrol(
                                        school.id(),
                                        null,
                                        "registered",
                                        Stream.generate(() ->
                                                        TestStudents.newcomer(
                                                                "林一诺",
                                                                school.firstClass(),
                                                                LocalDate.of(2025, 9, 1)))
                                                .limit(ReadConcerns.MOST + 1)
                                                .iterator())));
        var registrar = new TestPeople(sql, transaction).holding("学籍管理员", "registrar", school.id());
        var web = new WebSteps(mvc, sql);
        var whole = web.ask(registrar, get("/students/concerns"));
        assertThat(whole.getStatus()).isEqualTo(200);
        assertThat(whole.getContentAsString())
                .contains("请先选择下级单位", "/students/concerns?unit=")
                .doesNotContain("/students/T", "<nav class=\"tabs\"");
        assertThat(web.ask(registrar, get("/api/v1/students/concerns")).getStatus())
                .as("a program names the unit itself")
                .isEqualTo(422);
    }
}
