package org.matricula.exchange.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.ProgramTest;
import org.matricula.coursework.TestGrades;
import org.matricula.exchange.access.ClientScope;
import org.matricula.exchange.access.TestClients;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// OneRoster 1.2 as another system meets it: over the network, by its own credentials.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneRosterTest {

    static final Set<String> EVERYTHING = Set.copyOf(ClientScope.uris());

    @Autowired ApplicationContext context;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    TestUnits.School school;
    TestUnits.School other;
    UUID task;
    UUID foreigner;
    RosterClient client;

    @BeforeAll
    void two_schools_with_classes_and_grades() throws Exception {
        var units = new TestUnits(sql, transaction);
        var students = new TestStudents(context.getBean(Intake.class), transaction, sql);
        school = units.school("college");
        other = units.school("college");
        var entry = LocalDate.of(2025, 9, 1);
        var grades =
                TestGrades.in(
                        sql,
                        transaction,
                        school.id(),
                        school.grade(),
                        school.firstClass(),
                        entry,
                        LocalDate.of(2026, 1, 20));
        task = grades.task("C001", "程序设计基础");
        for (var total : List.of(91, 58, 73, 66, 80)) {
            var enrolment = students.enrolled(school.id(), school.firstClass(), entry);
            grades.grade(task, enrolment, "first", total);
            if (total < 60) {
                grades.grade(task, enrolment, "make-up", 62);
            }
        }
        students.enrolled(TestStudents.newcomer("欧阳雪", school.secondClass(), entry), school.id());
        foreigner = students.enrolled(other.id(), other.firstClass(), entry);
        TestAccounts.of(context).holding("class-teacher", school.firstClass());
        client = client(school.id(), EVERYTHING);
    }

    private RosterClient client(UUID of, Set<String> scopes) throws Exception {
        return RosterClient.of(port, new TestClients(context).open(of, scopes), scopes);
    }

    @Test
    void every_object_of_every_list_is_as_the_standard_tables_say() throws Exception {
        var types =
                Map.of(
                        "orgs", "org",
                        "schools", "org",
                        "academicSessions", "academicSession",
                        "terms", "academicSession",
                        "courses", "course",
                        "classes", "class",
                        "users", "user",
                        "students", "user",
                        "teachers", "user",
                        "enrollments", "enrollment");
        var seen = new HashMap<String, List<Map<String, Object>>>();
        for (var it : types.entrySet()) {
            seen.put(it.getKey(), checked("rostering", it.getKey(), it.getValue()));
        }
        seen.put("demographics", checked("rostering", "demographics", "demographics"));
        seen.put("categories", checked("gradebook", "categories", "category"));
        seen.put("lineItems", checked("gradebook", "lineItems", "lineItem"));
        seen.put("results", checked("gradebook", "results", "result"));

        assertThat(seen.get("students")).hasSize(6);
        assertThat(seen.get("teachers")).hasSize(2);
        assertThat(seen.get("classes")).hasSize(3);
        assertThat(seen.get("enrollments")).hasSize(6 + 5 + 1 + 1);
        assertThat(seen.get("lineItems")).hasSize(2);
        assertThat(seen.get("results")).hasSize(6);
        var there =
                seen.values().stream()
                        .flatMap(List::stream)
                        .map(it -> it.get("sourcedId").toString())
                        .collect(Collectors.toSet());
        seen.values().stream()
                .flatMap(List::stream)
                .forEach(it -> references(it).forEach(to -> assertThat(there).contains(to)));
    }

    private List<Map<String, Object>> checked(String service, String list, String type)
            throws Exception {
        var all = client.all(service, list, 100);
        assertThat(all)
                .as(list)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(StandardTables.faults(type, it)).isEmpty());
        var schemas = new StandardSchemas();
        assertThat(schemas.faultsOfMany(type, Map.of(StandardTables.many(type), all))).isEmpty();
        var one = all.getFirst();
        var alone =
                client.get(
                        "/ims/oneroster/" + service + "/v1p2/" + list + "/" + one.get("sourcedId"));
        assertThat(alone.body()).containsOnlyKeys(type).containsValue(one);
        assertThat(schemas.faultsOfOne(type, alone.body())).isEmpty();
        var spoilt = new HashMap<>(one);
        spoilt.put("dateLastModified", "yesterday");
        assertThat(schemas.faultsOfOne(type, Map.of(type, spoilt)))
                .as("a validator that finds nothing proves nothing")
                .isNotEmpty();
        return all;
    }

    @SuppressWarnings("unchecked")
    private static Set<String> references(Object value) {
        var found = new TreeSet<String>();
        if (value instanceof Map<?, ?> map) {
            if (map.containsKey("href")) {
                found.add(map.get("sourcedId").toString());
            }
            map.values().forEach(it -> found.addAll(references(it)));
        } else if (value instanceof List<?> list) {
            list.forEach(it -> found.addAll(references(it)));
        }
        return found;
    }

    @Test
    void a_list_is_walked_to_its_end_by_its_links_and_says_how_much_there_is() throws Exception {
        var walked = client.all("rostering", "users", 3);
        assertThat(walked).hasSize(8);
        assertThat(walked.stream().map(it -> it.get("sourcedId")).distinct()).hasSize(8);
        var first = client.rostering("users?limit=3");
        assertThat(first.raw().headers().firstValue("X-Total-Count")).contains("8");
        assertThat(first.raw().headers().firstValue("Link").orElseThrow())
                .contains("rel=\"next\"", "rel=\"first\"", "rel=\"last\"")
                .doesNotContain("rel=\"prev\"");
    }

    @Test
    void lists_are_filtered_sorted_and_cut_to_fields() throws Exception {
        var best =
                client.gradebook(
                        "results?sort=score&orderBy=desc&limit=2&fields=score&"
                                + RosterClient.filter("score>='60'"));
        assertThat(best.list("results"))
                .extracting(it -> ((Number) it.get("score")).intValue())
                .containsExactly(91, 80);
        assertThat(best.list("results").getFirst()).containsOnlyKeys("score");
        assertThat(best.raw().headers().firstValue("X-Total-Count")).contains("5");
        assertThat(
                        client.rostering("users?" + RosterClient.filter("familyName='欧阳'"))
                                .list("users"))
                .singleElement()
                .satisfies(it -> assertThat(it.get("givenName")).isEqualTo("雪"));
        assertThat(
                        client.rostering(
                                        "enrollments?"
                                                + RosterClient.filter(
                                                        "role='teacher' AND class.sourcedId='"
                                                                + task
                                                                + "'"))
                                .list("enrollments"))
                .hasSize(1);
        assertThat(
                        client.rostering(
                                        "orgs?"
                                                + RosterClient.filter(
                                                        "type='school' OR type='department'"))
                                .list("orgs"))
                .isNotEmpty();
        assertThat(
                        client.rostering(
                                        "users?"
                                                + RosterClient.filter(
                                                        "dateLastModified>'2099-01-01'"))
                                .list("users"))
                .isEmpty();
    }

    @Test
    void a_wrong_question_is_answered_by_the_standards_own_payload() throws Exception {
        told("users?" + RosterClient.filter("nonsense='1'"), 400, "invalid_filter_field");
        told("users?" + RosterClient.filter("status=active"), 400, "invalid_filter_field");
        told("users?" + RosterClient.filter("dateLastModified>'now'"), 400, "invalid_filter_field");
        told("users?fields=shoeSize", 400, "invalid_selection_field");
        told("users?limit=0", 400, "invaliddata");
        told("users/" + UUID.randomUUID(), 404, "unknownobject");
        told("users/x", 404, "unknownobject");
        told("nonsense", 404, "unknownobject");
        told("classes/" + UUID.randomUUID() + "/students", 404, "unknownobject");
        var put = client.send("/ims/oneroster/gradebook/v1p2/results/" + UUID.randomUUID(), "PUT");
        assertThat(put.status()).isEqualTo(403);
        assertThat(put.raw().body()).contains("\"imsx_codeMinorFieldValue\":\"forbidden\"");
        var unknown = new RosterClient(port, null).rostering("users");
        assertThat(unknown.raw().body()).contains("unauthorisedrequest");
        var schemas = new StandardSchemas();
        for (var it : List.of(put, unknown)) {
            assertThat(schemas.faultsOfStatus(it.body())).isEmpty();
        }
        assertThat(schemas.faultsOfStatus(Map.of("imsx_codeMajor", "failed"))).isNotEmpty();
    }

    private void told(String path, int status, String code) throws Exception {
        var answer = client.rostering(path);
        assertThat(answer.status()).as(path).isEqualTo(status);
        assertThat(answer.body())
                .containsEntry("imsx_codeMajor", "failure")
                .containsEntry("imsx_severity", "error");
        assertThat(new StandardSchemas().faultsOfStatus(answer.body())).isEmpty();
        assertThat(answer.raw().body()).contains("\"imsx_codeMinorFieldValue\":\"" + code + "\"");
    }

    @Test
    void what_hangs_together_is_found_along_its_paths() throws Exception {
        var students = client.rostering("classes/" + task + "/students").list("users");
        assertThat(students).hasSize(5);
        var one = students.getFirst().get("sourcedId");
        assertThat(client.rostering("students/" + one + "/classes").list("classes")).hasSize(2);
        assertThat(client.rostering("schools/" + school.id() + "/students").list("users"))
                .hasSize(6);
        assertThat(client.rostering("schools/" + school.id() + "/terms").list("academicSessions"))
                .hasSize(1);
        assertThat(
                        client.rostering(
                                        "schools/" + school.id() + "/classes/" + task + "/teachers")
                                .list("users"))
                .hasSize(1);
        var results = client.gradebook("classes/" + task + "/results").list("results");
        assertThat(results).hasSize(6);
        for (var scales :
                List.of(
                        "scoreScales",
                        "classes/" + task + "/scoreScales",
                        "schools/" + school.id() + "/scoreScales")) {
            var answer = client.gradebook(scales);
            assertThat(answer.status()).as(scales).isEqualTo(200);
            assertThat(answer.list("scoreScales")).as("none is kept").isEmpty();
        }
        assertThat(client.gradebook("scoreScales/" + task).status()).isEqualTo(404);
        assertThat(client.gradebook("schools/" + other.id() + "/scoreScales").status())
                .as("of another school")
                .isEqualTo(404);
        assertThat(
                        client.gradebook(
                                        "classes/"
                                                + task
                                                + "/lineItems/"
                                                + task
                                                + ".make-up/results")
                                .list("results"))
                .singleElement()
                .satisfies(it -> assertThat(it.get("score")).isEqualTo(62));
        assertThat(
                        client.gradebook("classes/" + task + "/students/" + one + "/results")
                                .list("results"))
                .isNotEmpty();
    }

    @Test
    void a_client_sees_its_own_school_and_nothing_of_another() throws Exception {
        var theirs = client(other.id(), EVERYTHING);
        assertThat(theirs.all("rostering", "students", 100)).hasSize(1);
        assertThat(theirs.all("gradebook", "results", 100)).isEmpty();
        assertThat(theirs.rostering("classes/" + task).status()).isEqualTo(404);
        assertThat(theirs.rostering("schools/" + school.id()).status()).isEqualTo(404);
        assertThat(client.rostering("schools/" + other.id() + "/students").status()).isEqualTo(404);
    }

    @Test
    void a_token_reaches_as_far_as_its_scopes() throws Exception {
        var core = client(school.id(), Set.of(ClientScope.ROSTER_CORE.uri()));
        assertThat(core.rostering("students").status()).isEqualTo(200);
        assertThat(core.rostering("classes/" + task + "/students").status()).isEqualTo(403);
        assertThat(core.rostering("demographics").status()).isEqualTo(403);
        assertThat(core.gradebook("results").status()).isEqualTo(403);
        assertThat(core.rostering("students").raw().body())
                .doesNotContain("birthDate", "2010-03-01", "1390000", "13800000000");
    }

    @Test
    void tokens_are_given_to_confirmed_clients_for_their_scopes_and_end_with_them()
            throws Exception {
        var clients = new TestClients(context);
        var scope = Set.of(ClientScope.ROSTER_CORE.uri());
        var waiting = clients.waiting(school.id(), scope);
        assertThat(asked(waiting, scope)).isEqualTo("invalid_client");
        var open = clients.open(school.id(), scope);
        assertThat(asked(new TestClients.Credentials(open.id(), "guessed"), scope))
                .isEqualTo("invalid_client");
        assertThat(asked(open, EVERYTHING)).isEqualTo("invalid_scope");
        var reader = RosterClient.of(port, open, scope);
        assertThat(reader.rostering("orgs").status()).isEqualTo(200);
        assertThat(kept(open)).as("neither the secret nor a token is kept").isFalse();
        clients.end(school.id(), open.id());
        assertThat(reader.rostering("orgs").status()).isEqualTo(401);
        assertThat(asked(open, scope)).isEqualTo("invalid_client");
    }

    @Test
    void a_renewed_secret_waits_for_a_second_person() throws Exception {
        var clients = new TestClients(context);
        var scope = Set.of(ClientScope.ROSTER_CORE.uri());
        var open = clients.open(school.id(), scope);
        var reader = RosterClient.of(port, open, scope);
        var renewed = clients.renewed(school.id(), open.id());
        assertThat(reader.rostering("orgs").status()).isEqualTo(401);
        assertThat(asked(open, scope)).isEqualTo("invalid_client");
        assertThat(asked(renewed, scope)).isEqualTo("invalid_client");
        clients.confirm(school.id(), open.id());
        assertThat(RosterClient.of(port, renewed, scope).rostering("orgs").status()).isEqualTo(200);
        assertThat(asked(open, scope)).isEqualTo("invalid_client");
    }

    @Test
    void what_a_client_reads_of_birthdays_and_grades_is_written_down() throws Exception {
        var open = new TestClients(context).open(school.id(), EVERYTHING);
        var reader = RosterClient.of(port, open, EVERYTHING);
        reader.rostering("users");
        var best = reader.gradebook("results?limit=2").list("results");
        reader.gradebook("results/" + best.getFirst().get("sourcedId"));
        reader.rostering("demographics");
        assertThat(read(open)).containsExactly("results 2", "results 1", "demographics 6");
    }

    private List<String> read(TestClients.Credentials of) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(it ->
                                sql.sql(
                                                """
                                                select (after->>'resource') || ' ' || (after->>'rows') from audit.entry
                                                 where action = 'exchange.read' and subject = ? order by id
                                                """)
                                        .param("client:" + of.id())
                                        .query(String.class)
                                        .list()));
    }

    private String asked(TestClients.Credentials credentials, Set<String> scopes) throws Exception {
        return RosterClient.asked(port, credentials.id().toString(), credentials.secret(), scopes)
                .toErrorResponse()
                .getErrorObject()
                .getCode();
    }

    private boolean kept(TestClients.Credentials credentials) {
        return sql.sql(
                        "select exists (select from exchange.client c where c::text like '%' || ? || '%')")
                .param(credentials.secret())
                .query(Boolean.class)
                .single();
    }
}
