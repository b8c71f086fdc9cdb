package org.matricula.credential.certificate;

import java.util.List;
import org.matricula.organisation.Repositioned;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Stock, print runs and registration files belong to a unit: they move with it in the tree.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class MovedStock {

    private static final List<String> TABLES =
            List.of(
                    "blank_receipt",
                    "blank",
                    "blank_move",
                    "print_run",
                    "national_file",
                    "blank_destruction");

    private final JdbcClient sql;

    MovedStock(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    void on(Repositioned moved) {
        for (var table : TABLES) {
            sql.sql(
                            "update credential."
                                    + table
                                    + """
                                     t set scope_pos = m.new_pos
                                      from unnest(cast(:old as bigint[]), cast(:new as bigint[])) as m (old_pos, new_pos)
                                     where t.scope_pos = m.old_pos
                                    """)
                    .param("old", moved.oldPositions())
                    .param("new", moved.newPositions())
                    .update();
        }
    }
}
