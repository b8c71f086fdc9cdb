package org.matricula.portal.door;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.SealedAccounts;
import org.matricula.vault.Field;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 幂等键: what an account was answered, kept for a day under the key it sent. Sealed, for an answer
/// may hold what is told once.
@Repository
@Transactional
class KeptAnswers {

    static final Duration KEPT = Duration.ofHours(24);
    private static final Field BODY = new Field("portal.kept_answer", "body");

    /// @param status null while the first request is still under way, or if it never came back
    record Kept(
            byte[] digest,
            @Nullable Integer status,
            @Nullable String contentType,
            @Nullable String location,
            @Nullable String etag,
            byte @Nullable [] body) {}

    private final JdbcClient sql;
    private final Vault vault;
    private final Clock clock;

    KeptAnswers(JdbcClient sql, Vault vault, Clock clock) {
        this.sql = sql;
        this.vault = vault;
        this.clock = clock;
    }

    /// Takes the key, at once seen by every other request.
    ///
    /// @return what it was taken for before, empty if it is free
    Optional<Kept> begin(UUID account, String key, byte[] digest) {
        var now = clock.instant();
        sql.sql("delete from portal.kept_answer where began_at < :end")
                .param("end", Timestamp.from(now.minus(KEPT)))
                .update();
        var taken =
                sql.sql(
                                """
                                insert into portal.kept_answer (account_id, key, digest, began_at)
                                values (:account, :key, :digest, :now) on conflict do nothing
                                """)
                        .param("account", account)
                        .param("key", key)
                        .param("digest", digest)
                        .param("now", Timestamp.from(now))
                        .update();
        return taken == 1 ? Optional.empty() : known(account, key);
    }

    private Optional<Kept> known(UUID account, String key) {
        return sql.sql(
                        """
                        select digest, status, content_type, location, etag, body
                          from portal.kept_answer where account_id = :account and key = :key
                        """)
                .param("account", account)
                .param("key", key)
                .query(Kept.class)
                .optional();
    }

    String opened(UUID account, Kept kept) {
        var body = vault.open(BODY, kept.body(), SealedAccounts.salt(account));
        return body == null ? "" : body;
    }

    void keep(UUID account, String key, Kept answer, String body) {
        sql.sql(
                        """
                        update portal.kept_answer
                           set status = :status, content_type = :type, location = :location,
                               etag = :etag, body = :body
                         where account_id = :account and key = :key
                        """)
                .param("account", account)
                .param("key", key)
                .param("status", answer.status())
                .param("type", answer.contentType())
                .param("location", answer.location())
                .param("etag", answer.etag())
                .param(
                        "body",
                        vault.seal(
                                BODY, body.isEmpty() ? null : body, SealedAccounts.salt(account)))
                .update();
    }

    /// Nothing came of it: the key is free again.
    void release(UUID account, String key) {
        sql.sql(
                        """
                        delete from portal.kept_answer
                         where account_id = :account and key = :key and status is null
                        """)
                .param("account", account)
                .param("key", key)
                .update();
    }
}
