package org.matricula.identity.entry;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What an account proves itself by.
@Repository
@Transactional
class Credentials {

    record Held(
            UUID id,
            String username,
            @Nullable String passwordHash,
            boolean mustChange,
            @Nullable Instant changedAt,
            @Nullable Instant disabledAt,
            byte @Nullable [] otpSecret,
            @Nullable Instant otpSince) {}

    private static final String SELECT =
            """
            select id, username, password_hash, must_change, changed_at, disabled_at,
                   otp_secret, otp_since
              from identity.account
            """;

    private final JdbcClient sql;

    Credentials(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Held> of(String username) {
        return sql.sql(SELECT + " where lower(username) = lower(:username)")
                .param("username", username.strip())
                .query(Held.class)
                .optional();
    }

    Optional<Held> of(UUID account) {
        return sql.sql(SELECT + " where id = :account")
                .param("account", account)
                .query(Held.class)
                .optional();
    }

    /// Each step of the clock serves once.
    ///
    /// @return whether this step had not been used yet
    boolean useStep(UUID account, long step) {
        return sql.sql(
                                """
                                update identity.account set otp_step = :step
                                 where id = :account and coalesce(otp_step, -1) < :step
                                """)
                        .param("account", account)
                        .param("step", step)
                        .update()
                == 1;
    }

    /// @return whether there was such a code, not used yet
    boolean useRecoveryCode(UUID account, byte[] digest, Instant now) {
        return sql.sql(
                                """
                                update identity.recovery_code set used_at = :now
                                 where account_id = :account and digest = :digest
                                   and used_at is null
                                """)
                        .param("account", account)
                        .param("digest", digest)
                        .param("now", java.sql.Timestamp.from(now))
                        .update()
                == 1;
    }
}
