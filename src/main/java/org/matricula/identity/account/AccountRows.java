package org.matricula.identity.account;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 账户 as those who administer them see it: within their reach.
@Repository
@Transactional
public class AccountRows {

    /// @param otp whether one-time codes are in use
    record Row(
            UUID id,
            String username,
            String name,
            boolean mustChange,
            @Nullable Instant disabledAt,
            boolean otp,
            long scopePos,
            Instant createdAt,
            @Nullable String posts) {}

    private static final String COLUMNS =
            """
            a.id, a.username, a.name, a.must_change, a.disabled_at, a.otp_since is not null as otp,
            a.scope_pos, a.created_at
            """;

    private final JdbcClient sql;

    AccountRows(JdbcClient sql) {
        this.sql = sql;
    }

    public UUID add(
            String username,
            String name,
            String passwordHash,
            boolean mustChange,
            long position,
            @Nullable UUID maker) {
        return sql.sql(
                        """
                        insert into identity.account
                          (username, name, password_hash, must_change, scope_pos, made_by)
                        values (:username, :name, :hash, :mustChange, :position, :maker)
                        returning id
                        """)
                .param("username", username)
                .param("name", name)
                .param("hash", passwordHash)
                .param("mustChange", mustChange)
                .param("position", position)
                .param("maker", maker)
                .query(UUID.class)
                .single();
    }

    public boolean taken(String username) {
        return sql.sql(
                        """
                        select exists (select from identity.account
                                        where lower(username) = lower(:username))
                        """)
                .param("username", username)
                .query(Boolean.class)
                .single();
    }

    /// @return empty outside the scope, exactly as for an id that never was
    Optional<Row> find(UUID account, Scope scope) {
        return sql.sql(
                        "select "
                                + COLUMNS
                                + """
                                , null as posts
                                  from identity.account a
                                 where a.id = :account and a.scope_pos between :lo and :hi
                                """)
                .param("account", account)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(Row.class)
                .optional();
    }

    /// By username, one row more than asked for.
    ///
    /// @param part of the username's or the name's beginning
    /// @param after the last username shown, in lower case
    List<Row> list(Scope scope, @Nullable String part, @Nullable String after, int limit) {
        return sql.sql(
                        "select "
                                + COLUMNS
                                + """
                                , (select string_agg(distinct p.role, ' ')
                                     from identity.post p
                                    where p.account_id = a.id and p.revoked_at is null) as posts
                                  from identity.account a
                                 where a.scope_pos between :lo and :hi
                                   and (cast(:part as text) is null
                                        or starts_with(lower(a.username), :part)
                                        or starts_with(lower(a.name), :part))
                                   and (cast(:after as text) is null or lower(a.username) > :after)
                                 order by lower(a.username)
                                 limit :limit
                                """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param(
                        "part",
                        part == null ? null : part.strip().toLowerCase(java.util.Locale.ROOT))
                .param("after", after)
                .param("limit", limit + 1)
                .query(Row.class)
                .list();
    }

    void disable(UUID account, @Nullable Instant at) {
        sql.sql(
                        """
                        update identity.account set disabled_at = :at, version = version + 1
                         where id = :account
                        """)
                .param("account", account)
                .param("at", at == null ? null : Timestamp.from(at))
                .update();
    }

    public void setPassword(UUID account, String hash, boolean mustChange, Instant at) {
        sql.sql(
                        """
                        update identity.account
                           set password_hash = :hash, must_change = :mustChange, changed_at = :at,
                               version = version + 1
                         where id = :account
                        """)
                .param("account", account)
                .param("hash", hash)
                .param("mustChange", mustChange)
                .param("at", Timestamp.from(at))
                .update();
    }

    /// One-time codes end with a reset: whoever lost the device begins anew.
    void dropOneTimeCodes(UUID account) {
        sql.sql(
                        """
                        update identity.account set otp_secret = null, otp_since = null
                         where id = :account
                        """)
                .param("account", account)
                .update();
        sql.sql("delete from identity.recovery_code where account_id = :account")
                .param("account", account)
                .update();
    }
}
