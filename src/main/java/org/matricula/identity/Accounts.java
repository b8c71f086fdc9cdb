package org.matricula.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// 账户: read on each request, so that what is taken away is gone with the next one.
@Repository
class Accounts {

    record Credentials(
            UUID id,
            @Nullable String passwordHash,
            boolean mustChange,
            @Nullable Instant disabledAt,
            @Nullable Instant lockedUntil) {}

    /// A post with the interval of positions its unit covers.
    record HeldPost(UUID id, String role, UUID unitId, String unitName, long lo, long hi) {}

    record Standing(String name, boolean mustChange) {}

    private final JdbcClient sql;

    Accounts(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Credentials> credentials(String username) {
        return sql.sql(
                        """
                        select id, password_hash, must_change, disabled_at, locked_until
                          from identity.account where lower(username) = lower(:username)
                        """)
                .param("username", username)
                .query(Credentials.class)
                .optional();
    }

    /// @return empty for an account that is gone or disabled
    Optional<Standing> standing(UUID account) {
        return sql.sql(
                        """
                        select name, must_change from identity.account
                         where id = :account and disabled_at is null
                        """)
                .param("account", account)
                .query(Standing.class)
                .optional();
    }

    List<HeldPost> posts(UUID account, LocalDate today) {
        return sql.sql(
                        """
                        select p.id, p.role, p.unit_id, u.name as unit_name, u.pos as lo, u.pos_end as hi
                          from identity.post p join organisation.unit u on u.id = p.unit_id
                         where p.account_id = :account and p.during @> :today
                         order by lower(p.during), p.id
                        """)
                .param("account", account)
                .param("today", today)
                .query(HeldPost.class)
                .list();
    }
}
