package org.matricula.identity.account;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.matricula.identity.Holder;
import org.matricula.identity.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Posts whose interval covers a position.
@Repository
@Transactional(readOnly = true)
public class SightRows {

    private final JdbcClient sql;

    SightRows(JdbcClient sql) {
        this.sql = sql;
    }

    public List<Reason> covering(UUID account, long position, LocalDate on) {
        return sql.sql(
                        """
                        select p.role,
                               coalesce((select string_agg(w.name, ' / ' order by w.pos, w.pos_end desc)
                                           from organisation.unit w
                                          where w.pos <= u.pos and u.pos <= w.pos_end), '')
                                 as unit_path,
                               lower(p.during) as since, upper(p.during) as until,
                               g.name as granted_by, p.reason as because
                          from identity.post p
                          join identity.account a
                            on a.id = p.account_id and a.disabled_at is null
                          left join organisation.unit u on u.id = p.unit_id
                          left join identity.account g on g.id = p.granted_by
                         where p.account_id = :account and p.during @> :on
                           and p.revoked_at is null
                           and (u.id is null or :position between u.pos and u.pos_end)
                         order by lower(p.during), p.id
                        """)
                .param("account", account)
                .param("position", position)
                .param("on", on)
                .query(Reason.class)
                .list();
    }

    public List<Holder> watchers(long position, LocalDate on) {
        return sql.sql(
                        """
                        select a.id as account, a.name, p.role, p.unit_id as unit
                          from identity.post p
                          join identity.account a
                            on a.id = p.account_id and a.disabled_at is null
                          left join organisation.unit u on u.id = p.unit_id
                         where p.during @> :on and p.revoked_at is null
                           and p.role not in ('student', 'guardian')
                           and (u.id is null or :position between u.pos and u.pos_end)
                         order by u.pos desc nulls last, u.pos_end, p.role, lower(a.username)
                         limit 200
                        """)
                .param("position", position)
                .param("on", on)
                .query(Holder.class)
                .list();
    }
}
