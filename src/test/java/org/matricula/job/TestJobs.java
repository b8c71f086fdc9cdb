package org.matricula.job;

import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Waits for jobs and holds them back; a command has no desk that does any.
@Component
public class TestJobs {

    private static final int TRIES = 3_000;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final ObjectProvider<JobDesk> desk;
    private final JobClaims claims;

    TestJobs(
            JdbcClient sql,
            TransactionTemplate transaction,
            ObjectProvider<JobDesk> desk,
            JobClaims claims) {
        this.sql = sql;
        this.transaction = transaction;
        this.desk = desk;
        this.claims = claims;
    }

    /// Until nothing of this kind is waiting or under way.
    public void ended(String job) {
        for (var i = 0; i < TRIES; i++) {
            if (lines(job) == 0) {
                return;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
        throw new IllegalStateException(job + " goes on and on");
    }

    public long lines(String job) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(it ->
                                sql.sql(
                                                "select count(*) from job.execution where task_name = :job and"
                                                        + " consecutive_failures is null or task_name = :job and"
                                                        + " consecutive_failures = 0")
                                        .param("job", job)
                                        .query(Long.class)
                                        .single()));
    }

    /// Nothing is taken up meanwhile.
    public void held(Runnable work) {
        desk.getObject().stop();
        try {
            work.run();
        } finally {
            desk.getObject().start();
        }
    }

    /// As if another server were at it.
    public AutoCloseable elsewhere(String job, UUID id) {
        return claims.claim(job, id).orElseThrow();
    }
}
