package org.matricula.identity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// 任职: who holds which role where. Asked at each step of each case.
@Repository
@Transactional(readOnly = true)
public class Holders {

    private final JdbcClient sql;

    Holders(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those whose post covers the unit, the nearest unit first; nobody whose account is disabled.
    public List<Holder> holding(String role, UUID unit, LocalDate on) {
        return sql.sql(
                        """
                        select a.id as account, a.name, p.role, p.unit_id as unit
                          from organisation.unit t
                          join identity.post p
                            on p.role = :role and p.during @> :on and p.revoked_at is null
                          join identity.account a on a.id = p.account_id and a.disabled_at is null
                          left join organisation.unit u on u.id = p.unit_id
                         where t.id = :unit
                           and (u.id is null or u.pos <= t.pos and t.pos <= u.pos_end)
                         order by u.pos desc nulls last, u.pos_end, lower(a.username)
                        """)
                .param("role", role)
                .param("unit", unit)
                .param("on", on)
                .query(Holder.class)
                .list();
    }

    /// Those who hold the role somewhere within the unit, itself included, in the tree's order;
    /// nobody whose account is disabled.
    public List<Holder> within(String role, UUID unit, LocalDate on) {
        return sql.sql(
                        """
                        select a.id as account, a.name, p.role, p.unit_id as unit
                          from organisation.unit t
                          join organisation.unit u on u.pos between t.pos and t.pos_end
                          join identity.post p
                            on p.unit_id = u.id and p.role = :role and p.during @> :on
                           and p.revoked_at is null
                          join identity.account a on a.id = p.account_id and a.disabled_at is null
                         where t.id = :unit
                         order by u.pos, lower(a.username)
                        """)
                .param("role", role)
                .param("unit", unit)
                .param("on", on)
                .query(Holder.class)
                .list();
    }

    /// Whether this account holds the role over the unit on that day.
    public boolean holds(UUID account, String role, UUID unit, LocalDate on) {
        return sql.sql(
                        """
                        select exists (
                          select from organisation.unit t
                            join identity.post p
                              on p.role = :role and p.account_id = :account and p.during @> :on
                             and p.revoked_at is null
                            join identity.account a
                              on a.id = p.account_id and a.disabled_at is null
                            left join organisation.unit u on u.id = p.unit_id
                           where t.id = :unit
                             and (u.id is null or u.pos <= t.pos and t.pos <= u.pos_end))
                        """)
                .param("account", account)
                .param("role", role)
                .param("unit", unit)
                .param("on", on)
                .query(Boolean.class)
                .single();
    }
}
