package org.matricula.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.identity.SignedIn;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The interface and the pages, as people of one college use them.
@ProgramTest
class CasesWebTest {

    @Autowired TestCases cases;
    @Autowired MockMvc web;
    @Autowired JsonMapper json;

    TestUnits.School school;
    TestCases.Offices offices;
    UUID student;
    String number;

    @BeforeEach
    void aCollege() {
        school = cases.units().school("college");
        offices = cases.offices(school);
        student =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
        number =
                cases.texts("select student_number from registry.enrolment where id = ?", student)
                        .getFirst();
    }

    @Test
    void a_text_too_long_is_named_with_its_limit_and_nothing_is_kept_of_it() throws Exception {
        var asked = body(cases.leave(cases.today(), 6));
        var made =
                read(
                        send(
                                offices.counsellor(),
                                "/api/v1/cases",
                                asked,
                                UUID.randomUUID().toString()),
                        201);
        var at = "/cases/" + made.get("id").asString() + "/fields";
        var tag =
                ask(offices.counsellor(), get("/api/v1/cases/" + made.get("id").asString()))
                        .getHeader("ETag");
        var answer =
                ask(
                        offices.counsellor(),
                        post(at).param("explanation", "长".repeat(4001)).param("tag", tag));
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString(java.nio.charset.StandardCharsets.UTF_8))
                .contains("超过 4,000 个字", "写短一些");
        assertThat(
                        cases.texts(
                                "select (fields->>'explanation' like '%长长%')::text from workflow.case_file where id = ?",
                                UUID.fromString(made.get("id").asString())))
                .doesNotContain("true");
    }

    @Test
    void a_leave_goes_through_the_interface_from_its_kind_to_its_reversal() throws Exception {
        var kinds = read(ask(offices.counsellor(), get("/api/v1/case-kinds")), 200);
        assertThat(kinds.get("items"))
                .extracting(it -> it.get("kind").asString())
                .contains(
                        "leave-of-absence",
                        "leave-extension",
                        "return-from-leave",
                        "withdrawal",
                        "automatic-withdrawal");

        var other = cases.people().holding("另一位辅导员", "counsellor", school.firstClass());
        var key = UUID.randomUUID().toString();
        var body = body(cases.leave(cases.today(), 6));
        var made = read(send(other, "/api/v1/cases", body, key), 201);
        var again = read(send(other, "/api/v1/cases", body, key), 201);
        assertThat(again.get("id")).isEqualTo(made.get("id"));
        assertThat(
                        send(other, "/api/v1/cases", body(cases.leave(cases.today(), 5)), key)
                                .getStatus())
                .isEqualTo(409);
        var id = made.get("id").asString();
        assertThat(made.get("state").asString()).isEqualTo("draft");
        var tag = ask(other, get("/api/v1/cases/" + id)).getHeader("ETag");
        assertThat(amended(other, id, tag).getStatus()).isEqualTo(200);
        assertThat(amended(other, id, tag).getContentAsString()).contains("case.changed");

        var early = read(send(other, "/api/v1/cases/" + id + "/submit", Map.of(), null), 422);
        assertThat(early.get("errors"))
                .extracting(it -> it.get("code").asString())
                .contains("case.evidence-missing");
        for (var kind : List.of("medical-certificate", "guardian-consent")) {
            var file = new MockMultipartFile("file", "证明.png", "image/png", TestPeople.scan());
            assertThat(
                            ask(
                                            other,
                                            multipart("/api/v1/cases/" + id + "/evidence")
                                                    .file(file)
                                                    .param("kind", kind))
                                    .getStatus())
                    .isEqualTo(201);
        }
        var sent = read(send(other, "/api/v1/cases/" + id + "/submit", Map.of(), null), 200);
        assertThat(sent.get("state").asString()).isEqualTo("submitted");
        assertThat(sent.get("holders"))
                .extracting(it -> it.get("name").asString())
                .containsExactly("辅导员");

        for (var office : offices.all()) {
            var queue = read(ask(office, get("/api/v1/tasks")), 200).get("items");
            assertThat(queue.size()).isEqualTo(1);
            var task = queue.get(0).get("id").asString();
            read(
                    send(
                            office,
                            "/api/v1/tasks/" + task + "/decision",
                            Map.of("decision", "approve", "comment", "同意"),
                            null),
                    200);
            assertThat(
                            send(
                                            office,
                                            "/api/v1/tasks/" + task + "/decision",
                                            Map.of("decision", "approve"),
                                            null)
                                    .getStatus())
                    .isEqualTo(409);
        }
        assertThat(read(ask(other, get("/api/v1/cases/" + id)), 200).get("state").asString())
                .isEqualTo("effective");

        var reversal =
                read(
                        send(
                                offices.registrar(),
                                "/api/v1/cases/" + id + "/reversal",
                                Map.of("reason", "办理有误"),
                                null),
                        201);
        var task =
                read(ask(offices.head(), get("/api/v1/tasks")), 200)
                        .get("items")
                        .get(0)
                        .get("id")
                        .asString();
        var results =
                read(
                        send(
                                offices.head(),
                                "/api/v1/tasks/decisions",
                                Map.of(
                                        "ids",
                                        List.of(task, UUID.randomUUID()),
                                        "decision",
                                        "approve",
                                        "comment",
                                        "同意"),
                                null),
                        200);
        assertThat(results.get("results"))
                .extracting(it -> it.get("result").asString())
                .containsExactly("done", "refused");
        assertThat(read(ask(other, get("/api/v1/cases/" + id)), 200).get("state").asString())
                .isEqualTo("reversed");
        assertThat(
                        read(ask(other, get("/api/v1/cases").param("student", number)), 200)
                                .get("items")
                                .size())
                .isEqualTo(2);
        assertThat(reversal.get("reverses").asString()).isEqualTo(id);
    }

    @Test
    void another_school_cannot_tell_a_case_from_none() throws Exception {
        var made =
                read(
                        send(
                                offices.registrar(),
                                "/api/v1/cases",
                                body(cases.leave(cases.today(), 6)),
                                null),
                        201);
        var stranger =
                cases.people().holding("外校", "registrar", cases.units().school("college").id());
        var there = ask(stranger, get("/api/v1/cases/" + made.get("id").asString()));
        var nowhere = ask(stranger, get("/api/v1/cases/" + UUID.randomUUID()));
        assertThat(there.getStatus()).isEqualTo(404);
        assertThat(nowhere.getStatus()).isEqualTo(404);
        assertThat(send(stranger, "/api/v1/cases", body(Map.of()), null).getStatus())
                .isEqualTo(404);
        // a draft is its applicant's alone
        assertThat(
                        ask(offices.head(), get("/api/v1/cases/" + made.get("id").asString()))
                                .getStatus())
                .isEqualTo(404);
    }

    @Test
    void what_cannot_be_read_is_told_by_its_field() throws Exception {
        var refused =
                read(
                        send(
                                offices.registrar(),
                                "/api/v1/cases",
                                body(Map.of("from", "明天", "reason", "81", "colour", "blue")),
                                null),
                        400);
        assertThat(refused.get("errors"))
                .extracting(it -> it.get("field").asString())
                .containsExactlyInAnyOrder("from", "reason", "colour");
    }

    @Test
    void every_page_of_a_cases_life_can_be_looked_at() throws Exception {
        var other = cases.people().holding("另一位辅导员", "counsellor", school.firstClass());
        assertThat(page(other, "/apply?student=" + number)).contains("休学");
        var draft =
                cases.draft(other, "automatic-withdrawal", student, cases.absence(cases.today()));
        assertThat(page(other, "/cases/" + draft)).contains("contacts[0].channel", "缺少证明材料");
        var id = cases.draft(other, "leave-of-absence", student, cases.leave(cases.today(), 6));
        cases.evidence(other, id, "medical-certificate", "guardian-consent");
        assertThat(page(other, "/cases/" + id)).contains("规则校验全部通过");
        assertThat(ask(other, post("/cases/" + id + "/submit").with(csrf())).getRedirectedUrl())
                .isEqualTo("/cases/" + id);

        assertThat(page(offices.counsellor(), "/tasks")).contains("林一诺", "辅导员审核");
        assertThat(page(offices.counsellor(), "/cases/" + id)).contains("<svg", "我的意见", "辅导员");
        assertThat(page(offices.registrar(), "/cases/" + id)).doesNotContain("我的意见");
        assertThat(page(offices.counsellor(), "/cases")).contains("休学〔");
        assertThat(page(offices.counsellor(), "/processes")).contains("休学审批", "撤销异动审批");
        assertThat(page(offices.counsellor(), "/deputies")).contains("指定代理人");
        assertThat(page(offices.counsellor(), "/forgotten")).contains("易遗忘事项");
        assertThat(
                        ask(
                                        offices.counsellor(),
                                        post("/tasks/decisions")
                                                .with(csrf())
                                                .param("id", cases.step(id).toString())
                                                .param("decision", "approve")
                                                .param("comment", "同意"))
                                .getContentAsString())
                .contains("已办理 1 项");
    }

    /// Fills in the case again, as somebody who has read it under that tag.
    MockHttpServletResponse amended(Actor who, String id, String tag) throws Exception {
        return ask(
                who,
                put("/api/v1/cases/" + id)
                        .header("If-Match", tag)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                json.writeValueAsString(
                                        Map.of("fields", cases.leave(cases.today(), 6))))
                        .with(csrf()));
    }

    Map<String, Object> body(Map<String, ?> fields) {
        var body = new HashMap<String, Object>();
        body.put("kind", "leave-of-absence");
        body.put("studentNumber", number);
        body.put("fields", fields);
        body.put("onBehalf", "学生住院");
        return body;
    }

    String page(Actor who, String path) throws Exception {
        var answer = ask(who, get(path));
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString();
    }

    MockHttpServletResponse send(Actor who, String path, Object body, String key) throws Exception {
        var request =
                post(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(body))
                        .with(csrf());
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return ask(who, request);
    }

    MockHttpServletResponse ask(
            Actor who,
            org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder<?>
                    request)
            throws Exception {
        request.with(csrf())
                .with(
                        authentication(
                                UsernamePasswordAuthenticationToken.authenticated(
                                        new SignedIn(who.account()), null, List.of())));
        var answer = web.perform(request).andReturn().getResponse();
        answer.setCharacterEncoding("UTF-8");
        return answer;
    }

    JsonNode read(MockHttpServletResponse answer, int status) throws IOException {
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(status);
        return json.readTree(answer.getContentAsString());
    }
}
