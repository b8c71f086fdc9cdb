package org.matricula.identity;

import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

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

    /// Whose post covers which of several units.
    ///
    /// @param of the unit that was asked for, `name` its name
    public record Covering(UUID of, String name, UUID account) {}

    /// As [#holding], for many units at once.
    public List<Covering> holding(String role, Collection<UUID> units, LocalDate on) {
        return sql.sql(
                        """
                        select distinct t.id as of, t.name, a.id as account
                          from organisation.unit t
                          join identity.post p
                            on p.role = :role and p.during @> :on and p.revoked_at is null
                          join identity.account a on a.id = p.account_id and a.disabled_at is null
                          left join organisation.unit u on u.id = p.unit_id
                         where t.id = any (:units)
                           and (u.id is null or u.pos <= t.pos and t.pos <= u.pos_end)
                         order by t.id, a.id
                        """)
                .param("role", role)
                .param("units", units.toArray(UUID[]::new))
                .param("on", on)
                .query(Covering.class)
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

    /// Everybody who holds one of the roles anywhere; nobody whose account is disabled.
    public List<Holder> everywhere(Collection<String> roles, LocalDate on) {
        return sql.sql(
                        """
                        select distinct a.id as account, a.name, p.role, p.unit_id as unit
                          from identity.post p
                          join identity.account a on a.id = p.account_id and a.disabled_at is null
                         where p.role in (:roles) and p.during @> :on and p.revoked_at is null
                         order by a.id
                        """)
                .param("roles", roles)
                .param("on", on)
                .query(Holder.class)
                .list();
    }

    /// This very post of this account, if it stands on the day.
    public Optional<Holder> post(UUID account, String role, @Nullable UUID unit, LocalDate on) {
        return sql.sql(
                        """
                        select a.id as account, a.name, p.role, p.unit_id as unit
                          from identity.post p
                          join identity.account a on a.id = p.account_id and a.disabled_at is null
                         where a.id = :account and p.role = :role and p.during @> :on
                           and p.unit_id is not distinct from cast(:unit as uuid)
                           and p.revoked_at is null
                         limit 1
                        """)
                .param("account", account)
                .param("role", role)
                .param("unit", unit, Types.OTHER)
                .param("on", on)
                .query(Holder.class)
                .optional();
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
