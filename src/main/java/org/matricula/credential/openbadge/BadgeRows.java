package org.matricula.credential.openbadge;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.matricula.registry.StudentRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Who has a verifiable credential, and where it stands in the status list.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class BadgeRows implements StudentRows {

    /// @param place in the status lists, which are of [StatusLists#LENGTH] places each
    record Badge(
            UUID id,
            UUID institutionId,
            UUID enrolmentId,
            UUID conclusionId,
            long place,
            OffsetDateTime issuedAt) {}

    private static final String OWN =
            "%s = any ((select string_to_array(current_setting('app.persons'), ','))::uuid[])";

    private final JdbcClient sql;

    BadgeRows(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Table> tables() {
        return List.of(Table.of("credential.badge"));
    }

    /// Takes the conclusion's place; whoever is second finds the first one's.
    Badge take(UUID conclusion, Instant at) {
        sql.sql(
                        """
                        insert into credential.badge (institution_id, enrolment_id, person_id, scope_pos, conclusion_id, issued_at)
                        select c.institution_id, c.enrolment_id, c.person_id, c.scope_pos, c.id, :at
                          from graduation.conclusion c where c.id = :conclusion
                        on conflict (conclusion_id) where revoked_at is null do nothing
                        """)
                .param("conclusion", conclusion)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        return of(conclusion).orElseThrow();
    }

    /// The one that was not revoked.
    Optional<Badge> of(UUID conclusion) {
        return sql.sql(
                        """
                        select b.id, b.institution_id, b.enrolment_id, b.conclusion_id, b.place, b.issued_at
                          from credential.badge b where b.conclusion_id = :conclusion and b.revoked_at is null
                        """)
                .param("conclusion", conclusion)
                .query(Badge.class)
                .optional();
    }

    boolean revokedBefore(UUID conclusion) {
        return sql.sql(
                        """
                        select exists (select from credential.badge b
                                        where b.conclusion_id = :conclusion and b.revoked_at is not null)
                        """)
                .param("conclusion", conclusion)
                .query(Boolean.class)
                .single();
    }

    /// The last place a school has taken, -1 for none.
    long last(UUID institution) {
        return sql.sql(
                        "select coalesce(max(place), -1) from credential.badge where institution_id = :id")
                .param("id", institution)
                .query(Long.class)
                .single();
    }

    /// Revokes those that were given out on these conclusions.
    List<UUID> revoke(Collection<UUID> conclusions, String reason, Instant at) {
        return sql.sql(
                        """
                        update credential.badge set revoked_at = :at, revoke_reason = :reason
                         where conclusion_id = any (:conclusions) and revoked_at is null
                        returning id
                        """)
                .param("conclusions", conclusions.toArray(UUID[]::new))
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }

    /// The places of a school's revoked credentials within an interval.
    List<Long> revoked(UUID institution, long from, long until) {
        return sql.sql(
                        """
                        select b.place from credential.badge b
                         where b.institution_id = :institution and b.revoked_at is not null
                           and b.place >= :from and b.place < :until order by b.place
                        """)
                .param("institution", institution)
                .param("from", from)
                .param("until", until)
                .query(Long.class)
                .list();
    }

    @Transactional(readOnly = true)
    List<OwnConclusion> own() {
        return sql.sql(
                        """
                        select c.id as conclusion_id, s.name, u.name as school, c.outcome, c.concluded_on, c.degree_name,
                               b.given > 0 as issued,
                               b.revoked > 0 and (c.reversed_at is not null or l.id is not null) as revoked
                          from graduation.conclusion c
                          join registry.student s on s.enrolment_id = c.enrolment_id
                          join organisation.unit u on u.id = c.institution_id
                          left join graduation.conclusion l on l.replaces_id = c.id and l.reversed_at is null
                          cross join lateral (select count(*) as given, count(b.revoked_at) as revoked
                                                from credential.badge b where b.conclusion_id = c.id) b
                         where c.outcome <> 'postponed' and (c.reversed_at is null and l.id is null or b.given > 0) and
                        """
                                + " "
                                + OWN.formatted("c.person_id")
                                + " order by c.id desc")
                .query(OwnConclusion.class)
                .list();
    }
}
