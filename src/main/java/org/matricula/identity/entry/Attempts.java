package org.matricula.identity.entry;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Tries to sign in. Each is written down before it is judged, so that many at once count as many.
@Repository
class Attempts {

    private final JdbcClient sql;

    Attempts(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional
    void begin(byte[] subject, Instant now) {
        sql.sql("insert into identity.attempt (subject, at) values (:subject, :now)")
                .param("subject", subject)
                .param("now", java.sql.Timestamp.from(now))
                .update();
    }

    @Transactional(readOnly = true)
    int since(byte[] subject, Instant start) {
        return sql.sql(
                        """
                        select count(*) from identity.attempt
                         where subject = :subject and at > :start
                        """)
                .param("subject", subject)
                .param("start", java.sql.Timestamp.from(start))
                .query(Integer.class)
                .single();
    }

    @Transactional
    void forgive(byte[] subject) {
        sql.sql("delete from identity.attempt where subject = :subject")
                .param("subject", subject)
                .update();
    }

    /// The try just begun succeeded: it does not count against the address.
    @Transactional
    void withdraw(byte[] subject, Instant at) {
        sql.sql("delete from identity.attempt where subject = :subject and at = :at")
                .param("subject", subject)
                .param("at", java.sql.Timestamp.from(at))
                .update();
    }

    @Transactional
    void dropBefore(Instant end) {
        sql.sql("delete from identity.attempt where at < :end")
                .param("end", java.sql.Timestamp.from(end))
                .update();
    }
}
