package org.matricula.identity.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// 岗位: read on each request in one question, so that what is taken away is gone with the next one.
@Repository
class Posts {

    /// A post with the interval of positions its unit covers.
    ///
    /// @param unitId null for a post over the whole register
    record Held(
            UUID id,
            String role,
            @Nullable UUID unitId,
            @Nullable String unitName,
            long lo,
            long hi) {}

    record Standing(
            String name,
            boolean mustChange,
            @Nullable Instant changedAt,
            boolean otp,
            List<Held> posts) {}

    private record Row(
            String name,
            boolean mustChange,
            @Nullable Instant changedAt,
            boolean otp,
            @Nullable UUID post,
            @Nullable String role,
            @Nullable UUID unitId,
            @Nullable String unitName,
            @Nullable Long lo,
            @Nullable Long hi) {

        Held held() {
            return new Held(
                    Objects.requireNonNull(post),
                    Objects.requireNonNull(role),
                    unitId,
                    unitName,
                    lo == null ? 0 : lo,
                    hi == null ? Long.MAX_VALUE : hi);
        }
    }

    private final JdbcClient sql;

    Posts(JdbcClient sql) {
        this.sql = sql;
    }

    /// @return empty for an account that is gone or disabled
    Optional<Standing> standing(UUID account, LocalDate today) {
        var rows =
                sql.sql(
                                """
                                select a.name, a.must_change, a.changed_at,
                                       a.otp_since is not null as otp, p.id as post, p.role,
                                       p.unit_id, u.name as unit_name, u.pos as lo,
                                       u.pos_end as hi
                                  from identity.account a
                                  left join identity.post p
                                    on p.account_id = a.id and p.during @> :today
                                   and p.revoked_at is null
                                  left join organisation.unit u on u.id = p.unit_id
                                 where a.id = :account and a.disabled_at is null
                                 order by lower(p.during), p.id
                                """)
                        .param("account", account)
                        .param("today", today)
                        .query(Row.class)
                        .list();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var first = rows.getFirst();
        var posts = rows.stream().filter(it -> it.post() != null).map(Row::held).toList();
        return Optional.of(
                new Standing(
                        first.name(), first.mustChange(), first.changedAt(), first.otp(), posts));
    }
}
