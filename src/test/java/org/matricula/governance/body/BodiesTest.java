package org.matricula.governance.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.governance.TestHouse;
import org.matricula.kernel.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// 学籍管理机构 and the system of responsibility, asked through the interface and read on the page.
@ProgramTest
class BodiesTest {

    @Autowired MockMvc web;
    @Autowired JsonMapper json;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Clock clock;

    TestHouse house;
    Actor head;
    Actor teacher;
    LocalDate today;

    @BeforeEach
    void a_college() {
        house = TestHouse.of(web, json, sql, transaction);
        head = house.holding("陈校长", "vice-principal");
        teacher = house.holding("赵老师", "class-teacher");
        today = LocalDate.now(clock);
    }

    @Test
    void
            the_leading_group_the_office_the_two_centres_and_the_academic_office_are_known_to_all_staff()
                    throws Exception {
        var group = body("leading-group", "学籍管理领导小组", null);
        var office = body("status-office", "学籍管理办公室", group);
        body("registry-centre", "学籍管理中心", office);
        body("archive-centre", "学籍档案管理中心", office);
        body("academic-office", "教务处", group);
        appoint(group, Map.of("name", "陈志远", "duty", "组长", "phone", "010-1"));

        var page = house.get(teacher, "/bodies");

        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString())
                .contains("学籍管理领导小组", "学籍管理办公室", "学籍管理中心", "学籍档案管理中心", "教务处")
                .contains("陈志远", "组长", "校发〔2026〕3号")
                .contains("任职人员", "陈校长")
                .doesNotContain("设立机构");
        assertThat(house.get(head, "/bodies").getContentAsString())
                .as("who decides withdrawals is set up the same way")
                .contains("value=\"principals-meeting\"");
        var told = bodies(teacher, "/api/v1/bodies");
        assertThat(told.get(1).get("superior").asString()).isEqualTo("学籍管理领导小组");
    }

    @Test
    void a_matter_without_an_owner_is_a_gap_until_a_body_answers_for_it() throws Exception {
        var before = house.read(house.get(teacher, "/api/v1/bodies/matters"));
        assertThat(state(before, "confidentiality")).isEqualTo("none");
        assertThat(state(before, "leave-of-absence"))
                .as("every process is a matter")
                .isEqualTo("none");

        var centre = body("registry-centre", "学籍管理中心", null);
        var person = appoint(centre, Map.of("name", "王秀英", "duty", "主任", "phone", "010-2"));
        charge(centre, "confidentiality", person);

        var after = house.read(house.get(teacher, "/api/v1/bodies/matters"));
        assertThat(state(after, "confidentiality")).isEqualTo("owned");
        assertThat(after.get("gaps").asInt()).isEqualTo(before.get("gaps").asInt() - 1);
        assertThat(matter(after, "confidentiality").get("person").asString()).isEqualTo("王秀英");
        assertThat(house.get(head, "/bodies").getContentAsString())
                .contains(after.get("gaps").asInt() + " 项事项还没有专门的责任机构");
    }

    @Test
    void one_body_answers_for_a_matter_and_a_dissolved_one_leaves_a_gap() throws Exception {
        var office = body("academic-office", "教务处", null);
        var centre = body("registry-centre", "学籍管理中心", null);
        charge(office, "statistics", null);
        charge(centre, "statistics", null);
        assertThat(
                        matter(house.read(house.get(head, "/api/v1/bodies/matters")), "statistics")
                                .get("body")
                                .asString())
                .isEqualTo("学籍管理中心");

        assertThat(
                        house.post(
                                        head,
                                        "/api/v1/bodies/" + centre + "/dissolve",
                                        Map.of("reason", "机构调整"))
                                .getStatus())
                .isEqualTo(204);

        assertThat(state(house.read(house.get(head, "/api/v1/bodies/matters")), "statistics"))
                .isEqualTo("none");
    }

    @Test
    void who_has_left_is_still_told_for_the_days_they_served() throws Exception {
        var group = body("leading-group", "学籍管理领导小组", null);
        var member =
                appoint(
                        group,
                        Map.of(
                                "name",
                                "李前任",
                                "duty",
                                "组长",
                                "from",
                                today.minusYears(1).toString()));

        var ended =
                house.post(
                        head, "/api/v1/bodies/" + group + "/members/" + member + "/end", Map.of());

        assertThat(ended.getStatus()).isEqualTo(204);
        assertThat(bodies(teacher, "/api/v1/bodies").toString()).doesNotContain("李前任");
        assertThat(bodies(teacher, "/api/v1/bodies?asOf=" + today.minusDays(1)).toString())
                .contains("李前任");
    }

    @Test
    void an_account_gives_its_own_name_and_one_that_does_not_exist_is_refused() throws Exception {
        var group = body("leading-group", "学籍管理领导小组", null);
        var refused =
                house.post(
                        head,
                        "/api/v1/bodies/" + group + "/members",
                        Map.of("username", "nobody-here", "name", "", "duty", "成员"));
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("没有用户名为");
    }

    @Test
    void only_leaders_and_the_registry_order_it_and_only_for_their_own_school() throws Exception {
        var group = body("leading-group", "学籍管理领导小组", null);
        var stranger = TestHouse.of(web, json, sql, transaction).holding("外校", "registrar");

        assertThat(house.post(teacher, "/api/v1/bodies", founding("other", "x", null)).getStatus())
                .isEqualTo(403);
        assertThat(
                        house.post(stranger, "/api/v1/bodies/" + group + "/charges", Map.of())
                                .getStatus())
                .isEqualTo(404);
        assertThat(house.get(stranger, "/bodies?unit=" + house.school().id()).getStatus())
                .isEqualTo(404);
        assertThat(house.get(stranger, "/api/v1/bodies").getContentAsString())
                .doesNotContain("学籍管理领导小组");
    }

    @Test
    void a_body_is_set_up_by_a_document_and_every_fault_is_told_at_once() throws Exception {
        var refused =
                house.post(
                        head,
                        "/api/v1/bodies",
                        Map.of("kind", "committee", "name", " ", "foundedBy", ""));
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("\"kind\"", "\"name\"", "\"foundedBy\"");
    }

    private String body(String kind, String name, String superior) throws Exception {
        return house.made(house.post(head, "/api/v1/bodies", founding(kind, name, superior)));
    }

    private static Map<String, Object> founding(String kind, String name, String superior) {
        var body = new HashMap<String, Object>();
        body.put("kind", kind);
        body.put("name", name);
        body.put("superior", superior);
        body.put("foundedBy", "校发〔2026〕3号");
        body.put("from", "2020-09-01");
        return body;
    }

    private String appoint(String body, Map<String, ?> member) throws Exception {
        return house.made(house.post(head, "/api/v1/bodies/" + body + "/members", member));
    }

    private void charge(String body, String matter, String member) throws Exception {
        var share = new HashMap<String, Object>();
        share.put("matter", matter);
        share.put("member", member);
        assertThat(house.post(head, "/api/v1/bodies/" + body + "/charges", share).getStatus())
                .isEqualTo(204);
    }

    private List<JsonNode> bodies(Actor actor, String path) throws Exception {
        var items = house.read(house.get(actor, path)).get("items");
        return items.valueStream().toList();
    }

    private static JsonNode matter(JsonNode owners, String code) {
        return owners.get("items")
                .valueStream()
                .filter(it -> it.get("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static String state(JsonNode owners, String code) {
        return matter(owners, code).get("state").asString();
    }
}
