package org.matricula.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.governance.publication.PublishList;
import org.matricula.identity.Reach;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.registry.TestStudents;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// A student's and a guardian's reach is as wide as the tree and holds one person: the inner
/// affairs of a school are theirs only where that person is.
@ProgramTest
class OtherSchoolsTest {

    @Autowired MockMvc web;
    @Autowired JsonMapper json;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired TestCases cases;
    @Autowired PublishList publishList;
    @Autowired Reach reach;

    TestHouse ours;
    TestHouse theirs;
    Actor student;
    Actor guardian;

    @BeforeEach
    void a_student_of_one_school_and_another_school() {
        ours = TestHouse.of(web, json, sql, transaction);
        theirs = TestHouse.of(web, json, sql, transaction);
        var enrolment =
                cases.students()
                        .enrolled(
                                TestStudents.newcomer(
                                        "欧阳一诺",
                                        ours.school().firstClass(),
                                        LocalDate.of(2024, 9, 1)),
                                ours.school().id());
        student = linked("student", enrolment, ours.school().firstClass());
        guardian = linked("guardian", enrolment, ours.school().firstClass());
    }

    @Test
    void lists_that_are_not_open_are_read_at_the_own_school_only() throws Exception {
        var own = list(ours);
        var other = list(theirs);
        for (var who : List.of(student, guardian)) {
            assertThat(ours.get(who, "/publications").getContentAsString())
                    .as("without asking for a school it is the own one")
                    .contains("助学金公示");
            assertThat(ours.get(who, "/api/v1/publications/" + own).getStatus()).isEqualTo(200);
            assertThat(ours.get(who, "/api/v1/publications/" + other).getStatus()).isEqualTo(404);
            assertThat(ours.get(who, "/publications/" + other).getStatus()).isEqualTo(404);
            assertThat(status(who, "/publications?unit=")).isEqualTo(404);
            assertThat(
                            ours.post(
                                            who,
                                            "/api/v1/publications/" + other + "/objections",
                                            Map.of("words", "拖延"))
                                    .getStatus())
                    .as("nor is another school's award held up")
                    .isEqualTo(404);
        }
    }

    @Test
    void rules_bodies_policies_and_units_are_those_of_the_own_school() throws Exception {
        for (var who : List.of(student, guardian)) {
            for (var page :
                    List.of("/rules?unit=", "/bodies?unit=", "/policies?unit=", "/units/")) {
                assertThat(status(who, page)).as(page).isEqualTo(404);
                assertThat(ours.get(who, page + ours.school().id()).getStatus())
                        .as("own " + page)
                        .isEqualTo(200);
            }
            assertThat(ours.get(who, "/bodies").getContentAsString())
                    .doesNotContain(theirs.school().id().toString());
            var tree = ours.get(who, "/units").getContentAsString();
            assertThat(tree)
                    .contains(ours.school().id().toString(), ours.school().firstClass().toString())
                    .doesNotContain(
                            theirs.school().id().toString(),
                            ours.school().secondClass().toString());
            assertThat(status(who, "/api/v1/units/")).isEqualTo(404);
            assertThat(status(who, "/api/v1/units?parent=")).isEqualTo(404);
        }
    }

    @Test
    void who_goes_to_another_school_takes_the_right_along() throws Exception {
        var left = list(ours);
        var entered = list(theirs);
        cases.people()
                .system(() ->
                        sql.sql(
                                        """
                                        update registry.student
                                           set unit_id = :unit, institution_id = :school
                                         where person_id = :person
                                        """)
                                .param("unit", theirs.school().firstClass())
                                .param("school", theirs.school().id())
                                .param("person", student.scope().persons().getFirst())
                                .update());
        assertThat(ours.get(student, "/api/v1/publications/" + left).getStatus()).isEqualTo(404);
        assertThat(ours.get(student, "/api/v1/publications/" + entered).getStatus()).isEqualTo(200);
    }

    private int status(Actor who, String path) throws Exception {
        return ours.get(who, path + theirs.school().id()).getStatus();
    }

    private UUID list(TestHouse house) {
        return Acting.call(
                house.holding("章主任", "registrar"),
                () ->
                        publishList.publish(
                                new PublishList.NewList(
                                        house.school().id(),
                                        "selection",
                                        "助学金公示",
                                        null,
                                        "学生处",
                                        "010-8",
                                        null,
                                        false,
                                        false,
                                        List.of(
                                                new PublishList.Entry(
                                                        "王一", "20240001", "一班", "获得")))));
    }

    /// With the reach the program itself gives.
    private Actor linked(String role, UUID enrolment, UUID unit) {
        var account = cases.people().account("欧阳");
        cases.people()
                .system(() ->
                        sql.sql(
                                        role.equals("student")
                                                ? """
                                                insert into registry.account_person (account_id, person_id)
                                                select :account, person_id from registry.enrolment where id = :id
                                                """
                                                : """
                                                update registry.guardian set account_id = :account
                                                 where person_id = (select person_id from registry.enrolment where id = :id)
                                                """)
                                .param("account", account)
                                .param("id", enrolment)
                                .update());
        return new Actor(
                account, "欧阳", role, unit, reach.of(account, role).orElseThrow(), "127.0.0.1");
    }
}
