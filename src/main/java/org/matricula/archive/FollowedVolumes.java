package org.matricula.archive;

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

/// A volume and its contents lie where their student does, and follow them.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FollowedVolumes {

    private final JdbcClient sql;

    FollowedVolumes(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    public void on(Repositioned moved) {
        for (var table : List.of("volume", "content")) {
            sql.sql(
                            """
                            update archive.%s t set scope_pos = m.new_pos
                              from unnest(cast(:old as bigint[]), cast(:new as bigint[])) as m (old_pos, new_pos)
                             where t.scope_pos = m.old_pos
                            """
                                    .formatted(table))
                    .param("old", moved.oldPositions())
                    .param("new", moved.newPositions())
                    .update();
        }
    }

    @EventListener
    public void on(StudentPlaced placed) {
        of("scope_pos = :value", List.of(placed.enrolment()), placed.to());
    }

    @EventListener
    public void on(PersonHanded handed) {
        of("person_id = :value", List.copyOf(handed.enrolments()), handed.person());
    }

    /// The contents first: they are found by their volume.
    private void of(String change, List<UUID> enrolments, Object value) {
        for (var where :
                List.of(
                        "content set %s where volume_id in (select v.id from archive.volume v where v.enrolment_id = any (:ids))",
                        "volume set %s where enrolment_id = any (:ids)")) {
            sql.sql("update archive." + where.formatted(change))
                    .param("value", value)
                    .param("ids", enrolments.toArray(UUID[]::new))
                    .update();
        }
    }
}
