package org.matricula.governance;

import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.workflow.TestPeople;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;

/// A school with its people, who ask pages and the interface.
public record TestHouse(
        MockMvc web, JsonMapper json, TestPeople people, TestUnits units, TestUnits.School school) {

    public static TestHouse of(
            MockMvc web, JsonMapper json, JdbcClient sql, TransactionTemplate transaction) {
        var units = new TestUnits(sql, transaction);
        return new TestHouse(
                web, json, new TestPeople(sql, transaction), units, units.school("college"));
    }

    public Actor holding(String name, String role) {
        var unit =
                switch (role) {
                    case "class-teacher", "counsellor", "student" -> school.firstClass();
                    default -> school.id();
                };
        return people.holding(name, role, unit);
    }

    public MockHttpServletResponse ask(
            Actor actor, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        var answer =
                Acting.call(
                        actor,
                        () ->
                                web.perform(
                                                request.with(
                                                                SecurityMockMvcRequestPostProcessors
                                                                        .user("x"))
                                                        .with(
                                                                SecurityMockMvcRequestPostProcessors
                                                                        .csrf()))
                                        .andReturn()
                                        .getResponse());
        answer.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return answer;
    }

    public MockHttpServletResponse get(Actor actor, String path) throws Exception {
        return ask(actor, MockMvcRequestBuilders.get(path));
    }

    public MockHttpServletResponse post(Actor actor, String path, Object body) throws Exception {
        return ask(
                actor,
                MockMvcRequestBuilders.post(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(body)));
    }

    public JsonNode read(MockHttpServletResponse answer) throws Exception {
        return json.readTree(answer.getContentAsString());
    }

    /// The id that a creating request answered.
    public String made(MockHttpServletResponse answer) throws Exception {
        if (answer.getStatus() != 201) {
            throw new AssertionError(answer.getStatus() + " " + answer.getContentAsString());
        }
        return read(answer).get("id").asString();
    }
}
