package org.matricula.standing.warning;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

/// Warnings and what belongs to them, treatments and talks follow their student.
@Component
class WarnedRows implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(
                Table.part(
                        "standing.ground",
                        "warning_id in (select w.id from standing.warning w where w.enrolment_id = any (:enrolments))"),
                Table.part(
                        "standing.failed_course",
                        "warning_id in (select w.id from standing.warning w where w.enrolment_id = any (:enrolments))"),
                Table.part(
                        "standing.step",
                        "warning_id in (select w.id from standing.warning w where w.enrolment_id = any (:enrolments))"),
                Table.of("standing.warning"),
                Table.of("standing.treatment"),
                Table.of("standing.talk"),
                Table.ofUnit("standing.report"));
    }
}
