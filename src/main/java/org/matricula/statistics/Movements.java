package org.matricula.statistics;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 学生变动: who came into a unit and who left it, by what happened. Whatever stays within the unit is
/// no movement of it.
@Repository
@Transactional(readOnly = true)
class Movements {

    /// @param verb a [org.matricula.registry.StatusVerb], or `END` where a standing ended by itself
    record Kind(String verb, long in, long out) {}

    private final JdbcClient sql;

    Movements(JdbcClient sql) {
        this.sql = sql;
    }

    /// Both days included.
    List<Kind> between(Place place, LocalDate from, LocalDate to) {
        return sql.sql(
                        """
                        select m.verb,
                               coalesce(sum(m.n) filter (where m.inward), 0) as "in",
                               coalesce(sum(m.n) filter (where not m.inward), 0) as "out"
                          from (
                            select i.verb, i.n, true as inward from statistics.move i
                             where i.to_pos between :lo and :hi and i.day between :from and :to
                               and (i.from_pos is null or i.from_pos not between :lo and :hi)
                            union all
                            select o.verb, o.n, false from statistics.move o
                             where o.from_pos between :lo and :hi and o.day between :from and :to
                               and (o.to_pos is null or o.to_pos not between :lo and :hi)
                          ) m
                         group by m.verb
                        having coalesce(sum(m.n) filter (where m.inward), 0) <> 0
                            or coalesce(sum(m.n) filter (where not m.inward), 0) <> 0
                         order by m.verb
                        """)
                .param("lo", place.lo())
                .param("hi", place.hi())
                .param("from", from)
                .param("to", to)
                .query(Kind.class)
                .list();
    }
}
