package org.matricula.exchange.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.job.TestJobs;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Imports that are cancelled, or whose program stopped, while they ran.
@ProgramTest
class ImportRunTest {

    @Autowired ApplicationContext context;
    @Autowired ImportDesk desk;
    @Autowired TestJobs jobs;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    TestImports it;

    @BeforeEach
    void aSchool() {
        it = TestImports.of(context);
    }

    @Test
    void cancelling_ends_the_statement_under_way_and_nothing_is_written() throws Exception {
        var id = it.previewed(TestRosters.large(20));
        var held = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            pool.submit(() -> holdTheList(held, release));
            held.await();
            it.decide(id, "all");
            awaitBlocked();

            Acting.as(it.registrar(), () -> desk.cancel(id));

            // the list is held all the while: only an ended statement lets the claim go
            jobs.ended(RunImport.NAME);
            assertThat(it.show(id).state()).isEqualTo("cancelled");
            release.countDown();
        }
        assertThat(it.students()).isZero();
        assertThat(it.count("select count(*) from registry.enrolment")).isZero();
    }

    private Void holdTheList(CountDownLatch held, CountDownLatch release) {
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(status -> {
                            sql.sql("lock table registry.student in share row exclusive mode")
                                    .update();
                            held.countDown();
                            try {
                                release.await(2, TimeUnit.MINUTES);
                            } catch (InterruptedException stopped) {
                                Thread.currentThread().interrupt();
                            }
                        }));
        return null;
    }

    private void awaitBlocked() throws InterruptedException {
        while (sql.sql(
                                "select count(*) from pg_locks where not granted and relation ="
                                        + " 'registry.student'::regclass")
                        .query(Long.class)
                        .single()
                == 0) {
            Thread.sleep(20);
        }
    }

    @Test
    void what_was_begun_is_read_and_applied_as_whoever_began_it() {
        var applying = it.previewed(TestRosters.large(4));
        var reading = new UUID[1];
        jobs.held(() -> {
            reading[0] = it.receive(TestRosters.large(3));
            it.decide(applying, "all");
        });
        jobs.ended(RunImport.NAME);
        assertThat(it.show(reading[0]).state()).isEqualTo("previewed");
        assertThat(it.show(applying).state()).isEqualTo("done");
        assertThat(it.students()).isEqualTo(4);
        assertThat(
                        it.count(
                                "select count(*) from registry.enrolment where entered_by = '"
                                        + it.registrar().account()
                                        + "'"))
                .as("whoever began it has entered them, and may not check them")
                .isEqualTo(4);
    }
}
