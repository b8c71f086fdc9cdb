package org.matricula.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// A province with two schools, and the people of each.
public final class ReportSteps {

    public record School(UUID id, UUID classId, Actor registrar, Actor head) {}

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final WebSteps web;
    public final UUID province;
    public final Actor reviewer;
    public final School first;
    public final School second;

    public ReportSteps(MockMvc mvc, JdbcClient sql, TransactionTemplate transaction) {
        this(mvc, sql, transaction, "school");
    }

    public ReportSteps(
            MockMvc mvc, JdbcClient sql, TransactionTemplate transaction, String education) {
        this.sql = sql;
        this.transaction = transaction;
        web = new WebSteps(mvc, sql);
        province = unit("province", null, null, education);
        reviewer = staff("province-reviewer", province);
        first = school(education);
        second = school(education);
    }

    private School school(String education) {
        var id = unit("school", province, null, education);
        var grade = unit(education.equals("school") ? "grade" : "department", id, id, education);
        return new School(
                id,
                unit("class", grade, id, education),
                staff("registrar", id),
                staff("academic-office-head", id));
    }

    private UUID unit(String kind, UUID parent, UUID institution, String education) {
        return Acting.call(
                Actor.system("test"),
                () -> new TestUnits(sql, transaction).unit(kind, parent, institution, education));
    }

    /// With an account and a post, so that notices find them.
    public Actor staff(String role, UUID unit) {
        return employed(web, sql, role, unit);
    }

    public static Actor employed(WebSteps web, JdbcClient sql, String role, UUID unit) {
        var it = web.staff(role, unit);
        sql.sql("insert into identity.account (id, username, name) values (:id, :name, '王')")
                .param("id", it.account())
                .param("name", "report-" + it.account())
                .update();
        sql.sql(
                        """
                        insert into identity.post (account_id, role, unit_id, during)
                        values (:account, :role, :unit, daterange('2020-01-01', null))
                        """)
                .param("account", it.account())
                .param("role", role)
                .param("unit", unit)
                .update();
        return it;
    }

    public String page(Actor who, String path) throws Exception {
        var answer = web.ask(who, get(path));
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString();
    }

    public int status(Actor who, String path) throws Exception {
        return web.ask(who, get(path)).getStatus();
    }

    public byte[] file(Actor who, String path) throws Exception {
        var answer = web.ask(who, get(path));
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsByteArray();
    }

    /// @return where it leads
    public String send(Actor who, String path, String... fields) throws Exception {
        var request = post(path);
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        var answer = web.ask(who, request);
        assertThat(answer.getStatus()).as(path + answer.getContentAsString()).isEqualTo(302);
        return String.valueOf(answer.getRedirectedUrl());
    }

    /// What becomes of what may be refused.
    public int tried(Actor who, String path, String... fields) throws Exception {
        var request = post(path);
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return web.ask(who, request).getStatus();
    }

    /// As a program sends it.
    public MockHttpServletResponse sent(Actor who, String path, String body) throws Exception {
        return web.ask(who, post(path).contentType("application/json").content(body));
    }

    public static void refused(String code, Actor who, Runnable act) {
        assertThatThrownBy(() -> Acting.as(who, act))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(code);
    }

    public <T> T seeing(Supplier<T> look) {
        return Acting.call(Actor.system("test"), () -> transaction.execute(_ -> look.get()));
    }

    public List<String> notices(Actor whose) {
        return Acting.call(
                whose,
                () ->
                        transaction.execute(_ ->
                                sql.sql("select key from notice.notice")
                                        .query(String.class)
                                        .list()));
    }

    public long acts(String action, String subject) {
        return seeing(() ->
                sql.sql("select count(*) from audit.entry where action = ? and subject = ?")
                        .param(action)
                        .param(subject)
                        .query(Long.class)
                        .single());
    }

    /// Something done behind the program's back, by whoever holds the database.
    public static void behindTheBack(String statement) throws java.sql.SQLException {
        try (var database =
                        java.sql.DriverManager.getConnection(
                                System.getProperty("matricula.db-url"),
                                "postgres",
                                System.getProperty("test.superuser-password"));
                var it = database.createStatement()) {
            it.execute("set session_replication_role = replica");
            it.execute(statement);
        }
    }
}
