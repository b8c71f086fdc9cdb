package org.matricula.identity.entry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 接口令牌: random, and kept as a digest alone.
@Repository
@Transactional
class Tokens {

    private static final int BYTES = 32;

    record Issued(String token, Instant expiresAt) {}

    private final JdbcClient sql;
    private final EntrySettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Tokens(JdbcClient sql, EntrySettings settings, Clock clock) {
        this.sql = sql;
        this.settings = settings;
        this.clock = clock;
    }

    Issued issue(UUID account) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant();
        var expiresAt = now.plus(settings.tokenLife());
        sql.sql(
                        """
                        insert into identity.token (digest, account_id, expires_at, made_at)
                        values (:digest, :account, :expiresAt, :now)
                        """)
                .param("digest", digest(token))
                .param("account", account)
                .param("expiresAt", Timestamp.from(expiresAt))
                .param("now", Timestamp.from(now))
                .update();
        return new Issued(token, expiresAt);
    }

    @Transactional(readOnly = true)
    Optional<UUID> holder(String token) {
        return sql.sql(
                        """
                        select account_id from identity.token
                         where digest = :digest and revoked_at is null and expires_at > :now
                        """)
                .param("digest", digest(token))
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    void revoke(String token) {
        sql.sql(
                        """
                        update identity.token set revoked_at = :now
                         where digest = :digest and revoked_at is null
                        """)
                .param("digest", digest(token))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    void revokeAll(UUID account) {
        sql.sql(
                        """
                        update identity.token set revoked_at = :now
                         where account_id = :account and revoked_at is null
                        """)
                .param("account", account)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
