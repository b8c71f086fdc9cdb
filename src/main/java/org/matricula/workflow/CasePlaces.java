package org.matricula.workflow;

import java.util.List;
import java.util.UUID;
import org.matricula.organisation.Repositioned;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Where cases lie in the tree: with the tree they move, and with whom they are about, so that the
/// queue of whoever looks after the student now shows them.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class CasePlaces {

    private static final List<String> PLACED =
            List.of("case_file", "step", "trail", "evidence", "waiver");

    private final JdbcClient sql;

    CasePlaces(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    public void on(Repositioned moved) {
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

    /// A student has come into another unit: all cases about them come along, and those still under
    /// way go to its offices.
    public void follow(List<UUID> subjects, UUID unit, long scopePos) {
        var cases =
                sql.sql(
                                """
                                update workflow.case_file
                                   set scope_pos = :pos,
                                       unit_id = case when state in ('draft', 'submitted', 'in-progress', 'amending')
                                                      then :unit else unit_id end
                                 where subject_id = any (:subjects) returning id
                                """)
                        .param("subjects", subjects.toArray(UUID[]::new))
                        .param("unit", unit)
                        .param("pos", scopePos)
                        .query(UUID.class)
                        .list();
        for (var table : PLACED.subList(1, PLACED.size())) {
            sql.sql(
                            "update workflow.%s set scope_pos = :pos where case_id = any (:ids)"
                                    .formatted(table))
                    .param("pos", scopePos)
                    .param("ids", cases.toArray(UUID[]::new))
                    .update();
        }
    }
}
