package org.matricula.report.saved;

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

/// With whom saved reports are shared.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ShareRows {

    private final JdbcClient sql;

    ShareRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<Share> of(UUID saved) {
        return sql.sql(
                        """
                        select h.id, h.unit_id, u.name as unit, h.role,
                               to_char(h.shared_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as shared_on
                          from report.share h join organisation.unit u on u.id = h.unit_id
                         where h.saved_id = :saved and h.ended_at is null order by u.pos, h.role
                        """)
                .param("saved", saved)
                .query(Share.class)
                .list();
    }

    /// @return empty where it is shared with them already
    Optional<UUID> add(UUID saved, Unit unit, @Nullable String role, Instant at) {
        return sql.sql(
                        """
                        insert into report.share (saved_id, scope_pos, unit_id, role, sharer, shared_at)
                        values (:saved, :pos, :unit, cast(:role as text), :sharer, :at)
                        on conflict do nothing returning id
                        """)
                .param("saved", saved)
                .param("pos", unit.pos())
                .param("unit", unit.id())
                .param("role", role)
                .param("sharer", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    /// @return whether there was one
    boolean end(UUID saved, UUID share, Instant at) {
        return sql.sql(
                                """
                                update report.share set ended_at = :at
                                 where id = :id and saved_id = :saved and ended_at is null
                                """)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", share)
                        .param("saved", saved)
                        .update()
                > 0;
    }

    /// The saved reports shared with who holds this role in this unit, by whoever reaches them all.
    List<UUID> with(String role, UUID unit) {
        return sql.sql(
                        """
                        select distinct h.saved_id
                          from report.share h
                          join report.saved s on s.id = h.saved_id and s.stopped_at is null
                          join organisation.unit u on u.id = h.unit_id
                          join organisation.unit r on r.id = :unit and r.pos between u.pos and u.pos_end
                         where h.ended_at is null and (h.role is null or h.role = :role)
                         order by h.saved_id desc limit 200
                        """)
                .param("unit", unit)
                .param("role", role)
                .query(UUID.class)
                .list();
    }
}
