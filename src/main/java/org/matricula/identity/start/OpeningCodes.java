package org.matricula.identity.start;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// One-time codes for a register without an administrator; kept as digests.
@Repository
@Transactional
class OpeningCodes {

    private final JdbcClient sql;

    OpeningCodes(JdbcClient sql) {
        this.sql = sql;
    }

    boolean withoutAdministrator(LocalDate today) {
        return sql.sql(
                        """
                        select not exists (
                          select from identity.post p
                            join identity.account a
                              on a.id = p.account_id and a.disabled_at is null
                           where p.role = 'administrator' and p.during @> :today
                             and p.revoked_at is null)
                        """)
                .param("today", today)
                .query(Boolean.class)
                .single();
    }

    /// The newest code alone is good.
    void put(byte[] digest, Instant expiresAt) {
        sql.sql("delete from identity.opening_code").update();
        sql.sql(
                        "insert into identity.opening_code (digest, expires_at) values (:digest, :expiresAt)")
                .param("digest", digest)
                .param("expiresAt", Timestamp.from(expiresAt))
                .update();
    }

    /// @return whether the code was good, and is used now
    boolean use(byte[] digest, Instant now) {
        return sql.sql(
                                """
                                update identity.opening_code set used_at = :now
                                 where digest = :digest and used_at is null and expires_at > :now
                                """)
                        .param("digest", digest)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }
}
