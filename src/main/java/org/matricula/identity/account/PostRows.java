package org.matricula.identity.account;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 岗位 of an account, those of the past included.
@Repository
@Transactional
class PostRows {

    record Row(
            UUID id,
            String role,
            @Nullable UUID unit,
            @Nullable String unitName,
            @Nullable String unitCode,
            @Nullable String unitKind,
            long lo,
            long hi,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String grantor,
            @Nullable String reason,
            @Nullable Instant revokedAt,
            @Nullable String revocationReason) {

        boolean held(LocalDate on) {
            return revokedAt == null && !on.isBefore(from) && (until == null || on.isBefore(until));
        }
    }

    record Interval(UUID id, String name, long lo, long hi) {}

    private static final String SELECT =
            """
            select p.id, p.role, p.unit_id as unit, u.name as unit_name, u.code as unit_code,
                   u.kind as unit_kind, coalesce(u.pos, 0) as lo,
                   coalesce(u.pos_end, 9223372036854775807) as hi,
                   lower(p.during) as "from", upper(p.during) as until, g.name as grantor,
                   p.reason, p.revoked_at, p.revocation_reason
              from identity.post p
              left join organisation.unit u on u.id = p.unit_id
              left join identity.account g on g.id = p.granted_by
            """;

    private final JdbcClient sql;

    PostRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<Row> of(UUID account) {
        return sql.sql(SELECT + " where p.account_id = :account order by lower(p.during), p.id")
                .param("account", account)
                .query(Row.class)
                .list();
    }

    Optional<Row> find(UUID account, UUID post) {
        return sql.sql(SELECT + " where p.id = :post and p.account_id = :account")
                .param("post", post)
                .param("account", account)
                .query(Row.class)
                .optional();
    }

    Optional<Interval> unit(UUID unit) {
        return sql.sql(
                        """
                        select id, name, pos as lo, pos_end as hi
                          from organisation.unit where id = :unit
                        """)
                .param("unit", unit)
                .query(Interval.class)
                .optional();
    }

    boolean anybodyHolds(String role, LocalDate on) {
        return sql.sql(
                        """
                        select exists (
                          select from identity.post p
                            join identity.account a
                              on a.id = p.account_id and a.disabled_at is null
                           where p.role = :role and p.during @> :on and p.revoked_at is null)
                        """)
                .param("role", role)
                .param("on", on)
                .query(Boolean.class)
                .single();
    }

    UUID add(
            UUID account,
            String role,
            @Nullable UUID unit,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable UUID grantor,
            @Nullable String reason) {
        return sql.sql(
                        """
                        insert into identity.post
                          (account_id, role, unit_id, during, granted_by, reason)
                        values (:account, :role, :unit, daterange(:from, :until), :grantor, :reason)
                        returning id
                        """)
                .param("account", account)
                .param("role", role)
                .param("unit", unit)
                .param("from", from)
                .param("until", until)
                .param("grantor", grantor)
                .param("reason", reason)
                .query(UUID.class)
                .single();
    }

    /// @return whether it was held until now
    boolean revoke(UUID post, Instant at, @Nullable UUID revoker, String reason) {
        return sql.sql(
                                """
                                update identity.post
                                   set revoked_at = :at, revoked_by = :revoker,
                                       revocation_reason = :reason
                                 where id = :post and revoked_at is null
                                """)
                        .param("post", post)
                        .param("at", Timestamp.from(at))
                        .param("revoker", revoker)
                        .param("reason", reason)
                        .update()
                == 1;
    }
}
