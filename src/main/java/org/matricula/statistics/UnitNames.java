package org.matricula.statistics;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What units were called on the day that is counted, in the order of the tree.
@Repository
@Transactional(readOnly = true)
class UnitNames {

    /// @param name the name of that day
    /// @param above today's name of the unit above, empty for a root
    record Named(UUID id, String code, String name, String above) {}

    private final JdbcClient sql;

    UnitNames(JdbcClient sql) {
        this.sql = sql;
    }

    Map<UUID, Named> on(Collection<UUID> units, LocalDate day) {
        var found = new LinkedHashMap<UUID, Named>();
        sql.sql(
                        """
                        select u.id, u.code, coalesce(n.name, u.name) as name, coalesce(a.name, '') as above
                          from organisation.unit u
                          left join organisation.unit a on a.id = u.parent_id
                          left join organisation.unit_name n on n.unit_id = u.id and n.during @> :day
                         where u.id = any(:units) order by u.pos
                        """)
                .param("units", units.toArray(UUID[]::new))
                .param("day", day)
                .query(Named.class)
                .list()
                .forEach(it -> found.put(it.id(), it));
        return found;
    }
}
