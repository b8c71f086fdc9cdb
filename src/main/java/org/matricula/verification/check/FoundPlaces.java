package org.matricula.verification.check;

import java.util.List;
import org.matricula.organisation.Repositioned;
import org.matricula.registry.PersonHanded;
import org.matricula.registry.StudentPlaced;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Lines and findings lie where their students do, and are those of their person.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FoundPlaces {

    private static final List<String> PLACED = List.of("line", "finding");

    private final JdbcClient sql;

    FoundPlaces(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    public void on(Repositioned moved) {
        for (var table : PLACED) {
            sql.sql(
                            """
                            update verification.%s t set scope_pos = m.new_pos
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
        for (var table : PLACED) {
            sql.sql(
                            "update verification.%s set scope_pos = :pos where enrolment_id = :id"
                                    .formatted(table))
                    .param("pos", placed.to())
                    .param("id", placed.enrolment())
                    .update();
        }
    }

    @EventListener
    public void on(PersonHanded news) {
        for (var table : PLACED) {
            sql.sql(
                            "update verification.%s set person_id = :person where enrolment_id = any (:enrolments)"
                                    .formatted(table))
                    .param("person", news.person())
                    .param("enrolments", news.enrolments().toArray(java.util.UUID[]::new))
                    .update();
        }
    }
}
