package org.matricula.governance.errand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.governance.TestHouse;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.workflow.Forgotten;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// 交办任务: the whole school takes part.
@ProgramTest
class ErrandsTest {

    @Autowired MockMvc web;
    @Autowired JsonMapper json;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired LateErrands lateErrands;
    @Autowired Clock clock;

    TestHouse house;
    Actor registrar;
    Actor teacher;
    Actor second;
    LocalDate today;

    @BeforeEach
    void a_college_with_two_class_teachers() {
        house = TestHouse.of(web, json, sql, transaction);
        registrar = house.holding("王科长", "registrar");
        teacher = house.holding("赵老师", "class-teacher");
        second = house.people().holding("钱老师", "class-teacher", house.school().secondClass());
        today = LocalDate.now(clock);
    }

    @Test
    void every_class_teacher_is_asked_told_and_counted_as_they_do_it() throws Exception {
        var id = set("class-teacher", today.plusDays(7));

        assertThat(house.get(teacher, "/errands").getContentAsString()).contains("补全家庭信息");
        assertThat(house.get(teacher, "/").getContentAsString()).contains("补全家庭信息");
        assertThat(notices(teacher)).contains("notice.errand.set");

        assertThat(
                        house.post(
                                        teacher,
                                        "/api/v1/errands/" + id + "/done",
                                        Map.of("note", "已核对"))
                                .getStatus())
                .isEqualTo(204);

        var told = house.read(house.get(registrar, "/api/v1/errands/" + id));
        assertThat(told.at("/errand/asked").asInt()).isEqualTo(2);
        assertThat(told.at("/errand/done").asInt()).isEqualTo(1);
        assertThat(told.at("/shares/0/name").asString())
                .as("who has not comes first")
                .isEqualTo("钱老师");
        assertThat(house.get(registrar, "/errands/" + id).getContentAsString())
                .contains("赵老师", "已核对", "催办");
    }

    @Test
    void students_are_asked_like_staff_and_see_no_one_elses_share() throws Exception {
        var student = house.holding("林一诺", "student");
        house.holding("陈二", "student");
        var id = set("student", today.plusDays(7));

        var page = house.get(student, "/errands/" + id).getContentAsString();

        assertThat(page).contains("补全家庭信息", "标记完成").doesNotContain("陈二", "催办");
        assertThat(house.post(student, "/api/v1/errands/" + id + "/remind", Map.of()).getStatus())
                .isEqualTo(403);
    }

    @Test
    void reminding_tells_only_those_who_have_not_done_it() throws Exception {
        var id = set("class-teacher", today.plusDays(7));
        house.post(teacher, "/api/v1/errands/" + id + "/done", Map.of());

        var reminded =
                house.read(house.post(registrar, "/api/v1/errands/" + id + "/remind", Map.of()));

        assertThat(reminded.get("told").asInt()).isEqualTo(1);
        assertThat(notices(second)).contains("notice.errand.remind");
        assertThat(notices(teacher)).doesNotContain("notice.errand.remind");
    }

    @Test
    void what_is_overdue_stands_on_the_forgotten_list_with_who_is_late_until_it_is_done()
            throws Exception {
        var id = set("class-teacher", today);
        house.post(teacher, "/api/v1/errands/" + id + "/done", Map.of());

        assertThat(forgotten(today)).as("on its day it is not late").isEmpty();
        assertThat(forgotten(today.plusDays(1)))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.owner()).isEqualTo("钱老师");
                    assertThat(it.subject()).contains("1/2");
                });

        house.post(second, "/api/v1/errands/" + id + "/done", Map.of());
        assertThat(forgotten(today.plusDays(1))).isEmpty();
    }

    @Test
    void done_may_be_taken_back_and_a_cancelled_errand_asks_nothing_of_anybody() throws Exception {
        var id = set("class-teacher", today.plusDays(7));
        house.post(teacher, "/api/v1/errands/" + id + "/done", Map.of());
        house.post(teacher, "/api/v1/errands/" + id + "/not-done", Map.of());
        assertThat(house.read(house.get(teacher, "/api/v1/errands?open=true")).get("items"))
                .hasSize(1);

        assertThat(
                        house.post(
                                        registrar,
                                        "/api/v1/errands/" + id + "/cancel",
                                        Map.of("reason", "不再需要"))
                                .getStatus())
                .isEqualTo(204);

        assertThat(house.read(house.get(teacher, "/api/v1/errands")).get("items")).isEmpty();
        assertThat(house.post(teacher, "/api/v1/errands/" + id + "/done", Map.of()).getStatus())
                .isEqualTo(409);
    }

    @Test
    void an_errand_leads_nowhere_outside_and_goes_to_somebody_by_a_day_to_come() throws Exception {
        var refused =
                house.post(
                        registrar,
                        "/api/v1/errands",
                        Map.of(
                                "unit", house.school().id(),
                                "roles", List.of("wizard"),
                                "title", " ",
                                "href", "//evil.example",
                                "dueOn", today.minusDays(1).toString()));
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString())
                .contains("\"title\"", "\"roles\"", "\"href\"", "\"dueOn\"");
        var nobody =
                house.post(
                        registrar,
                        "/api/v1/errands",
                        Map.of(
                                "unit", house.school().id(),
                                "roles", List.of("archive-keeper"),
                                "title", "x",
                                "dueOn", today.toString()));
        assertThat(nobody.getStatus()).isEqualTo(422);
    }

    @Test
    void another_schools_errand_is_not_there() throws Exception {
        var id = set("class-teacher", today.plusDays(7));
        var stranger = TestHouse.of(web, json, sql, transaction).holding("外校", "registrar");
        assertThat(house.get(stranger, "/errands/" + id).getStatus()).isEqualTo(404);
        assertThat(house.get(stranger, "/errands/set").getContentAsString())
                .doesNotContain("补全家庭信息");
    }

    private String set(String role, LocalDate due) throws Exception {
        return house.made(
                house.post(
                        registrar,
                        "/api/v1/errands",
                        Map.of(
                                "unit", house.school().id(),
                                "roles", List.of(role),
                                "title", "补全家庭信息",
                                "href", "/students",
                                "dueOn", due.toString())));
    }

    private List<Forgotten> forgotten(LocalDate on) {
        return Acting.call(registrar, () -> lateErrands.find(on, 50));
    }

    private List<String> notices(Actor who) {
        return Acting.call(
                who,
                () ->
                        transaction.execute(status ->
                                sql.sql("select key from notice.notice")
                                        .query(String.class)
                                        .list()));
    }
}
