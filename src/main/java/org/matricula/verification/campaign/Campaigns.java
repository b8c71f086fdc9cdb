package org.matricula.verification.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The campaigns whose unit touches the reader's reach.
@Repository
@Transactional(readOnly = true)
public class Campaigns {

    /// @param lo first position of the unit, `hi` last
    /// @param resultNumber null until it is signed
    public record Campaign(
            UUID id,
            UUID unitId,
            String unit,
            long lo,
            long hi,
            @Nullable UUID institutionId,
            String name,
            String notice,
            LocalDate opensOn,
            LocalDate closesOn,
            @Nullable UUID openedBy,
            String opener,
            Instant openedAt,
            @Nullable String resultNumber) {

        public boolean openOn(LocalDate day) {
            return resultNumber == null && !day.isBefore(opensOn) && !day.isAfter(closesOn);
        }

        public boolean signed() {
            return resultNumber != null;
        }
    }

    /// @param campaign its name
    /// @param confirmed null while they have not said
    public record Own(
            UUID campaignId,
            UUID enrolmentId,
            String campaign,
            String student,
            LocalDate closesOn,
            @Nullable Boolean confirmed) {}

    private static final String SELECT =
            """
            select c.id, c.unit_id, u.name as unit, u.pos as lo, u.pos_end as hi, c.institution_id, c.name, c.notice,
                   c.opens_on, c.closes_on, c.opened_by, c.opener, c.opened_at, r.number as result_number
              from verification.campaign c
              join organisation.unit u on u.id = c.unit_id
              left join verification.result r on r.campaign_id = c.id
             where u.pos <= :hi and u.pos_end >= :lo
            """;

    private final JdbcClient sql;

    Campaigns(JdbcClient sql) {
        this.sql = sql;
    }

    /// The newest first.
    List<Campaign> all(int most) {
        return within(SELECT + " order by c.opened_at desc limit :most")
                .param("most", most)
                .query(Campaign.class)
                .list();
    }

    /// @throws Absent if there is none within sight
    public Campaign get(UUID id) {
        return within(SELECT + " and c.id = :id")
                .param("id", id)
                .query(Campaign.class)
                .optional()
                .orElseThrow(() -> new Absent("campaign"));
    }

    /// The one of the same unit that was signed before it, the latest of them.
    Optional<UUID> before(Campaign it) {
        return sql.sql(
                        """
                        select r.campaign_id from verification.result r join verification.campaign c on c.id = r.campaign_id
                         where r.unit_id = :unit and c.id <> :id and c.opened_at < :at
                         order by c.opened_at desc limit 1
                        """)
                .param("unit", it.unitId())
                .param("id", it.id())
                .param("at", it.openedAt().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    UUID open(
            UUID unit,
            @Nullable UUID institution,
            String name,
            String notice,
            LocalDate opens,
            LocalDate closes,
            Instant at) {
        return sql.sql(
                        """
                        insert into verification.campaign
                          (unit_id, institution_id, name, notice, opens_on, closes_on, opened_by, opener, opened_at)
                        values (:unit, cast(:institution as uuid), :name, :notice, :opens, :closes, :by, :opener, :at)
                        returning id
                        """)
                .param("unit", unit)
                .param("institution", institution, java.sql.Types.OTHER)
                .param("name", name)
                .param("notice", notice)
                .param("opens", opens)
                .param("closes", closes)
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("opener", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    /// What the persons a student or guardian reaches have to confirm.
    List<Own> own(LocalDate today) {
        var persons = Acting.now().scope().persons();
        return sql.sql(
                        """
                        select x.campaign_id, x.enrolment_id, c.name as campaign, s.name as student, c.closes_on, x.confirmed
                          from verification.line x
                          join verification.campaign c on c.id = x.campaign_id
                          join registry.student s on s.enrolment_id = x.enrolment_id
                         where x.person_id in (:persons) and c.opens_on <= :today
                         order by c.closes_on desc, s.name
                        """)
                .param("persons", persons.isEmpty() ? List.of(new UUID(0, 0)) : persons)
                .param("today", today)
                .query(Own.class)
                .list();
    }

    private JdbcClient.StatementSpec within(String text) {
        var scope = Acting.now().scope();
        return sql.sql(text).param("lo", scope.lo()).param("hi", scope.hi());
    }
}
