package org.matricula.exam.round;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

/// Candidates, summonses and incidents follow their student.
@Component
class ExamRows implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(
                Table.part(
                        "exam.incident",
                        "candidate_id in (select c.id from exam.candidate c where c.enrolment_id = any (:enrolments))"),
                Table.of("exam.candidate"),
                Table.of("exam.summons"));
    }
}
