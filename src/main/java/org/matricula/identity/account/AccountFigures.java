package org.matricula.identity.account;

import java.time.LocalDate;
import org.matricula.kernel.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What those who keep accounts find on their first page.
@Repository
@Transactional(readOnly = true)
class AccountFigures {

    /// @param postless in use, but without a post today
    /// @param ending posts that end within thirty days
    record Counted(long used, long disabled, long postless, long ending) {}

    private final JdbcClient sql;

    AccountFigures(JdbcClient sql) {
        this.sql = sql;
    }

    Counted count(Scope scope, LocalDate today) {
        return sql.sql(
                        """
                        select count(*) filter (where a.disabled_at is null) as used,
                               count(*) filter (where a.disabled_at is not null) as disabled,
                               count(*) filter (where a.disabled_at is null and not p.held) as postless,
                               coalesce(sum(p.ending), 0) as ending
                          from identity.account a
                          left join lateral (
                            select coalesce(bool_or(h.during @> :today), false) as held,
                                   count(*) filter (where h.during @> :today
                                     and upper(h.during) <= cast(:today as date) + 30) as ending
                              from identity.post h
                             where h.account_id = a.id and h.revoked_at is null) p on true
                         where a.scope_pos between :lo and :hi
                        """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("today", today)
                .query(Counted.class)
                .single();
    }
}
