package org.matricula.exchange.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The clients and their tokens.
@Repository
@Transactional
class ClientRows {

    record Token(UUID id, UUID client, List<String> scopes, Instant issuedAt, Instant expiresAt) {}

    private static final String SELECT =
            """
            select c.id, c.name, c.unit_id, u.name as unit, u.pos as lo, u.pos_end as hi, c.scopes, c.purpose,
                   c.made_by, c.maker, c.made_at, c.confirmer, c.ended_at, c.ended_why, c.used_at, c.secret
              from exchange.client c join organisation.unit u on u.id = c.unit_id
            """;

    private final JdbcClient sql;

    ClientRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those of the units within reach, the newest first.
    @Transactional(readOnly = true)
    List<DataClient> within(Scope scope) {
        return sql.sql(SELECT + " where u.pos between :lo and :hi order by c.made_at desc, c.id")
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query((row, number) -> client(row))
                .list();
    }

    @Transactional(readOnly = true)
    Optional<DataClient> find(UUID id) {
        return sql.sql(SELECT + " where c.id = :id")
                .param("id", id)
                .query((row, number) -> client(row))
                .optional();
    }

    @Transactional(readOnly = true)
    byte[] secret(UUID id) {
        return sql.sql("select secret from exchange.client where id = :id")
                .param("id", id)
                .query(byte[].class)
                .single();
    }

    UUID add(
            String name,
            UUID unit,
            Set<String> scopes,
            String purpose,
            byte[] secret,
            Actor maker,
            Instant now) {
        return sql.sql(
                        """
                        insert into exchange.client (name, unit_id, scopes, purpose, secret, made_by, maker, made_at)
                        values (:name, :unit, :scopes, :purpose, :secret, :by, :maker, :now) returning id
                        """)
                .param("name", name)
                .param("unit", unit)
                .param("scopes", scopes.toArray(String[]::new))
                .param("purpose", purpose)
                .param("secret", secret)
                .param("by", maker.account())
                .param("maker", maker.name())
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .single();
    }

    /// @return false if somebody was first, or it has ended
    boolean confirm(UUID id, Actor confirmer, Instant now) {
        return sql.sql(
                                """
                                update exchange.client set confirmed_by = :by, confirmer = :who, confirmed_at = :now
                                 where id = :id and confirmed_by is null and ended_at is null and made_by <> :by
                                """)
                        .param("id", id)
                        .param("by", confirmer.account())
                        .param("who", confirmer.name())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /// It waits again, for another than who renewed it.
    ///
    /// @return false if it has ended
    boolean renew(UUID id, byte[] secret, Actor by, Instant now) {
        dropTokens(id);
        return sql.sql(
                                """
                                update exchange.client
                                   set secret = :secret, made_by = :by, maker = :who, made_at = :now,
                                       confirmed_by = null, confirmer = null, confirmed_at = null
                                 where id = :id and ended_at is null
                                """)
                        .param("id", id)
                        .param("secret", secret)
                        .param("by", by.account())
                        .param("who", by.name())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /// @return false if it had ended before
    boolean end(UUID id, Actor by, String why, Instant now) {
        dropTokens(id);
        return sql.sql(
                                """
                                update exchange.client set ended_at = :now, ended_by = :by, ended_why = :why
                                 where id = :id and ended_at is null
                                """)
                        .param("id", id)
                        .param("by", by.name())
                        .param("why", why)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /// Drops besides what has expired.
    void issue(byte[] digest, Token it) {
        sql.sql("delete from exchange.client_token where expires_at < :now")
                .param("now", Timestamp.from(it.issuedAt()))
                .update();
        sql.sql(
                        """
                        insert into exchange.client_token (digest, id, client_id, scopes, issued_at, expires_at)
                        values (:digest, :id, :client, :scopes, :issued, :expires)
                        """)
                .param("digest", digest)
                .param("id", it.id())
                .param("client", it.client())
                .param("scopes", it.scopes().toArray(String[]::new))
                .param("issued", Timestamp.from(it.issuedAt()))
                .param("expires", Timestamp.from(it.expiresAt()))
                .update();
        sql.sql("update exchange.client set used_at = :now where id = :id")
                .param("id", it.client())
                .param("now", Timestamp.from(it.issuedAt()))
                .update();
    }

    @Transactional(readOnly = true)
    Optional<Token> token(byte[] digest, Instant now) {
        return sql.sql(
                        """
                        select id, client_id as client, scopes, issued_at, expires_at from exchange.client_token
                         where digest = :digest and expires_at > :now
                        """)
                .param("digest", digest)
                .param("now", Timestamp.from(now))
                .query((row, number) ->
                        new Token(
                                row.getObject("id", UUID.class),
                                row.getObject("client", UUID.class),
                                texts(row, "scopes"),
                                row.getTimestamp("issued_at").toInstant(),
                                row.getTimestamp("expires_at").toInstant()))
                .optional();
    }

    void dropToken(UUID id) {
        sql.sql("delete from exchange.client_token where id = :id").param("id", id).update();
    }

    private void dropTokens(UUID client) {
        sql.sql("delete from exchange.client_token where client_id = :id")
                .param("id", client)
                .update();
    }

    private static DataClient client(ResultSet row) throws SQLException {
        return new DataClient(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("unit_id", UUID.class),
                row.getString("unit"),
                row.getLong("lo"),
                row.getLong("hi"),
                texts(row, "scopes"),
                row.getString("purpose"),
                row.getObject("made_by", UUID.class),
                row.getString("maker"),
                row.getObject("made_at", java.time.OffsetDateTime.class),
                row.getString("confirmer"),
                row.getObject("ended_at", java.time.OffsetDateTime.class),
                row.getString("ended_why"),
                row.getObject("used_at", java.time.OffsetDateTime.class));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
