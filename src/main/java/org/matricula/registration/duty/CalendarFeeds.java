package org.matricula.registration.duty;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The addresses under which calendar programs read somebody's duties.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class CalendarFeeds {

    record Feed(UUID id, UUID account, String role, @Nullable UUID unit, String language) {}

    /// @param readAt null while nobody has read it
    public record Standing(LocalDateTime madeAt, @Nullable LocalDateTime readAt) {}

    /// An address that nobody has read for so long works no more.
    private static final Duration UNREAD = Duration.ofDays(365);

    private final JdbcClient sql;
    private final Clock clock;

    CalendarFeeds(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Standing> of(Actor who) {
        return sql.sql(
                        """
                        select f.made_at at time zone 'Asia/Shanghai' as made_at,
                               f.read_at at time zone 'Asia/Shanghai' as read_at
                          from registration.calendar_feed f
                         where f.account_id = :account and f.role = :role and f.revoked_at is null
                           and coalesce(f.read_at, f.made_at) > :forgotten
                           and f.unit_id is not distinct from cast(:unit as uuid)
                        """)
                .param("account", who.account())
                .param("role", who.role())
                .param("unit", who.unit(), Types.OTHER)
                .param("forgotten", forgotten(clock.instant()))
                .query(Standing.class)
                .optional();
    }

    void add(Actor who, String token, String language, Instant at) {
        sql.sql(
                        """
                        insert into registration.calendar_feed
                          (account_id, role, unit_id, digest, language, made_at)
                        values (:account, :role, cast(:unit as uuid), :digest, :language, :at)
                        """)
                .param("account", who.account())
                .param("role", who.role())
                .param("unit", who.unit(), Types.OTHER)
                .param("digest", digest(token))
                .param("language", language)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @return whether there was one
    boolean revoke(Actor who, Instant at) {
        return sql.sql(
                                """
                                update registration.calendar_feed set revoked_at = :at
                                 where account_id = :account and role = :role and revoked_at is null
                                   and unit_id is not distinct from cast(:unit as uuid)
                                """)
                        .param("account", who.account())
                        .param("role", who.role())
                        .param("unit", who.unit(), Types.OTHER)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /// @return how many stood
    int revokeAll(UUID account, Instant at) {
        return sql.sql(
                        """
                        update registration.calendar_feed set revoked_at = :at
                         where account_id = :account and revoked_at is null
                        """)
                .param("account", account)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static OffsetDateTime forgotten(Instant now) {
        return now.minus(UNREAD).atOffset(ZoneOffset.UTC);
    }

    Optional<Feed> read(String token, Instant at) {
        return sql.sql(
                        """
                        update registration.calendar_feed set read_at = :at
                         where digest = :digest and revoked_at is null
                           and coalesce(read_at, made_at) > :forgotten
                        returning id, account_id as account, role, unit_id as unit, language
                        """)
                .param("digest", digest(token))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("forgotten", forgotten(at))
                .query(Feed.class)
                .optional();
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
