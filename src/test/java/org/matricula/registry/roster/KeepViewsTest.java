package org.matricula.registry.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.kernel.Actor;
import org.matricula.registry.Intake;
import org.matricula.registry.person.FileSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// Views of the roster: kept, shared, begun with.
@ProgramTest
class KeepViewsTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired ApplicationContext context;

    FileSteps file;
    Actor registrar;

    @BeforeEach
    void aSchool() {
        file = FileSteps.begin(mvc, sql, transaction, intake);
        registrar = somebody("registrar", file.school().id());
    }

    Actor somebody(String role, UUID unit) {
        var account = TestAccounts.of(context).somebody().id();
        var it = file.web().staff(role, unit);
        return new Actor(account, it.name(), it.role(), it.unit(), it.scope(), it.origin());
    }

    @Test
    void a_view_keeps_filters_columns_and_order_and_not_what_was_searched_for() throws Exception {
        var saved =
                file.web()
                        .ask(
                                registrar,
                                post("/students/views")
                                        .queryParam("q", "欧阳若云")
                                        .queryParam("sex", "2")
                                        .queryParam("sort", "name")
                                        .param("name", "女生")
                                        .param("show", "unit", "since"));
        assertThat(saved.getStatus()).isEqualTo(302);
        var href = saved.getRedirectedUrl();
        var list = file.web().ask(registrar, get("/students")).getContentAsString();
        assertThat(list).contains("女生");
        var kept =
                file.asked(
                        "select filters from registry.roster_view where account_id = ?",
                        registrar.account());
        assertThat(kept).containsExactly("sex=2&sort=name");
        assertThat(href).contains("view=");
        var view = id("女生");
        var seen =
                file.web()
                        .ask(registrar, get("/students?sex=2&sort=name&view=" + view))
                        .getContentAsString();
        assertThat(seen)
                .contains("aria-current=\"page\"", "欧阳若云", "data-col=\"unit\"")
                .doesNotContain("<th scope=\"col\" data-col=\"sex\"");
        var boys =
                file.web().ask(registrar, get("/students?sex=1&view=" + view)).getContentAsString();
        assertThat(boys).doesNotContain("欧阳若云");
    }

    @Test
    void a_shared_view_is_seen_within_the_unit_and_shows_nobody_more() throws Exception {
        assertThat(save(registrar, "{\"name\": \"私有\"}").getStatus()).isEqualTo(201);
        assertThat(
                        save(
                                        registrar,
                                        "{\"name\": \"全校在读\", \"shared\": true, \"filters\": {\"status\": \"01\"}}")
                                .getStatus())
                .isEqualTo(201);
        var inside = somebody("class-teacher", file.school().secondClass());
        var views = views(inside);
        assertThat(views).contains("全校在读", "\"own\":false").doesNotContain("私有");
        var list =
                file.web()
                        .ask(inside, get("/students?status=01&view=" + id("全校在读")))
                        .getContentAsString();
        assertThat(list).as("another class").doesNotContain("欧阳若云");
        var elsewhere =
                new org.matricula.organisation.TestUnits(sql, transaction).school("college");
        assertThat(views(somebody("registrar", elsewhere.id()))).doesNotContain("全校在读");
        assertThat(file.web().ask(inside, delete("/api/v1/roster-views/" + id("全校在读"))).getStatus())
                .as("others' views are not one's to remove")
                .isEqualTo(403);
        assertThat(file.web().ask(inside, delete("/api/v1/roster-views/" + id("私有"))).getStatus())
                .isEqualTo(404);
        assertThat(
                        file.web()
                                .ask(registrar, delete("/api/v1/roster-views/" + id("全校在读")))
                                .getStatus())
                .isEqualTo(204);
        assertThat(views(inside)).doesNotContain("全校在读");
    }

    @Test
    void the_list_begins_with_the_default_view() throws Exception {
        save(registrar, "{\"name\": \"女生\", \"filters\": {\"sex\": \"2\"}}");
        var view = id("女生");
        file.web().ask(registrar, put("/api/v1/roster-views/" + view + "/standard"));
        assertThat(file.web().ask(registrar, get("/students")).getRedirectedUrl())
                .isEqualTo("/students?sex=2&view=" + view);
        assertThat(file.web().ask(registrar, get("/students?view=all")).getStatus()).isEqualTo(200);
        file.web().ask(registrar, post("/students/views/plain"));
        assertThat(file.web().ask(registrar, get("/students")).getStatus()).isEqualTo(200);
    }

    @Test
    void bad_views_are_refused() throws Exception {
        assertThat(save(registrar, "{\"name\": \" \"}").getStatus()).isEqualTo(400);
        assertThat(save(registrar, "{\"name\": \"x\", \"hidden\": [\"phone\"]}").getStatus())
                .isEqualTo(400);
        assertThat(
                        save(registrar, "{\"name\": \"x\", \"filters\": {\"asOf\": \"soon\"}}")
                                .getStatus())
                .isEqualTo(400);
        assertThat(
                        save(registrar, "{\"name\": \"x\", \"filters\": {\"sort\": \"phone\"}}")
                                .getStatus())
                .isEqualTo(400);
        assertThat(save(registrar, "{\"name\": \"x\"}").getStatus()).isEqualTo(201);
        assertThat(save(registrar, "{\"name\": \"x\"}").getStatus()).isEqualTo(409);
    }

    @Test
    void the_list_is_ordered_by_name_or_number_page_by_page() throws Exception {
        var third =
                org.matricula.registry.TestStudents.newcomer(
                        "安一", file.school().firstClass(), FileSteps.ENTRY);
        FileSteps.in(file.school(), mvc, sql, transaction, intake, third);
        for (var sort : new String[] {"name", "number", ""}) {
            var first =
                    file.web()
                            .ask(registrar, get("/api/v1/students?limit=1&sort=" + sort))
                            .getContentAsString();
            var cursor = first.replaceAll("(?s).*\"next\":\"([^\"]+)\".*", "$1");
            var second =
                    file.web()
                            .ask(
                                    registrar,
                                    get("/api/v1/students")
                                            .queryParam("limit", "1")
                                            .queryParam("sort", sort)
                                            .queryParam("cursor", cursor))
                            .getContentAsString();
            assertThat(
                            java.util.List.of(
                                    first.contains(third.studentNumber()),
                                    second.contains(third.studentNumber())))
                    .as(sort)
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    MockHttpServletResponse save(Actor who, String body) throws Exception {
        return file.web()
                .ask(
                        who,
                        post("/api/v1/roster-views").contentType("application/json").content(body));
    }

    String views(Actor who) throws Exception {
        return file.web().ask(who, get("/api/v1/roster-views")).getContentAsString();
    }

    String id(String name) {
        return file.asked(
                        "select id::text from registry.roster_view where name = ? and account_id = ?",
                        name,
                        registrar.account())
                .getFirst();
    }
}
