package org.matricula.attachment;

import org.matricula.organisation.Repositioned;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Files follow the units they belong to when these are moved.
@Repository
class FilePlaces {

    private final JdbcClient sql;

    FilePlaces(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(Repositioned moved) {
        sql.sql(
                        """
                        update attachment.file f set scope_pos = m.new_pos
                          from unnest(cast(:old as bigint[]), cast(:new as bigint[])) as m (old_pos, new_pos)
                         where f.scope_pos = m.old_pos
                        """)
                .param("old", moved.oldPositions())
                .param("new", moved.newPositions())
                .update();
    }
}
