package org.matricula.appraisal;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

/// Notes, scores and commendations follow their student, rounds and scores of units the tree.
@Component
class AppraisedRows implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(
                Table.of("appraisal.conduct_note"),
                Table.of("appraisal.score"),
                Table.of("appraisal.commendation"),
                Table.ofUnit("appraisal.round"),
                Table.ofUnit("appraisal.unit_score"));
    }
}
