package org.matricula.coursework;

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

/// Tasks lie where their class does, grades and their corrections where their student does.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FollowedGrades {

    private final JdbcClient sql;

    FollowedGrades(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    public void on(Repositioned moved) {
        for (var table :
                List.of(
                        "task",
                        "co_teacher",
                        "grade",
                        "grade_version",
                        "correction",
                        "held_mark",
                        "exam_bar",
                        "recheck",
                        "ranking",
                        "rank_line")) {
            sql.sql(
                            "update coursework."
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

    @EventListener
    public void on(StudentPlaced placed) {
        of("scope_pos = :value", List.of(placed.enrolment()), placed.to());
    }

    @EventListener
    public void on(PersonHanded handed) {
        of("person_id = :value", List.copyOf(handed.enrolments()), handed.person());
    }

    /// The kept values first: they are found by their grade.
    private void of(String change, List<UUID> enrolments, Object value) {
        for (var update :
                List.of(
                        "update coursework.grade_version set "
                                + change
                                + " where grade_id in (select g.id from coursework.grade g where"
                                + " g.enrolment_id = any (:enrolments))",
                        "update coursework.correction set "
                                + change
                                + " where enrolment_id = any (:enrolments)",
                        "update coursework.held_mark set "
                                + change
                                + " where enrolment_id = any (:enrolments)",
                        "update coursework.exam_bar set "
                                + change
                                + " where enrolment_id = any (:enrolments)",
                        "update coursework.recheck set "
                                + change
                                + " where enrolment_id = any (:enrolments)",
                        "update coursework.rank_line set "
                                + change
                                + " where enrolment_id = any (:enrolments)",
                        "update coursework.grade set "
                                + change
                                + " where enrolment_id = any (:enrolments)")) {
            sql.sql(update)
                    .param("value", value)
                    .param("enrolments", enrolments.toArray(UUID[]::new))
                    .update();
        }
    }
}
