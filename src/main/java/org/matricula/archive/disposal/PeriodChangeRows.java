package org.matricula.archive.disposal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PeriodChangeRows {

    private static final String PROPOSED =
            """
            select c.id, c.kind, c.years, c.was, c.basis, c.proposer_id, c.proposer,
                   (c.proposed_at at time zone 'Asia/Shanghai')::date as proposed_on
              from archive.period_change c
             where c.institution_id = :institution and c.state = 'proposed'
            """;

    private final JdbcClient sql;

    PeriodChangeRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// What waits for its second person.
    List<PeriodChange> proposed(UUID institution) {
        return sql.sql(PROPOSED + " order by c.id")
                .param("institution", institution)
                .query(PeriodChange.class)
                .list();
    }

    /// Locks it as well.
    Optional<PeriodChange> proposed(UUID institution, UUID id) {
        return sql.sql(PROPOSED + " and c.id = :id for update")
                .param("institution", institution)
                .param("id", id)
                .query(PeriodChange.class)
                .optional();
    }

    /// @return empty where one of the kind waits already
    Optional<UUID> propose(
            Unit school, String kind, int years, @Nullable Integer was, String basis, Instant at) {
        return sql.sql(
                        """
                        insert into archive.period_change (institution_id, scope_pos, kind, years, was, basis, proposer_id,
                               proposer, proposed_at)
                        values (:institution, :pos, :kind, :years, cast(:was as smallint), :basis, cast(:by as uuid),
                               :name, :at)
                        on conflict (institution_id, kind) where state = 'proposed' do nothing returning id
                        """)
                .param("institution", school.id())
                .param("pos", school.pos())
                .param("kind", kind)
                .param("years", years)
                .param("was", was)
                .param("basis", basis)
                .param("by", Acting.now().account())
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    void judged(UUID id, boolean agreed, @Nullable String opinion, Instant at) {
        sql.sql(
                        """
                        update archive.period_change
                           set state = :state, judge_id = cast(:by as uuid), judge = :name, judged_at = :at, opinion = :opinion
                         where id = :id
                        """)
                .param("state", agreed ? "agreed" : "refused")
                .param("by", Acting.now().account())
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("opinion", opinion)
                .param("id", id)
                .update();
    }
}
