package org.matricula.governance.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

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
import org.matricula.page.RefusalGrounds;
import org.matricula.workflow.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// 学校章程 and the rules that policies rest on.
@ProgramTest
class RulesTest {

    @Autowired MockMvc web;
    @Autowired JsonMapper json;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Clock clock;
    @Autowired RefusalGrounds grounds;

    TestHouse house;
    Actor registrar;
    Actor teacher;
    Actor student;
    String charter;

    @BeforeEach
    void a_college_with_its_charter() throws Exception {
        house = TestHouse.of(web, json, sql, transaction);
        registrar = house.holding("王科长", "registrar");
        teacher = house.holding("赵老师", "class-teacher");
        student = house.holding("林一诺", "student");
        charter =
                house.made(
                        house.post(
                                registrar,
                                "/api/v1/rules",
                                Map.of(
                                        "kind", "charter",
                                        "title", "江州学院章程",
                                        "issuedBy", "教职工代表大会",
                                        "number", "校发〔2024〕1号",
                                        "from", "2024-09-01")));
    }

    @Test
    void the_charter_is_read_by_everyone_of_the_school_and_by_nobody_of_another() throws Exception {
        for (var reader : List.of(registrar, teacher, student)) {
            assertThat(house.get(reader, "/rules").getContentAsString()).contains("江州学院章程", "学校章程");
            assertThat(house.get(reader, "/rules/" + charter).getContentAsString())
                    .contains("教职工代表大会", "校发〔2024〕1号");
        }
        var stranger = TestHouse.of(web, json, sql, transaction).holding("外校", "registrar");
        assertThat(house.get(stranger, "/rules/" + charter).getStatus()).isEqualTo(404);
        assertThat(house.get(stranger, "/rules").getContentAsString()).doesNotContain("江州学院章程");
    }

    @Test
    void a_policy_shows_the_article_it_rests_on_until_the_rule_is_repealed() throws Exception {
        cite("第二十五条", "学生休学累计不得超过两次。", "policy:leave.most-times");
        assertThat(house.get(teacher, "/policies/leave.most-times").getContentAsString())
                .contains("本校依据", "《江州学院章程》第二十五条", "学生休学累计不得超过两次。", "/rules/" + charter);

        var repealed =
                house.post(
                        registrar,
                        "/api/v1/rules/" + charter + "/repeal",
                        Map.of("on", LocalDate.now(clock).toString(), "reason", "修订"));

        assertThat(repealed.getStatus()).isEqualTo(204);
        assertThat(house.get(teacher, "/policies/leave.most-times").getContentAsString())
                .doesNotContain("江州学院章程");
        assertThat(house.get(teacher, "/rules").getContentAsString()).doesNotContain("江州学院章程");
        assertThat(house.get(teacher, "/rules?all=true").getContentAsString())
                .as("what was decided by it can still be read")
                .contains("江州学院章程", "已失效");
    }

    @Test
    void saving_an_article_again_corrects_it() throws Exception {
        cite("第一条", "误", "process:leave-of-absence");
        cite("第一条", "正", "process:withdrawal");

        var articles = house.read(house.get(student, "/api/v1/rules/" + charter)).get("articles");

        assertThat(articles).hasSize(1);
        assertThat(articles.get(0).get("words").asString()).isEqualTo("正");
        assertThat(articles.get(0).get("matters").toString()).isEqualTo("[\"process:withdrawal\"]");
    }

    @Test
    void what_was_in_force_changes_by_a_revision_alone() throws Exception {
        cite("第一条", "每学期注册。", "process:leave-of-absence");
        var scan = new MockMultipartFile("file", "章程.png", "image/png", TestPeople.scan());
        assertThat(
                        house.ask(registrar, multipart("/rules/" + charter + "/file").file(scan))
                                .getStatus())
                .isEqualTo(302);
        writtenDown(3);

        var words = house.post(registrar, articles(), article("第一条", "每学年注册。"));
        assertThat(words.getStatus()).isEqualTo(409);
        assertThat(words.getContentAsString()).contains("rule.in-force", "words");
        var file = house.ask(registrar, multipart("/rules/" + charter + "/file").file(scan));
        assertThat(file.getStatus()).isEqualTo(409);

        assertThat(house.post(registrar, articles(), article("第一条", "每学期注册。")).getStatus())
                .as("what it supports may change, its words stay")
                .isEqualTo(204);
        assertThat(house.post(registrar, articles(), article("第二条", "漏录的一条。")).getStatus())
                .as("a further article is written down")
                .isEqualTo(204);
        house.post(
                registrar,
                "/api/v1/rules/" + charter + "/repeal",
                Map.of("on", LocalDate.now(clock).toString(), "reason", "修订"));
        assertThat(house.post(registrar, articles(), article("第一条", "改写历史。")).getStatus())
                .isEqualTo(409);
    }

    @Test
    void a_refusal_of_the_past_is_told_with_the_sentence_of_its_day() throws Exception {
        var refusal = "refusal:selection.why.failed";
        var today = LocalDate.now(clock);
        cite("第六条", "有不及格课程的，不得参评。", refusal);
        writtenDown(30);
        assertThat(words(null)).containsExactly("有不及格课程的，不得参评。");

        // the article no longer supports it: since today
        house.post(registrar, articles(), article("第六条", "有不及格课程的，不得参评。"));
        assertThat(words(null)).isEmpty();
        assertThat(words(today.minusDays(1))).containsExactly("有不及格课程的，不得参评。");

        cite("第六条", "有不及格课程的，不得参评。", refusal);
        var next =
                house.ask(
                                registrar,
                                post("/rules/" + charter + "/revise")
                                        .param("from", today.toString())
                                        .param("reason", "修订"))
                        .getRedirectedUrl();
        house.post(
                registrar,
                "/api/v1" + next + "/articles",
                Map.of("label", "第六条", "words", "不及格超过一门的，不得参评。", "matters", List.of(refusal)));
        assertThat(words(null)).containsExactly("不及格超过一门的，不得参评。");
        assertThat(words(today.minusDays(1))).containsExactly("有不及格课程的，不得参评。");
    }

    private List<String> words(@org.jspecify.annotations.Nullable LocalDate on) {
        return Acting.call(
                teacher,
                () ->
                        grounds.grounds("selection.why.failed", on).stream()
                                .map(org.matricula.page.Ground::words)
                                .toList());
    }

    private String articles() {
        return "/api/v1/rules/" + charter + "/articles";
    }

    private static Map<String, Object> article(String label, String words) {
        return Map.of("label", label, "words", words, "matters", List.of());
    }

    private void writtenDown(int days) {
        house.people()
                .system(() -> {
                    sql.sql(
                                    "update governance.rule_document set entered_at = entered_at - make_interval(days => ?) where id = ?::uuid")
                            .params(days, charter)
                            .update();
                    sql.sql(
                                    "update governance.rule_article set written_on = written_on - ? where document_id = ?::uuid")
                            .params(days, charter)
                            .update();
                    return sql.sql(
                                    "update governance.citation set made_on = made_on - ? where document_id = ?::uuid")
                            .params(days, charter)
                            .update();
                });
    }

    @Test
    void an_article_supports_only_what_there_is() throws Exception {
        var refused =
                house.post(
                        registrar,
                        "/api/v1/rules/" + charter + "/articles",
                        Map.of("label", "第一条", "words", "x", "matters", List.of("policy:nothing")));
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("rule.matter");
    }

    @Test
    void its_text_is_fetched_even_by_those_whose_reach_ends_at_their_class() throws Exception {
        var scan = new MockMultipartFile("file", "章程.png", "image/png", TestPeople.scan());
        var sent = house.ask(registrar, multipart("/rules/" + charter + "/file").file(scan));
        assertThat(sent.getStatus()).isEqualTo(302);

        var file = house.get(teacher, "/rules/" + charter + "/file");

        assertThat(file.getStatus()).isEqualTo(200);
        assertThat(file.getContentType()).startsWith("image/png");
        assertThat(file.getHeader("Content-Security-Policy")).contains("sandbox");
    }

    @Test
    void a_teacher_enters_no_rule_and_a_rule_without_its_day_is_refused() throws Exception {
        var rule = Map.of("kind", "school-rule", "title", "x", "issuedBy", "y");
        assertThat(house.post(teacher, "/api/v1/rules", rule).getStatus()).isEqualTo(403);
        var refused = house.post(registrar, "/api/v1/rules", rule);
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("\"from\"");
    }

    private void cite(String label, String words, String matter) throws Exception {
        var cited =
                house.post(
                        registrar,
                        "/api/v1/rules/" + charter + "/articles",
                        Map.of("label", label, "words", words, "matters", List.of(matter)));
        assertThat(cited.getStatus()).as(cited.getContentAsString()).isEqualTo(204);
    }
}
