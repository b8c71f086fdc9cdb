package org.matricula.registry;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/// Asks the pages as different people.
public record WebSteps(MockMvc web, JdbcClient sql) {

    public MockHttpServletResponse ask(
            Actor actor, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
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

    public Actor staff(String role, UUID unit) {
        return new Actor(UUID.randomUUID(), "王", role, unit, scope(unit), "test");
    }

    /// Somebody who reaches one person only.
    public Actor themselves(String role, UUID person) {
        return new Actor(
                UUID.randomUUID(),
                "林",
                role,
                null,
                new Scope(0, Long.MAX_VALUE, List.of(person)),
                "test");
    }

    public Scope scope(UUID unit) {
        return sql.sql("select pos as lo, pos_end as hi from organisation.unit where id = ?")
                .param(unit)
                .query((row, i) -> new Scope(row.getLong("lo"), row.getLong("hi"), List.of()))
                .single();
    }
}
