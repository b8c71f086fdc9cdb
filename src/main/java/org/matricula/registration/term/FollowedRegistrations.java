package org.matricula.registration.term;

import java.util.List;
import org.matricula.organisation.Repositioned;
import org.matricula.registry.PersonHanded;
import org.matricula.registry.StudentPlaced;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Registrations lie where their students do, and follow them.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FollowedRegistrations {

    private static final List<String> TABLES = List.of("term_registration", "year_registration");

    private final JdbcClient sql;

    FollowedRegistrations(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    public void on(Repositioned moved) {
        for (var table : TABLES) {
            sql.sql(
                            """
                            update registration.%s t set scope_pos = m.new_pos
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
        for (var table : TABLES) {
            sql.sql(
                            "update registration.%s set scope_pos = :pos where enrolment_id = :enrolment"
                                    .formatted(table))
                    .param("pos", placed.to())
                    .param("enrolment", placed.enrolment())
                    .update();
        }
    }

    @EventListener
    public void on(PersonHanded handed) {
        for (var table : TABLES) {
            sql.sql(
                            "update registration.%s set person_id = :person where enrolment_id = any (:ids)"
                                    .formatted(table))
                    .param("person", handed.person())
                    .param("ids", handed.enrolments().toArray(java.util.UUID[]::new))
                    .update();
        }
    }
}
