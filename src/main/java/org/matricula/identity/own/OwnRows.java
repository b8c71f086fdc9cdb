package org.matricula.identity.own;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Everyone's own account, and nobody else's: the account is always the acting one.
@Repository
@Transactional
class OwnRows {

    record Row(
            UUID id,
            String username,
            String name,
            @Nullable String passwordHash,
            boolean mustChange,
            @Nullable String language,
            byte @Nullable [] otpSecret,
            @Nullable Instant otpSince,
            byte @Nullable [] email,
            long scopePos) {}

    private final JdbcClient sql;

    OwnRows(JdbcClient sql) {
        this.sql = sql;
    }

    Row get(UUID account) {
        return sql.sql(
                        """
                        select id, username, name, password_hash, must_change, language, otp_secret,
                               otp_since, email, scope_pos
                          from identity.account where id = :account
                        """)
                .param("account", account)
                .query(Row.class)
                .single();
    }

    void speak(UUID account, String language) {
        sql.sql("update identity.account set language = :language where id = :account")
                .param("account", account)
                .param("language", language)
                .update();
    }

    void reachBy(UUID account, byte @Nullable [] email) {
        sql.sql("update identity.account set email = :email where id = :account")
                .param("account", account)
                .param("email", email)
                .update();
    }

    /// A secret that waits to be confirmed by a first code.
    void propose(UUID account, byte[] secret) {
        sql.sql(
                        """
                        update identity.account set otp_secret = :secret
                         where id = :account and otp_since is null
                        """)
                .param("account", account)
                .param("secret", secret)
                .update();
    }

    void confirm(UUID account, Instant now) {
        sql.sql("update identity.account set otp_since = :now where id = :account")
                .param("account", account)
                .param("now", Timestamp.from(now))
                .update();
    }

    void keep(UUID account, List<byte[]> digests) {
        sql.sql("delete from identity.recovery_code where account_id = :account")
                .param("account", account)
                .update();
        sql.sql(
                        """
                        insert into identity.recovery_code (account_id, digest)
                        select :account, d from unnest(:digests::bytea[]) as d
                        """)
                .param("account", account)
                .param("digests", digests.toArray(byte[][]::new))
                .update();
    }

    void drop(UUID account) {
        sql.sql(
                        """
                        update identity.account
                           set otp_secret = null, otp_since = null where id = :account
                        """)
                .param("account", account)
                .update();
        sql.sql("delete from identity.recovery_code where account_id = :account")
                .param("account", account)
                .update();
    }
}
