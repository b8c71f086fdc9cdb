package org.matricula.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

@ProgramTest
class LedgerWebTest {

    static final Actor AUDITOR =
            new Actor(UUID.randomUUID(), "赵审计", "auditor", null, Scope.ALL, "10.0.0.9");

    @Autowired WebApplicationContext context;
    @Autowired Ledger ledger;
    @Autowired JsonMapper json;
    MockMvc web;

    @BeforeEach
    void theWeb() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Test
    void the_interface_shows_each_entry_with_its_hash_and_its_predecessor() throws Exception {
        var subject = "test:" + UUID.randomUUID();
        for (var i = 0; i < 3; i++) {
            var act = Act.of("test.web", subject).to(Map.of("步", i));
            Acting.as(AUDITOR, () -> ledger.note(act));
        }
        // another round may be at it, or another act be under way
        var items =
                await().until(
                                () ->
                                        items(
                                                ask(
                                                        AUDITOR,
                                                        get("/api/v1/ledger")
                                                                .param("subject", subject))),
                                it -> it.stream().allMatch(entry -> entry.get("hash") != null));

        assertThat(items).hasSize(3);
        assertThat(items.get(0)).containsEntry("predecessor", items.get(1).get("hash"));
        assertThat(items.get(1)).containsEntry("predecessor", items.get(2).get("hash"));
        assertThat(items.get(0))
                .containsEntry("after", Map.of("步", 2))
                .containsEntry("actor", "赵审计");
    }

    @Test
    void a_checkpoint_is_made_on_demand_and_shown_with_the_key() throws Exception {
        Acting.as(AUDITOR, () -> ledger.note(Act.of("test.web", "test:checkpoint")));
        assertThat(ask(AUDITOR, post("/api/v1/ledger/checkpoints")).getStatus()).isEqualTo(201);

        var answer = ask(AUDITOR, get("/api/v1/ledger/checkpoints"));
        assertThat(items(answer).getFirst().get("note").toString())
                .startsWith("matricula/")
                .contains("\n— matricula/");
        assertThat(answer.getContentAsString()).contains("\"key\":\"matricula/");
    }

    @Test
    void the_auditor_alone_reads_the_ledger() throws Exception {
        for (var role : List.of("administrator", "registrar", "student")) {
            var other = new Actor(UUID.randomUUID(), "别人", role, null, Scope.ALL, "test");
            assertThat(ask(other, get("/api/v1/ledger")).getStatus()).as(role).isEqualTo(403);
            assertThat(ask(other, get("/ledger")).getStatus()).as(role).isEqualTo(403);
        }
    }

    @Test
    void the_page_lists_filters_and_goes_on() throws Exception {
        var subject = "test:" + UUID.randomUUID();
        for (var i = 0; i < 51; i++) {
            var act = Act.of("test.paged", subject).because("理由" + i);
            Acting.as(AUDITOR, () -> ledger.note(act));
        }
        var page =
                ask(AUDITOR, get("/ledger").param("subject", subject).param("person", "审计"))
                        .getContentAsString();

        assertThat(page)
                .contains("理由50")
                .contains("理由1<")
                .doesNotContain("理由0<")
                .contains("rel=\"next\"");
        assertThat(ask(AUDITOR, get("/ledger").param("cursor", "!")).getStatus()).isEqualTo(400);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> items(MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        var read = json.readValue(answer.getContentAsByteArray(), Map.class);
        return new ArrayList<>((List<Map<String, Object>>) read.get("items"));
    }

    private MockHttpServletResponse ask(Actor actor, MockHttpServletRequestBuilder request)
            throws Exception {
        return Acting.<MockHttpServletResponse, Exception>call(
                actor,
                () -> web.perform(request.characterEncoding("UTF-8")).andReturn().getResponse());
    }
}
