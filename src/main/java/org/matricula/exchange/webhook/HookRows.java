package org.matricula.exchange.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The addresses subscribed.
@Repository
@Transactional
class HookRows {

    private static final String SELECT =
            """
            select h.id, h.unit_id, u.name as unit, u.pos, h.name, h.address, h.inside, h.kinds, h.made_by, h.maker,
                   h.confirmer, h.ended_at,
                   (select count(*) from exchange.delivery d where d.hook_id = h.id and d.state = 'waiting') as waiting,
                   (select count(*) from exchange.delivery d where d.hook_id = h.id and d.state = 'dead') as dead
              from exchange.hook h join organisation.unit u on u.id = h.unit_id
            """;

    private final JdbcClient sql;

    HookRows(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    List<Hook> within(Scope scope) {
        return sql.sql(SELECT + " where u.pos between :lo and :hi order by h.made_at desc, h.id")
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query((row, number) -> hook(row))
                .list();
    }

    @Transactional(readOnly = true)
    Optional<Hook> find(UUID id) {
        return sql.sql(SELECT + " where h.id = :id")
                .param("id", id)
                .query((row, number) -> hook(row))
                .optional();
    }

    void add(
            UUID id,
            UUID unit,
            String name,
            String address,
            boolean inside,
            Set<String> kinds,
            byte[] secret,
            Actor maker,
            Instant now) {
        sql.sql(
                        """
                        insert into exchange.hook (id, unit_id, name, address, inside, kinds, secret, made_by, maker, made_at)
                        values (:id, :unit, :name, :address, :inside, :kinds, :secret, :by, :maker, :now)
                        """)
                .param("id", id)
                .param("unit", unit)
                .param("name", name)
                .param("address", address)
                .param("inside", inside)
                .param("kinds", kinds.toArray(String[]::new))
                .param("secret", secret)
                .param("by", maker.account())
                .param("maker", maker.name())
                .param("now", Timestamp.from(now))
                .update();
    }

    /// @return false if somebody was first, or it has ended
    boolean confirm(UUID id, Actor by, Instant now) {
        return sql.sql(
                                """
                                update exchange.hook set confirmed_by = :by, confirmer = :who, confirmed_at = :now
                                 where id = :id and confirmed_by is null and ended_at is null and made_by <> :by
                                """)
                        .param("id", id)
                        .param("by", by.account())
                        .param("who", by.name())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /// What still waits for it is dropped with it.
    ///
    /// @return false if it had ended before
    boolean end(UUID id, Actor by, Instant now) {
        sql.sql("delete from exchange.delivery where hook_id = :id and state = 'waiting'")
                .param("id", id)
                .update();
        return sql.sql(
                                """
                                update exchange.hook set ended_at = :now, ended_by = :by
                                 where id = :id and ended_at is null
                                """)
                        .param("id", id)
                        .param("by", by.name())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    private static Hook hook(ResultSet row) throws SQLException {
        return new Hook(
                row.getObject("id", UUID.class),
                row.getObject("unit_id", UUID.class),
                row.getString("unit"),
                row.getLong("pos"),
                row.getString("name"),
                row.getString("address"),
                row.getBoolean("inside"),
                Arrays.asList((String[]) row.getArray("kinds").getArray()),
                row.getObject("made_by", UUID.class),
                row.getString("maker"),
                row.getString("confirmer"),
                row.getObject("ended_at", OffsetDateTime.class),
                row.getLong("waiting"),
                row.getLong("dead"));
    }
}
