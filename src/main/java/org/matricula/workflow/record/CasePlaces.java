package org.matricula.workflow.record;

import org.matricula.organisation.Repositioned;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;

/// Cases follow the units when these are moved, with all that belongs to them.
@Repository
class CasePlaces {

    private static final List<String> PLACED =
            List.of("case_file", "step", "trail", "evidence", "waiver");

    private final JdbcClient sql;

    CasePlaces(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(Repositioned moved) {
        for (var table : PLACED) {
            sql.sql(
                            """
                            update workflow.%s t set scope_pos = m.new_pos
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
