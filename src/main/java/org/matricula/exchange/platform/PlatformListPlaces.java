package org.matricula.exchange.platform;

import org.matricula.organisation.Repositioned;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// A list lies where its school lies, wherever that moves in the tree.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PlatformListPlaces {

    private final JdbcClient sql;

    PlatformListPlaces(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    void on(Repositioned moved) {
        sql.sql(
                        """
                        update exchange.platform_list t set scope_pos = m.new_pos
                          from unnest(cast(:old as bigint[]), cast(:new as bigint[])) as m (old_pos, new_pos)
                         where t.scope_pos = m.old_pos
                        """)
                .param("old", moved.oldPositions())
                .param("new", moved.newPositions())
                .update();
    }
}
