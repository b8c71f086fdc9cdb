package org.matricula.change.student;

import java.util.List;
import java.util.stream.Stream;
import org.matricula.document.Documents;
import org.matricula.organisation.Repositioned;
import org.matricula.registry.StudentPlaced;
import org.matricula.workflow.CasePlaces;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What hangs on a student lies where the student does: it follows the tree, and a student who
/// comes into another class.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ChangePlaces {

    private static final List<String> PLACED =
            List.of(
                    "absence",
                    "chase",
                    "chase_contact",
                    "leave",
                    "relaxation",
                    "study_extension",
                    "transfer_side",
                    "correction_item",
                    "correction_check",
                    "correction",
                    "correction_report_line",
                    "batch_line");

    /// Rows that lie elsewhere, at the programme asked for or at the office that reports, and move
    /// with the tree alone.
    private static final List<String> ELSEWHERE =
            List.of("programme_candidate", "correction_report", "batch_change", "batch_class");

    private final JdbcClient sql;
    private final CasePlaces cases;
    private final Documents documents;

    ChangePlaces(JdbcClient sql, CasePlaces cases, Documents documents) {
        this.sql = sql;
        this.cases = cases;
        this.documents = documents;
    }

    @EventListener
    public void on(Repositioned moved) {
        for (var table : Stream.concat(PLACED.stream(), ELSEWHERE.stream()).toList()) {
            sql.sql(
                            """
                            update change.%s t set scope_pos = m.new_pos
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
                            "update change.%s set scope_pos = :pos where enrolment_id = :id"
                                    .formatted(table))
                    .param("pos", placed.to())
                    .param("id", placed.enrolment())
                    .update();
        }
        cases.follow(placed.enrolment(), placed.unit(), placed.to());
        documents.follow(placed.enrolment(), placed.to());
    }
}
