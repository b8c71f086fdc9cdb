package org.matricula.exam.round;

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

/// What concerns a student lies where the student does, and follows them.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FollowedExams {

    private static final List<String> TABLES = List.of("candidate", "summons", "incident");

    private final JdbcClient sql;

    FollowedExams(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    public void on(Repositioned moved) {
        for (var table : TABLES) {
            sql.sql(
                            """
                            update exam.%s t set scope_pos = m.new_pos
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

    /// Incidents first: they are found by their candidate.
    private void of(String change, List<UUID> enrolments, Object value) {
        for (var update :
                List.of(
                        "update exam.incident set "
                                + change
                                + " where candidate_id in (select c.id from exam.candidate c where"
                                + " c.enrolment_id = any (:ids))",
                        "update exam.candidate set " + change + " where enrolment_id = any (:ids)",
                        "update exam.summons set " + change + " where enrolment_id = any (:ids)")) {
            sql.sql(update)
                    .param("value", value)
                    .param("ids", enrolments.toArray(UUID[]::new))
                    .update();
        }
    }
}
