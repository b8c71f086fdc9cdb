package org.matricula.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.matricula.organisation.TestUnits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Long work begins with what asks for it, is done by one server at a time as whoever began it, and
/// outlives the server.
@ProgramTest
class JobsTest {

    @Autowired Jobs jobs;
    @Autowired JobsHere here;
    @Autowired TestJobs them;
    @Autowired NotedJob noted;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    TestUnits.School school;
    Actor registrar;
    UUID id;

    @BeforeEach
    void aSchool() {
        school = new TestUnits(sql, transaction).school("school");
        registrar =
                new Actor(
                        UUID.randomUUID(),
                        "王",
                        "registrar",
                        school.id(),
                        new Scope(1, 2, List.of()),
                        "127.0.0.1");
        id = UUID.randomUUID();
    }

    @Test
    void it_is_done_as_whoever_began_it_who_reaches_their_unit_as_it_lies_now() {
        Acting.as(registrar, () -> jobs.begin(NotedJob.NAME, id));
        them.ended(NotedJob.NAME);
        var at =
                Acting.call(
                        Actor.system("test"),
                        () ->
                                transaction.execute(it ->
                                        sql.sql("select pos from organisation.unit where id = ?")
                                                .param(school.id())
                                                .query(Long.class)
                                                .single()));
        assertThat(noted.of(id))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.account()).isEqualTo(registrar.account());
                    assertThat(it.role()).isEqualTo("registrar");
                    assertThat(it.origin()).isEqualTo("127.0.0.1");
                    assertThat(it.scope().lo()).isEqualTo(at);
                });
    }

    @Test
    void what_was_taken_back_is_never_begun() {
        Acting.as(
                registrar,
                () ->
                        transaction.executeWithoutResult(it -> {
                            jobs.begin(NotedJob.NAME, id);
                            it.setRollbackOnly();
                        }));
        them.ended(NotedJob.NAME);
        assertThat(noted.of(id)).isEmpty();
    }

    @Test
    void asked_for_again_it_is_looked_at_again() {
        them.held(() ->
                Acting.as(
                        registrar,
                        () -> {
                            jobs.begin(NotedJob.NAME, id);
                            jobs.begin(NotedJob.NAME, id);
                        }));
        them.ended(NotedJob.NAME);
        assertThat(noted.of(id)).hasSize(2);
    }

    @Test
    void a_server_that_fell_silent_loses_it_to_another() throws InterruptedException {
        them.held(() -> {
            Acting.as(registrar, () -> jobs.begin(NotedJob.NAME, id));
            changed(
                    """
                    update job.execution set picked = true, picked_by = 'gone', last_heartbeat = now() - interval '1 minute'
                     where task_name = 'noted' and task_instance like ? || '/%'
                    """);
        });
        // it is found out within a beat, and due again then
        for (var i = 0; i < 1_000 && noted.of(id).isEmpty(); i++) {
            Thread.sleep(20);
        }
        assertThat(noted.of(id)).hasSize(1);
    }

    @Test
    void while_somebody_does_it_nobody_else_does() throws Exception {
        var other = UUID.randomUUID();
        try (var elsewhere = them.elsewhere(NotedJob.NAME, id)) {
            assertThat(
                            Acting.<Boolean, RuntimeException>call(
                                    registrar, () -> here.run(NotedJob.NAME, id)))
                    .isFalse();
            Acting.as(
                    registrar,
                    () -> {
                        jobs.begin(NotedJob.NAME, id);
                        jobs.begin(NotedJob.NAME, other);
                    });
            for (var i = 0; i < 500 && noted.of(other).isEmpty(); i++) {
                Thread.sleep(20);
            }
            assertThat(noted.of(other)).hasSize(1);
            assertThat(noted.of(id)).isEmpty();
        }
        assertThat(
                        Acting.<Boolean, RuntimeException>call(
                                registrar, () -> here.run(NotedJob.NAME, id)))
                .isTrue();
        assertThat(noted.of(id)).hasSize(1);
        changed("delete from job.execution where task_instance like ? || '/%'");
    }

    @Test
    void what_breaks_stays_and_is_tried_again_later() throws InterruptedException {
        noted.broken.add(id);
        Acting.as(registrar, () -> jobs.begin(NotedJob.NAME, id));
        for (var i = 0; i < 500 && them.lines(NotedJob.NAME) > 0; i++) {
            Thread.sleep(20);
        }
        assertThat(
                        told(
                                "select execution_time - last_failure = interval '20 seconds' from"
                                        + " job.execution where task_instance like ? || '/%'"))
                .isTrue();
        assertThat(noted.of(id)).isEmpty();
        changed("delete from job.execution where task_instance like ? || '/%'");
    }

    @Test
    void a_job_nobody_knows_is_a_fault_at_once() {
        assertThatThrownBy(() -> Acting.as(registrar, () -> here.run("unheard-of", id)))
                .isInstanceOf(RuntimeException.class);
    }

    private void changed(String statement) {
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(
                                it -> sql.sql(statement).param(id.toString()).update()));
    }

    private boolean told(String question) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        Boolean.TRUE.equals(
                                transaction.execute(it ->
                                        sql.sql(question)
                                                .param(id.toString())
                                                .query(Boolean.class)
                                                .single())));
    }
}
