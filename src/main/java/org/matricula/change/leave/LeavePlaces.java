package org.matricula.change.leave;

import org.matricula.organisation.Repositioned;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;

/// What was granted follows the units when these are moved.
@Repository
class LeavePlaces {

    private static final List<String> PLACED = List.of("leave", "relaxation");

    private final JdbcClient sql;

    LeavePlaces(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(Repositioned moved) {
        for (var table : PLACED) {
            sql.sql(
                            """
                            update change.%s t set scope_pos = m.new_pos
                              from unnest(cast(:old as bigint[]), cast(:new as bigint[])) as m (old_pos, new_pos)
                             where t.scope_pos = m.old_pos
                            """
                                    .formatted(table))
                    .param("old", moved.oldPositions())
                    .param("new", moved.newPositions())
                    .update();
        }
    }
}
