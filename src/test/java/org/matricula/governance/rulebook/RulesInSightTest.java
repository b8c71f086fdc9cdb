package org.matricula.governance.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
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
import org.matricula.kernel.Actor;
import org.matricula.workflow.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The institution's rules as students and parents read them, version by version, and the sentence
/// a refusal rests on.
@ProgramTest
class RulesInSightTest {

    @Autowired MockMvc web;
    @Autowired JsonMapper json;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Clock clock;

    TestHouse house;
    Actor registrar;
    Actor student;
    String rule;
    LocalDate today;

    @BeforeEach
    void a_rule_of_the_college() throws Exception {
        today = LocalDate.now(clock);
        house = TestHouse.of(web, json, sql, transaction);
        registrar = house.holding("王科长", "registrar");
        student = house.holding("林一诺", "student");
        rule =
                house.made(
                        house.post(
                                registrar,
                                "/api/v1/rules",
                                Map.of(
                                        "kind", "school-rule",
                                        "title", "江州学院学籍管理规定",
                                        "issuedBy", "江州学院",
                                        "from", "2024-09-01")));
    }

    @Test
    void a_parent_reads_without_signing_in_what_was_opened_and_nothing_else() throws Exception {
        assertThat(stranger("/published/rules/" + rule).getStatus()).isEqualTo(404);
        assertThat(stranger("/published/rules").getContentAsString()).doesNotContain(rule);
        cite(rule, "第九条", "家长可以查询子女的学籍。", "policy:leave.most-times");
        var scan = new MockMultipartFile("file", "规定.png", "image/png", TestPeople.scan());
        house.ask(registrar, multipart("/rules/" + rule + "/file").file(scan));
        assertThat(
                        house.ask(student, post("/rules/" + rule + "/open").param("open", "true"))
                                .getStatus())
                .isEqualTo(403);
        open(true);

        assertThat(stranger("/published/rules").getContentAsString()).contains(rule);
        assertThat(stranger("/published/rules/" + rule).getContentAsString())
                .contains("江州学院学籍管理规定", "第九条", "家长可以查询子女的学籍。");
        assertThat(stranger("/published/rules/" + rule + "/file").getContentType())
                .startsWith("image/png");

        open(false);
        assertThat(stranger("/published/rules/" + rule + "/file").getStatus()).isEqualTo(404);
    }

    @Test
    void whoever_asks_without_end_has_to_wait() throws Exception {
        for (var page :
                List.of(
                        "/published/rules",
                        "/published/rules/" + rule,
                        "/published",
                        "/published/" + rule)) {
            var last = 0;
            // the rules' two pages share a count, and a new minute may begin in between
            for (var i = 0; i <= 240 && last != 429; i++) {
                last =
                        web.perform(
                                        get(page)
                                                .with(asked -> {
                                                    asked.setRemoteAddr("192.0.2.77");
                                                    return asked;
                                                }))
                                .andReturn()
                                .getResponse()
                                .getStatus();
            }
            assertThat(last).as(page).isEqualTo(429);
        }
        assertThat(stranger("/published/rules").getStatus()).isEqualTo(200);
    }

    @Test
    void a_new_version_carries_the_articles_on_and_the_former_stays_readable() throws Exception {
        open(true);
        cite(rule, "第九条", "旧条文。", "policy:leave.most-times");
        assertThat(revise(rule, "2024-09-01", "修订").getStatus()).isEqualTo(400);
        assertThat(revise(rule, today.toString(), " ").getStatus()).isEqualTo(400);
        var made = revise(rule, today.toString(), "2026 年修订");
        assertThat(made.getStatus()).isEqualTo(302);
        var next = made.getRedirectedUrl().substring("/rules/".length());
        cite(next, "第九条", "新条文。", "policy:leave.most-times");

        assertThat(house.get(student, "/policies/leave.most-times").getContentAsString())
                .contains("新条文。")
                .doesNotContain("旧条文。");
        assertThat(stranger("/published/rules/" + rule).getContentAsString())
                .contains("旧条文。", "已失效", "/published/rules/" + next);
        assertThat(stranger("/published/rules/" + next).getContentAsString())
                .contains("新条文。", "/published/rules/" + rule);
        assertThat(revise(rule, today.plusDays(9).toString(), "再修订").getStatus())
                .as("only the newest is revised")
                .isEqualTo(409);
    }

    @Test
    void whoever_is_refused_sees_the_sentence_of_their_own_school() throws Exception {
        assertThat(cited(rule, "第一条", "x", "refusal:no-such-refusal").getStatus()).isEqualTo(400);
        assertThat(cited(rule, "第一条", "x", "page:/no-such-page").getStatus()).isEqualTo(400);
        cite(rule, "第三十条", "反馈应当写明事实和依据。", "refusal:feedback.words");
        var refused = feedback(student);
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString())
                .contains("《江州学院学籍管理规定》第三十条（自 2024-09-01 起施行）：反馈应当写明事实和依据。");
        var elsewhere = TestHouse.of(web, json, sql, transaction).holding("外校", "registrar");
        assertThat(feedback(elsewhere).getContentAsString()).doesNotContain("第三十条");
    }

    @Test
    void whoever_cites_an_article_finds_the_refusal_by_its_words_and_every_code_found_is_taken()
            throws Exception {
        var page = house.get(registrar, "/rules/refusals?q=学号 … 不在所选范围").getContentAsString();
        assertThat(page)
                .contains("refusal:announcement.number")
                .doesNotContain("announcement.number.remedy", "refusal:feedback.words");
        assertThat(house.get(registrar, "/rules/" + rule).getContentAsString())
                .contains("/rules/refusals");
        assertThat(house.get(student, "/rules/refusals").getStatus()).isEqualTo(403);
        assertThat(house.get(registrar, "/rules/refusals?q=没有这样一句话的").getContentAsString())
                .contains("没有这样的说明");
        cite(rule, "第五条", "通知应当写明收件人。", "refusal:announcement.number");
        for (var listed :
                List.of(
                        "selection.why.failed",
                        "graduation.rule.credits",
                        "coursework.candidacy.early",
                        "elective.why.full",
                        "batch.why.chase",
                        "registration.owes",
                        "registration.absence.not-reported",
                        "warning.because.listed",
                        "transfer.state.refused",
                        "registration.year-state.suspended",
                        "unified.result.exempt",
                        "bar.of")) {
            cite(rule, "第五条", "理由应当说明。", "refusal:" + listed);
        }
        assertThat(house.get(registrar, "/rules/refusals?q=名额已满").getContentAsString())
                .contains("refusal:selection.why.places", "refusal:elective.why.full");
        assertThat(cited(rule, "第五条", "x", "refusal:selection.why").getStatus()).isEqualTo(400);
    }

    @Test
    void whoever_is_refused_on_a_page_reads_the_whole_rule_behind_the_sentence() throws Exception {
        cite(rule, "第三十条", "反馈应当写明事实和依据。", "refusal:feedback.words");
        var page = house.ask(student, post("/feedback").param("topic", "use").param("words", " "));
        assertThat(page.getContentAsString())
                .contains(
                        "<a href=\"/rules/" + rule + "\">《江州学院学籍管理规定》第三十条</a>", "自 2024-09-01 起施行");
        assertThat(house.get(student, "/rules/" + rule).getStatus()).isEqualTo(200);
    }

    @Test
    void a_pages_help_shows_the_article_cited_for_it() throws Exception {
        cite(rule, "第四十条", "成绩公布后三日内可以申请复核。", "page:/own-grades");
        assertThat(house.get(student, "/help?page=/own-grades").getContentAsString())
                .contains("第四十条", "成绩公布后三日内可以申请复核。", "/rules/" + rule, "/manual/own-grades");
    }

    private MockHttpServletResponse feedback(Actor who) throws Exception {
        return house.post(who, "/api/v1/feedback", Map.of("topic", "use", "words", " "));
    }

    private void open(boolean open) throws Exception {
        var done =
                house.ask(
                        registrar,
                        post("/rules/" + rule + "/open").param("open", String.valueOf(open)));
        assertThat(done.getStatus()).isEqualTo(302);
    }

    private MockHttpServletResponse revise(String id, String from, String why) throws Exception {
        return house.ask(
                registrar,
                post("/rules/" + id + "/revise").param("from", from).param("reason", why));
    }

    private void cite(String id, String label, String words, String matter) throws Exception {
        var cited = cited(id, label, words, matter);
        assertThat(cited.getStatus()).as(cited.getContentAsString()).isEqualTo(204);
    }

    private MockHttpServletResponse cited(String id, String label, String words, String matter)
            throws Exception {
        return house.post(
                registrar,
                "/api/v1/rules/" + id + "/articles",
                Map.of("label", label, "words", words, "matters", List.of(matter)));
    }

    private MockHttpServletResponse stranger(String path) throws Exception {
        var answer = web.perform(get(path)).andReturn().getResponse();
        answer.setCharacterEncoding("UTF-8");
        return answer;
    }
}
