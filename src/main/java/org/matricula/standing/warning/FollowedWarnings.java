package org.matricula.standing.warning;

import java.util.List;
import java.util.UUID;
import org.matricula.organisation.Repositioned;
import org.matricula.registry.PersonHanded;
import org.matricula.registry.StudentPlaced;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Warnings, treatments and talks lie where their students do, and follow them; a department's list
/// lies with the department.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FollowedWarnings {

    private static final List<String> OF_UNITS =
            List.of("warning", "ground", "failed_course", "step", "report", "treatment", "talk");
    private static final List<String> OF_ENROLMENTS = List.of("warning", "treatment", "talk");
    private static final List<String> OF_WARNINGS = List.of("ground", "failed_course", "step");

    private final JdbcClient sql;

    FollowedWarnings(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    public void on(Repositioned moved) {
        for (var table : OF_UNITS) {
            sql.sql(
                            """
                            update standing.%s t set scope_pos = m.new_pos
                              from unnest(cast(:old as bigint[]), cast(:new as bigint[])) as m (old_pos, new_pos)
                             where t.scope_pos = m.old_pos
                            """
                                    .formatted(table))
                    .param("old", moved.oldPositions())
                    .param("new", moved.newPositions())
                    .update();
        }
    }

    /// What belongs to a warning goes first, while the warning still tells which is whose.
    @EventListener
    public void on(StudentPlaced placed) {
        var one = new UUID[] {placed.enrolment()};
        for (var table : OF_WARNINGS) {
            sql.sql(
                            """
                            update standing.%s t set scope_pos = :pos from standing.warning w
                             where w.id = t.warning_id and w.enrolment_id = any (:ids)
                            """
                                    .formatted(table))
                    .param("pos", placed.to())
                    .param("ids", one)
                    .update();
        }
        for (var table : OF_ENROLMENTS) {
            sql.sql(
                            "update standing.%s set scope_pos = :pos where enrolment_id = any (:ids)"
                                    .formatted(table))
                    .param("pos", placed.to())
                    .param("ids", one)
                    .update();
        }
    }

    @EventListener
    public void on(PersonHanded handed) {
        var ids = handed.enrolments().toArray(UUID[]::new);
        for (var table : OF_WARNINGS) {
            sql.sql(
                            """
                            update standing.%s t set person_id = :person from standing.warning w
                             where w.id = t.warning_id and w.enrolment_id = any (:ids)
                            """
                                    .formatted(table))
                    .param("person", handed.person())
                    .param("ids", ids)
                    .update();
        }
        for (var table : OF_ENROLMENTS) {
            sql.sql(
                            "update standing.%s set person_id = :person where enrolment_id = any (:ids)"
                                    .formatted(table))
                    .param("person", handed.person())
                    .param("ids", ids)
                    .update();
        }
    }
}
