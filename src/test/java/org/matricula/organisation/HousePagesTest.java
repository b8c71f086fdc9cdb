package org.matricula.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/// The pages and the interface of units, codes, calendar and policies, asked as different people.
@ProgramTest
class HousePagesTest {

    @Autowired MockMvc web;
    @Autowired Units units;
    @Autowired OpenUnit openUnit;

    UUID school;
    UUID department;
    UUID otherSchool;
    Actor registrar;
    Actor teacher;
    Actor administrator;

    @BeforeEach
    void twoSchools() {
        school = open(NewUnit.of("school", code(), "江州中学", null).education("school"));
        department = open(NewUnit.of("grade", code(), "2026级", school).grade(7, 2026));
        otherSchool = open(NewUnit.of("school", code(), "江北中学", null).education("school"));
        registrar = actor("registrar", school);
        teacher = actor("teacher", department);
        administrator = actor("administrator", school);
    }

    @Test
    void the_tree_shows_the_own_school_and_no_other() throws Exception {
        var page = ask(registrar, get("/units"));

        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString()).contains("江州中学", "2026级").doesNotContain("江北中学");
    }

    @Test
    void a_unit_page_tells_its_past_and_offers_acts_only_to_officers() throws Exception {
        var seen = ask(registrar, get("/units/" + school)).getContentAsString();
        assertThat(seen).contains("沿革", "机构调整", "责任人");
        assertThat(ask(teacher, get("/units/" + school)).getContentAsString())
                .as("the teacher sees the school above")
                .contains("江州中学")
                .doesNotContain("机构调整");
        assertThat(ask(registrar, get("/units/" + otherSchool)).getStatus()).isEqualTo(404);
        assertThat(ask(registrar, get("/units/" + UUID.randomUUID())).getStatus()).isEqualTo(404);
    }

    @Test
    void a_unit_is_opened_and_renamed_on_its_page() throws Exception {
        var opened =
                ask(
                        registrar,
                        post("/units/" + department + "/open")
                                .param("kind", "class")
                                .param("code", "01")
                                .param("name", "七年级1班"));
        assertThat(opened.getRedirectedUrl()).isEqualTo("/units/" + department);
        var renamed =
                ask(
                        registrar,
                        post("/units/" + school + "/name")
                                .param("name", "江州第一中学")
                                .param("on", units.get(school).from().toString())
                                .param("reason", "录入有误"));
        assertThat(renamed.getStatus()).isEqualTo(302);
        assertThat(units.get(school).name()).isEqualTo("江州第一中学");
        assertThat(units.below(department, "class"))
                .extracting(Unit::name)
                .containsExactly("七年级1班");
    }

    @Test
    void a_refused_act_shows_the_unit_again_with_the_reason() throws Exception {
        var answer =
                ask(
                        registrar,
                        post("/units/" + school + "/name")
                                .param("name", "x")
                                .param("on", "2999-01-01")
                                .param("reason", "y"));

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("更名日期 2999-01-01 还没有到").contains("江州中学");
    }

    @Test
    void who_may_not_change_a_unit_is_turned_away() throws Exception {
        var rename = List.of("name", "x", "on", "2020-01-01", "reason", "y");
        assertThat(ask(teacher, form("/units/" + department + "/name", rename)).getStatus())
                .isEqualTo(403);
        assertThat(ask(registrar, form("/units/" + otherSchool + "/name", rename)).getStatus())
                .isEqualTo(404);
        assertThat(units.get(otherSchool).name()).isEqualTo("江北中学");
    }

    @Test
    void the_interface_lists_by_parent_and_opens() throws Exception {
        var made =
                ask(
                        registrar,
                        post("/api/v1/units")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        """
                                        {"kind": "class", "code": "02", "name": "七年级2班", "parent": "%s", "entryYear": 2026}
                                        """
                                                .formatted(department)));
        assertThat(made.getStatus()).isEqualTo(201);
        assertThat(made.getHeader("Location")).startsWith("/api/v1/units/");
        assertThat(made.getContentAsString()).contains("\"institution\":\"" + school);

        var listed = ask(registrar, get("/api/v1/units").param("parent", department.toString()));
        assertThat(listed.getContentAsString()).contains("七年级2班").contains("\"items\"");
        assertThat(
                        ask(registrar, get("/api/v1/units").param("parent", otherSchool.toString()))
                                .getStatus())
                .isEqualTo(404);
        assertThat(ask(registrar, get("/api/v1/units")).getContentAsString())
                .contains("江州中学")
                .doesNotContain("江北中学");
    }

    @Test
    void the_interface_pages_by_cursor() throws Exception {
        for (var i = 0; i < 3; i++) {
            open(NewUnit.of("class", "P" + i, "班" + i, department));
        }
        var first =
                ask(
                        registrar,
                        get("/api/v1/units")
                                .param("parent", department.toString())
                                .param("limit", "2"));
        var next = first.getContentAsString().replaceAll(".*\"next\":\"([^\"]+)\".*", "$1");
        var second =
                ask(
                        registrar,
                        get("/api/v1/units")
                                .param("parent", department.toString())
                                .param("limit", "2")
                                .param("cursor", next));
        assertThat(first.getContentAsString()).contains("班0", "班1").doesNotContain("班2");
        assertThat(second.getContentAsString()).contains("班2").doesNotContain("班1");
    }

    @Test
    void the_interface_says_what_is_against_it() throws Exception {
        var twice =
                "{\"kind\": \"class\", \"code\": \"T\", \"name\": \"班\", \"parent\": \"%s\"}"
                        .formatted(department);
        assertThat(ask(registrar, json(twice)).getStatus()).isEqualTo(201);
        var answer = ask(registrar, json(twice));
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(answer.getContentType()).startsWith("application/problem+json");
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                .contains("\"field\":\"code\"", "remedy");
        assertThat(ask(teacher, json(twice)).getStatus()).isEqualTo(403);
    }

    @Test
    void everyone_reads_codes_calendar_and_policies() throws Exception {
        for (var path :
                List.of(
                        "/codes",
                        "/codes/ethnicity",
                        "/calendar",
                        "/calendar?year=2027",
                        "/policies")) {
            var page = ask(teacher, get(path));
            assertThat(page.getStatus()).as(path).isEqualTo(200);
            assertThat(page.getContentAsString()).as(path).contains("</html>");
        }
        assertThat(ask(teacher, get("/codes/ethnicity")).getContentAsString())
                .contains("土家族", "GB/T 3304-1991");
        assertThat(ask(teacher, get("/calendar?year=2027")).getContentAsString())
                .contains("推算，待通知");
        assertThat(ask(teacher, get("/codes/nothing")).getStatus()).isEqualTo(404);
    }

    @Test
    void an_administrator_changes_a_day_by_form_or_file() throws Exception {
        var marked =
                ask(
                        administrator,
                        form(
                                "/calendar/days",
                                List.of(
                                        "on",
                                        "2021-05-06",
                                        "working",
                                        "false",
                                        "name",
                                        "校庆",
                                        "source",
                                        "校发")));
        assertThat(marked.getRedirectedUrl()).isEqualTo("/calendar?year=2021");
        assertThat(ask(teacher, get("/calendar?year=2021")).getContentAsString()).contains("校庆");

        var file =
                new MockMultipartFile(
                        "file",
                        "x.csv",
                        "text/csv",
                        "date,kind,name\nsoon,off,x\n".getBytes(StandardCharsets.UTF_8));
        var refused = ask(administrator, multipart("/calendar/file").file(file));
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("第 2 行读不懂");
    }

    @Test
    void terms_are_planned_on_the_calendar_page() throws Exception {
        var planned =
                ask(
                        registrar,
                        form(
                                "/calendar/terms",
                                List.of(
                                        "unit",
                                        school.toString(),
                                        "year",
                                        "2026-2027",
                                        "seq",
                                        "1",
                                        "name",
                                        "秋季学期",
                                        "from",
                                        "2026-09-01",
                                        "last",
                                        "2027-01-23")));
        assertThat(planned.getStatus()).isEqualTo(302);
        assertThat(ask(teacher, get("/calendar")).getContentAsString())
                .contains("秋季学期", "2027-01-23");
    }

    MockHttpServletResponse ask(Actor actor, AbstractMockHttpServletRequestBuilder<?> request)
            throws Exception {
        var answer =
                Acting.call(
                        actor,
                        () ->
                                web.perform(request.with(user("x")).with(csrf()))
                                        .andReturn()
                                        .getResponse());
        answer.setCharacterEncoding("UTF-8");
        return answer;
    }

    static AbstractMockHttpServletRequestBuilder<?> form(String path, List<String> params) {
        var request = post(path);
        for (var i = 0; i < params.size(); i += 2) {
            request.param(params.get(i), params.get(i + 1));
        }
        return request;
    }

    static AbstractMockHttpServletRequestBuilder<?> json(String body) {
        return post("/api/v1/units").contentType(MediaType.APPLICATION_JSON).content(body);
    }

    UUID open(NewUnit unit) {
        return Acting.call(Actor.system("test"), () -> openUnit.open(unit));
    }

    Actor actor(String role, UUID unit) {
        var at = units.get(unit);
        return new Actor(
                UUID.randomUUID(),
                "王",
                role,
                unit,
                new Scope(at.pos(), at.posEnd(), List.of()),
                "test");
    }

    static String code() {
        return "H" + System.nanoTime();
    }
}
