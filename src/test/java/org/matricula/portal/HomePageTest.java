package org.matricula.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.matricula.ProgramTest;
import org.matricula.identity.Role;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.matricula.organisation.TestUnits;
import org.matricula.organisation.Units;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

@ProgramTest
class HomePageTest {

    @Autowired WebApplicationContext context;
    @Autowired Units units;
    @Autowired Intake intake;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    TestUnits.School school;

    @BeforeEach
    void aCollegeWithTwoStudents() {
        school = new TestUnits(sql, transaction).school("college");
        var students = new TestStudents(intake, transaction, sql);
        students.enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
        students.enrolled(school.id(), school.secondClass(), LocalDate.of(2024, 9, 1));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void every_role_finds_its_work_or_words_that_say_there_is_none(Role role) throws Exception {
        var page = home(role.code(), school.id());

        assertThat(page).contains("我的工作").contains("消息").contains("没有消息");
        assertThat(page).doesNotContain("请联系系统管理员授予任职");
    }

    @Test
    void a_leader_sees_how_many_there_are_in_which_standing() throws Exception {
        assertThat(home("vice-principal", school.id()))
                .contains("在籍", "各学籍状态人数", "/statistics/headcount/students?asOf=", "变动");
    }

    @Test
    void a_registrar_is_told_what_the_list_is_owed() throws Exception {
        assertThat(home("registrar", school.id())).contains("没有待核对的登记");

        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(it ->
                                intake.enrol(
                                        school.id(),
                                        null,
                                        "entered",
                                        List.of(
                                                        TestStudents.newcomer(
                                                                "王待核",
                                                                school.firstClass(),
                                                                LocalDate.of(2024, 9, 1)))
                                                .iterator())));

        assertThat(home("registrar", school.id())).contains("待核对的登记").contains("/students/check");
    }

    @Test
    void a_teacher_sees_their_own_class_alone() throws Exception {
        var page = home("class-teacher", school.firstClass());

        assertThat(page).contains("我的班级").contains(school.firstClass().toString());
        assertThat(page).doesNotContain(school.secondClass().toString());
    }

    @Test
    void whoever_holds_no_post_is_told_whom_to_ask() throws Exception {
        var nobody = new Actor(UUID.randomUUID(), "某人", "none", null, Scope.NOTHING, "test");

        assertThat(page(nobody)).contains("请联系系统管理员授予任职");
    }

    private String home(String role, UUID unit) throws Exception {
        var at = Acting.call(Actor.system("test"), () -> units.get(unit));
        var scope =
                role.equals("student") || role.equals("guardian")
                        ? Scope.NOTHING
                        : new Scope(at.pos(), at.posEnd(), List.of());
        return page(new Actor(UUID.randomUUID(), "王秀英", role, unit, scope, "test"));
    }

    private String page(Actor actor) throws Exception {
        MockMvc web = MockMvcBuilders.webAppContextSetup(context).build();
        return Acting.<String, Exception>call(
                actor,
                () -> {
                    var answer = web.perform(get("/")).andReturn().getResponse();
                    assertThat(answer.getStatus()).isEqualTo(200);
                    return answer.getContentAsString();
                });
    }
}
