package org.matricula.appraisal;

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

/// What is known of a student lies where the student does, what is known of a unit where that is.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FollowedAppraisals {

    private static final List<String> OF_STUDENTS =
            List.of("conduct_note", "score", "commendation");
    private static final List<String> ALL =
            List.of("conduct_note", "score", "commendation", "round", "unit_score");

    private final JdbcClient sql;

    FollowedAppraisals(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    public void on(Repositioned moved) {
        for (var table : ALL) {
            sql.sql(
                            """
                            update appraisal.%s t set scope_pos = m.new_pos
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
        for (var table : OF_STUDENTS) {
            sql.sql(
                            "update appraisal.%s set scope_pos = :pos where enrolment_id = :enrolment"
                                    .formatted(table))
                    .param("pos", placed.to())
                    .param("enrolment", placed.enrolment())
                    .update();
        }
    }

    @EventListener
    public void on(PersonHanded handed) {
        for (var table : OF_STUDENTS) {
            sql.sql(
                            "update appraisal.%s set person_id = :person where enrolment_id = any (:ids)"
                                    .formatted(table))
                    .param("person", handed.person())
                    .param("ids", handed.enrolments().toArray(UUID[]::new))
                    .update();
        }
    }
}
