package org.matricula.workflow.apply;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What creating requests have made, by account and key.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Answers {

    record Answer(byte[] digest, UUID made) {}

    private final JdbcClient sql;

    Answers(JdbcClient sql) {
        this.sql = sql;
    }

    void hold(UUID account, String key) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0)) is null")
                .param("key", account + key)
                .query(Boolean.class)
                .single();
    }

    Optional<Answer> find(UUID account, String key) {
        return sql.sql(
                        """
                        select digest, made from workflow.answer
                         where account_id = :account and key = :key
                        """)
                .param("account", account)
                .param("key", key)
                .query(Answer.class)
                .optional();
    }

    void keep(UUID account, String key, byte[] digest, UUID made, Instant when) {
        sql.sql(
                        """
                        insert into workflow.answer (account_id, key, digest, made, at)
                        values (:account, :key, :digest, :made, :at)
                        """)
                .param("account", account)
                .param("key", key)
                .param("digest", digest)
                .param("made", made)
                .param("at", OffsetDateTime.ofInstant(when, ZoneOffset.UTC))
                .update();
    }
}
