package org.matricula.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A day, number or id that cannot be read is answered by field, value and remedy, on every page
/// and in every call, in the reader's language; what may be private is not repeated.
@ProgramTest
class UnreadableTest {

    @Autowired MockMvc mvc;
    @Autowired TestCases cases;
    @Autowired Unreadable unreadable;

    WebSteps web;
    TestUnits.School school;
    Actor registrar;

    @BeforeEach
    void aSchool() {
        web = new WebSteps(mvc, cases.sql());
        school = cases.units().school("college");
        registrar = web.staff("registrar", school.id());
    }

    @Test
    void a_form_page_names_the_field_the_value_and_the_remedy_in_both_languages() throws Exception {
        var rounds =
                post("/programme-rounds")
                        .param("unit", school.id().toString())
                        .param("name", "转专业")
                        .param("opensOn", "2026-02-30")
                        .param("closesOn", "2026-03-05")
                        .param("effectiveOn", "2026-09-01");
        page(rounds, "opensOn", "2026-02-30", "日期写成 2026-09-01");
        page(
                post("/registrations")
                        .param("institution", school.id().toString())
                        .param("term", "第一学期"),
                "term",
                "第一学期",
                "编号由系统给出");
        page(
                post("/photo-sessions").param("name", "采集").param("entryYear", "二〇二六"),
                "entryYear",
                "二〇二六",
                "只填整数");
        page(get("/cases/nobody-like-this"), "nobody-like-this", "编号由系统给出");
        page(
                get("/admissions/" + UUID.randomUUID()).param("state", "GONE"),
                "state",
                "GONE",
                "ADMITTED");
        var english = get("/cases/nobody-like-this").header("Accept-Language", "en");
        page(english, "cannot be read", "nobody-like-this", "open it anew from its list");
    }

    @Test
    void what_only_the_database_finds_beyond_its_range_is_the_senders_to_mend() {
        var beyond =
                new DataIntegrityViolationException(
                        "", new SQLException("smallint out of range", "22003"));
        assertThat(unreadable.lines(beyond, Locale.SIMPLIFIED_CHINESE))
                .extracting(Line::message)
                .singleElement()
                .asString()
                .contains("超出了能够保存的范围");
        var taken = new DataIntegrityViolationException("", new SQLException("is there", "23505"));
        assertThat(unreadable.lines(taken, Locale.SIMPLIFIED_CHINESE)).isEmpty();
    }

    @Test
    void the_interface_answers_by_field_in_json_query_and_path() throws Exception {
        error(
                get("/api/v1/statistics/movement").param("from", "昨天").param("to", "2026-09-01"),
                "from",
                "昨天",
                "日期写成");
        error(get("/api/v1/sanctions").param("limit", "many"), "limit", "many", "只填整数");
        error(get("/api/v1/cases/12345"), "id", "12345", "编号由系统给出");
        error(
                body("/api/v1/candidates/" + UUID.randomUUID() + "/report", "{\"seen\":[\"x1\"]}"),
                "seen[0]",
                "x1",
                "编号由系统给出");
        error(
                body("/api/v1/batch-changes", "{\"kind\":\"advance\",\"on\":\"2026-13-01\"}"),
                "on",
                "2026-13-01",
                "日期写成");
        error(
                body("/api/v1/batch-changes", "{\"kind\":\"advance\",\"fromLevel\":\"七\"}"),
                "fromLevel",
                "七",
                "只填整数");
        error(body("/api/v1/batch-changes", "{\"kind\": \"adv"), null, "第 1 行", "引号");
        error(body("/api/v1/batch-changes", ""), null, "没有提交内容", "JSON");
        var student = cases.students().enrolled(school.id(), school.firstClass(), cases.today());
        error(
                body(
                        "/api/v1/cases",
                        "{\"kind\":\"leave-of-absence\",\"studentNumber\":\"%s\",\"onBehalf\":\"代办\",\"fields\":{\"from\":\"明天\"}}"
                                .formatted(
                                        cases.texts(
                                                        "select student_number from registry.student where enrolment_id = ?",
                                                        student)
                                                .getFirst())),
                "from",
                "明天",
                "");
    }

    @Test
    void what_may_be_private_is_not_repeated() throws Exception {
        var typed = web.ask(registrar, get("/cases/33010619850102456X"));
        assertThat(typed.getStatus()).isEqualTo(400);
        assertThat(typed.getContentAsString()).contains("330***").doesNotContain("33010619850102");
        var day =
                web.ask(
                        registrar,
                        get("/api/v1/statistics/movement")
                                .param("from", "13805711234")
                                .param("to", "2026-09-01"));
        assertThat(day.getContentAsString()).contains("138***").doesNotContain("5711234");
    }

    /// Neither is kept by the database, which would break the page; nobody types them.
    @Test
    void a_character_of_code_zero_and_a_year_of_five_digits_are_answered_by_field()
            throws Exception {
        page(get("/apply").param("student", "2410\0"), "student", "控制字符");
        page(post("/feedback").param("topic", "contact").param("words", "a\0b"), "words", "控制字符");
        page(
                get("/statistics/movement")
                        .param("from", "+999999999-12-31")
                        .param("to", "2026-09-01"),
                "from",
                "年份太远");
        page(get("/turnaround").param("to", "-999999999-01-01"), "to", "年份太远");
        assertThat(
                        web.ask(
                                        web.staff("guardian", school.id()),
                                        get("/turnaround").param("to", "+999999999-12-31"))
                                .getStatus())
                .as("who may not ask learns nothing of it")
                .isEqualTo(403);
        error(
                body(
                        "/api/v1/feedback",
                        "{\"topic\":\"contact\",\"place\":\"联系方式\",\"words\":\"a\\u0000b\",\"enrolment\":\"%s\"}"
                                .formatted(
                                        cases.students()
                                                .enrolled(
                                                        school.id(),
                                                        school.firstClass(),
                                                        java.time.LocalDate.of(2024, 9, 1)))),
                null,
                "控制字符",
                "");
    }

    private void page(AbstractMockHttpServletRequestBuilder<?> asked, String... words)
            throws Exception {
        var answer = web.ask(registrar, asked);
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentType()).startsWith("text/html");
        assertThat(answer.getContentAsString()).contains(words);
    }

    private void error(
            AbstractMockHttpServletRequestBuilder<?> asked,
            String field,
            String said,
            String remedy)
            throws Exception {
        var answer = web.ask(registrar, asked);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(400);
        assertThat(answer.getContentType()).startsWith("application/problem+json");
        var first = json(answer).get("errors").get(0);
        if (field != null) {
            assertThat(first.get("field").asString()).isEqualTo(field);
        }
        assertThat(first.get("message").asString()).contains(said);
        if (!remedy.isEmpty()) {
            assertThat(first.get("remedy").asString()).contains(remedy);
        }
    }

    private static JsonNode json(MockHttpServletResponse answer) throws Exception {
        return new ObjectMapper().readTree(answer.getContentAsString());
    }

    private static AbstractMockHttpServletRequestBuilder<?> body(String path, String json) {
        return post(path).contentType(MediaType.APPLICATION_JSON).content(json);
    }
}
