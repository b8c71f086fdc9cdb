package org.matricula.registry.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// Family, schooling, growth and destination, put right from the file.
@ProgramTest
class EditLinesTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;

    FileSteps file;

    @BeforeEach
    void aStudent() {
        file = FileSteps.begin(mvc, sql, transaction, intake);
    }

    @Test
    void a_family_member_is_added_shown_masked_put_right_and_taken_out() throws Exception {
        var member =
                added(
                        "family",
                        """
                        {"name": "欧阳修文", "relation": "51", "phone": "13911112222",
                         "documentNumber": "11010519491231002X", "employer": "供电局", "custody": "true"}
                        """);
        var page = file.web().ask(file.registrar(), get(file.page())).getContentAsString();
        assertThat(page)
                .contains("欧阳修文", "父亲", "139****2222", "供电局", "是")
                .doesNotContain("13911112222", "11010519491231002X");
        var form =
                file.web()
                        .ask(file.registrar(), get(file.page() + "/lists/family/" + member))
                        .getContentAsString();
        assertThat(form).as("whoever changes it sees it").contains("13911112222");

        var changed =
                file.web()
                        .ask(
                                file.registrar(),
                                post(file.page() + "/lists/family/" + member)
                                        .param("version", file.tag())
                                        .param("reason", "家长来电")
                                        .param("name", "欧阳修文")
                                        .param("relation", "57")
                                        .param("phone", "13933334444"));
        assertThat(changed.getStatus()).as(changed.getContentAsString()).isEqualTo(302);
        var list =
                file.web()
                        .ask(file.registrar(), get(file.api() + "/lists/family"))
                        .getContentAsString();
        assertThat(list)
                .contains(
                        "\"relation\":{\"code\":\"57\"",
                        "139****4444",
                        "\"employer\":\"供电局\"",
                        "\"custody\":false")
                .doesNotContain("13933334444");
        assertThat(file.noted("student.line-change")).containsExactly("家长来电");

        var removed =
                file.web()
                        .ask(
                                file.registrar(),
                                post(file.page() + "/lists/family/" + member + "/remove")
                                        .param("version", file.tag())
                                        .param("reason", "登记有误"));
        assertThat(removed.getStatus()).isEqualTo(302);
        assertThat(file.web().ask(file.registrar(), get(file.page())).getContentAsString())
                .doesNotContain("欧阳修文");
        assertThat(file.noted("student.line-remove")).containsExactly("登记有误");
    }

    @Test
    void former_schools_growth_and_destination_stand_in_the_file_with_their_days()
            throws Exception {
        added(
                "schooling",
                """
                {"school": "第三中学", "level": "61", "fromOn": "2018-09-01", "untilOn": "2021-06-30", "witness": "周老师"}
                """);
        added(
                "growth",
                "{\"kind\": \"10\", \"happenedOn\": \"2024-09-03\", \"what\": \"军训与校规教育\"}");
        added(
                "growth",
                """
                {"kind": "30", "happenedOn": "2025-10-12", "what": "1000 米", "result": "3分52秒 良好",
                 "assessor": "体育部", "note": "哮喘免跳远"}
                """);
        added(
                "growth",
                "{\"kind\": \"60\", \"happenedOn\": \"2025-11-01\", \"what\": \"二胡\", \"result\": \"八级\"}");
        added(
                "growth",
                "{\"kind\": \"70\", \"happenedOn\": \"2025-12-01\", \"what\": \"市技能竞赛\", \"result\": \"二等奖\"}");
        added(
                "destination",
                """
                {"kind": "11", "settledOn": "2026-06-20", "employer": "长沙轨道交通", "position": "站务员", "place": "长沙"}
                """);
        var page = file.web().ask(file.registrar(), get(file.page())).getContentAsString();
        assertThat(page)
                .contains("第三中学", "2018-09-01", "周老师")
                .contains("入学教育", "军训与校规教育", "体质健康测试", "3分52秒 良好", "兴趣特长", "八级")
                .contains("奖励", "二等奖")
                .contains("签劳动合同形式就业", "长沙轨道交通", "站务员")
                .doesNotContain("哮喘");
        var own =
                file.web()
                        .ask(
                                file.web().themselves("student", file.person()),
                                get(file.api() + "/lists/growth"))
                        .getContentAsString();
        assertThat(own).contains("市技能竞赛").doesNotContain("哮喘");
        var clear =
                file.web()
                        .ask(
                                file.registrar(),
                                get(file.api() + "/lists/growth").queryParam("unmask", "体检复核"))
                        .getContentAsString();
        assertThat(clear).contains("哮喘免跳远");
        assertThat(file.noted("student.unmask")).containsExactly("体检复核");
    }

    @Test
    void each_list_has_its_keepers() throws Exception {
        var growth = "{\"kind\": \"60\", \"happenedOn\": \"2025-11-01\", \"what\": \"二胡\"}";
        var family = "{\"name\": \"甲\", \"relation\": \"51\"}";
        for (var role : new String[] {"class-teacher", "counsellor", "teacher"}) {
            assertThat(add(file.staff(role), "growth", file.tag(), growth).getStatus())
                    .as(role)
                    .isEqualTo(201);
            assertThat(add(file.staff(role), "family", file.tag(), family).getStatus())
                    .as(role)
                    .isEqualTo(403);
        }
        assertThat(add(file.staff("vice-principal"), "growth", file.tag(), growth).getStatus())
                .isEqualTo(403);
        assertThat(
                        add(
                                        file.web().themselves("student", file.person()),
                                        "growth",
                                        file.tag(),
                                        growth)
                                .getStatus())
                .isEqualTo(403);
        assertThat(
                        file.web()
                                .ask(file.staff("teacher"), get(file.page() + "/lists/family/new"))
                                .getStatus())
                .isEqualTo(403);
        var elsewhere = new TestUnits(sql, transaction).school("college");
        assertThat(
                        add(
                                        file.web().staff("registrar", elsewhere.id()),
                                        "growth",
                                        file.tag(),
                                        growth)
                                .getStatus())
                .isEqualTo(404);
    }

    @Test
    void of_two_at_once_the_second_is_told() throws Exception {
        var seen = file.tag();
        var family = "{\"name\": \"甲\", \"relation\": \"51\"}";
        assertThat(add(file.registrar(), "family", seen, family).getStatus()).isEqualTo(201);
        var second = add(file.registrar(), "family", seen, family);
        assertThat(second.getStatus()).isEqualTo(409);
        assertThat(second.getContentAsString()).contains("已被他人修改");
        assertThat(add(file.registrar(), "family", null, family).getStatus())
                .as("without a version")
                .isEqualTo(400);
    }

    @Test
    void bad_input_is_named_field_by_field_and_nothing_is_written() throws Exception {
        var before = file.tag();
        var refused =
                add(
                        file.registrar(),
                        "growth",
                        before,
                        """
                        {"kind": "no", "happenedOn": "2025-13-40", "what": " ", "result": "a\\u0000b", "assessor": "%s"}
                        """
                                .formatted("长".repeat(501)));
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString())
                .contains(
                        "\"field\":\"kind\"",
                        "\"field\":\"happenedOn\"",
                        "\"field\":\"what\"",
                        "\"field\":\"result\"",
                        "\"field\":\"assessor\"");
        assertThat(file.tag()).isEqualTo(before);
        var member = added("family", "{\"name\": \"甲\", \"relation\": \"51\"}");
        var unexplained =
                file.web()
                        .ask(
                                file.registrar(),
                                put(file.api() + "/lists/family/" + member)
                                        .header("If-Match", file.tag())
                                        .contentType("application/json")
                                        .content("{\"employer\": \"供电局\"}"));
        assertThat(unexplained.getStatus()).isEqualTo(400);
        assertThat(unexplained.getContentAsString()).contains("\"field\":\"reason\"");
        for (var path : new String[] {"/lists/nothing", "/lists/growth/" + UUID.randomUUID()}) {
            assertThat(
                            file.web()
                                    .ask(
                                            file.registrar(),
                                            delete(file.api() + path)
                                                    .queryParam("reason", "登记有误")
                                                    .header("If-Match", file.tag()))
                                    .getStatus())
                    .as(path)
                    .isIn(404, 405);
        }
    }

    @Test
    void health_and_household_are_put_right_with_a_reason_and_stay_masked() throws Exception {
        for (var section :
                new String[][] {
                    {"health", "healthNote", "青霉素过敏"},
                    {"health", "healthCondition", "3"},
                    {"health", "disability", "1"},
                    {"contact", "householdAddress", "湖南省长沙市岳麓区麓山路 1 号"},
                    {"contact", "householdType", "1"}
                }) {
            var change =
                    post(file.page() + "/edit/" + section[0])
                            .param("version", file.tag())
                            .param(section[1], section[2]);
            assertThat(file.web().ask(file.registrar(), change).getStatus())
                    .as("without a reason")
                    .isEqualTo(400);
            assertThat(
                            file.web()
                                    .ask(file.registrar(), change.param("reason", "户口簿原件"))
                                    .getStatus())
                    .as(section[1])
                    .isEqualTo(302);
        }
        assertThat(file.web().ask(file.registrar(), get(file.page())).getContentAsString())
                .contains("有慢性病", "岳麓区******")
                .doesNotContain("青霉素", "麓山路");
        assertThat(file.noted("student.edit")).hasSize(5).containsOnly("户口簿原件");
    }

    String added(String list, String body) throws Exception {
        var answer = add(file.registrar(), list, file.tag(), body);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(201);
        return answer.getHeader("Location").replaceAll(".*/", "");
    }

    MockHttpServletResponse add(Actor who, String list, String tag, String body) throws Exception {
        var request =
                post(file.api() + "/lists/" + list).contentType("application/json").content(body);
        return file.web().ask(who, tag == null ? request : request.header("If-Match", tag));
    }
}
