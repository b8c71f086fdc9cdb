package org.matricula.identity.account;

import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Units a post may be granted for: those within the grantor's reach.
@Repository
@Transactional(readOnly = true)
public class UnitChoices {

    private static final int MOST = 300;

    /// @param path its superiors' names and its own, root first
    public record Choice(UUID id, String path, String kind) {}

    private final JdbcClient sql;

    UnitChoices(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param part of a name; without one, classes are left out
    List<Choice> within(String part) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select u.id, u.kind,
                               (select string_agg(w.name, ' / ' order by w.pos, w.pos_end desc)
                                  from organisation.unit w
                                 where w.pos <= u.pos and u.pos <= w.pos_end) as path
                          from organisation.unit u
                         where u.pos >= :lo and u.pos_end <= :hi and upper_inf(u.during)
                           and case when :part = '' then u.kind <> 'class'
                                    else position(:part in u.name) > 0 end
                         order by u.pos, u.pos_end desc
                         limit :most
                        """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("part", part.strip())
                .param("most", MOST)
                .query(Choice.class)
                .list();
    }
}
