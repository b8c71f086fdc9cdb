package org.matricula.registry.roster;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Views somebody has kept, and those kept for all of a unit.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SavedViewRows {

    private final JdbcClient sql;

    SavedViewRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// One's own first, then those shared with the unit one acts for or one above it.
    List<SavedView> of(UUID account, @Nullable UUID unit) {
        return sql.sql(
                        """
                        select v.id, v.name, v.filters, v.hidden, v.unit_id is not null as shared,
                               v.account_id = :account as own, d.view_id is not null as standard
                          from registry.roster_view v
                          left join registry.roster_default d on d.view_id = v.id and d.account_id = :account
                         where v.account_id = :account
                            or v.unit_id in (
                                 select a.id from organisation.unit h
                                   join organisation.unit a on h.pos between a.pos and a.pos_end
                                  where h.id = cast(:unit as uuid))
                         order by own desc, v.name, v.id limit 50
                        """)
                .param("account", account)
                .param("unit", unit)
                .query((row, i) ->
                        new SavedView(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getString("filters"),
                                List.of((String[]) row.getArray("hidden").getArray()),
                                row.getBoolean("shared"),
                                row.getBoolean("own"),
                                row.getBoolean("standard")))
                .list();
    }

    /// @return empty where the account has one of that name
    Optional<UUID> add(
            UUID account,
            String name,
            String filters,
            List<String> hidden,
            @Nullable UUID unit,
            Instant now) {
        return sql.sql(
                        """
                        insert into registry.roster_view (account_id, name, filters, hidden, unit_id, made_at)
                        values (:account, :name, :filters, :hidden, cast(:unit as uuid), :now)
                        on conflict (account_id, name) do nothing returning id
                        """)
                .param("account", account)
                .param("name", name)
                .param("filters", filters)
                .param("hidden", hidden.toArray(String[]::new))
                .param("unit", unit)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    void remove(UUID view) {
        sql.sql("delete from registry.roster_view where id = :view").param("view", view).update();
    }

    void begin(UUID account, @Nullable UUID view) {
        sql.sql("delete from registry.roster_default where account_id = :account")
                .param("account", account)
                .update();
        if (view != null) {
            sql.sql(
                            """
                            insert into registry.roster_default (account_id, view_id) values (:account, :view)
                            """)
                    .param("account", account)
                    .param("view", view)
                    .update();
        }
    }
}
