package org.matricula.report.round;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

/// What was reported stays with the unit that reported it, wherever a student goes; a merge of two
/// persons and a move of the unit in the tree it follows.
@Component
class ReportedRows implements StudentRows {

    private static final String EVERY = "true";

    @Override
    public List<Table> tables() {
        return List.of(
                Table.of("report.counted").butFor(EVERY),
                Table.of("report.counted_move").butFor(EVERY),
                Table.of("report.aid_line").butFor(EVERY),
                Table.ofUnit("report.submission"),
                Table.ofUnit("report.repetition"),
                Table.ofUnit("report.assessment"),
                Table.ofUnit("report.guidance"),
                Table.ofUnit("report.saved"),
                Table.ofUnit("report.delivery"));
    }
}
