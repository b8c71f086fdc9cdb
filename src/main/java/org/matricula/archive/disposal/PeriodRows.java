package org.matricula.archive.disposal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PeriodRows {

    private final JdbcClient sql;

    PeriodRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// The school's own, else the one where nothing is set.
    List<KeepingPeriod> of(UUID institution) {
        return sql.sql(
                        """
                        select distinct on (p.kind) p.kind, p.years, p.basis, p.setter,
                               (p.set_at at time zone 'Asia/Shanghai')::date as set_on
                          from archive.keeping_period p
                         where p.institution_id is null or p.institution_id = :institution
                         order by p.kind, p.institution_id nulls last
                        """)
                .param("institution", institution)
                .query(KeepingPeriod.class)
                .list();
    }

    void set(
            UUID institution,
            String kind,
            @Nullable Integer years,
            String basis,
            String setter,
            Instant at) {
        sql.sql(
                        """
                        insert into archive.keeping_period (institution_id, kind, years, basis, setter, set_at)
                        values (:institution, :kind, cast(:years as smallint), :basis, :by, :at)
                        on conflict (institution_id, kind)
                        do update set years = excluded.years, basis = excluded.basis, setter = excluded.setter,
                                      set_at = excluded.set_at
                        """)
                .param("institution", institution)
                .param("kind", kind)
                .param("years", years)
                .param("basis", basis)
                .param("by", setter)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// 封存 of a volume.
    ///
    /// @return whether none stood
    boolean hold(UUID volume, String reason, Instant at) {
        return sql.sql(
                                """
                                insert into archive.hold (volume_id, scope_pos, person_id, reason, placer, placed_at)
                                select v.id, v.scope_pos, v.person_id, :reason, :by, :at from archive.volume v where v.id = :volume
                                on conflict (volume_id) where lifted_at is null do nothing
                                """)
                        .param("reason", reason)
                        .param("by", Acting.now().name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("volume", volume)
                        .update()
                == 1;
    }

    /// @return whether one stood
    boolean lift(UUID volume, String reason, Instant at) {
        return sql.sql(
                                """
                                update archive.hold set lifter = :by, lifted_at = :at, lift_reason = :reason
                                 where volume_id = :volume and lifted_at is null
                                """)
                        .param("reason", reason)
                        .param("by", Acting.now().name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("volume", volume)
                        .update()
                == 1;
    }

    /// What is approved to be destroyed is not set free by one person meanwhile.
    ///
    /// @return number of the open list on which the volume stands, null for none
    @Nullable String listed(UUID volume) {
        return sql.sql(
                        """
                        select d.number from archive.disposal d
                          join archive.disposal_item i on i.disposal_id = d.id
                         where i.volume_id = :volume and d.state in ('drawn-up', 'approved')
                         order by d.number limit 1
                        """)
                .param("volume", volume)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /// @return position of a volume within reach, null for none
    @Nullable Long place(UUID volume) {
        var scope = Acting.now().scope();
        return sql.sql(
                        "select scope_pos from archive.volume where id = :id and scope_pos between :lo and :hi for update")
                .param("id", volume)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(Long.class)
                .optional()
                .orElse(null);
    }
}
