package org.matricula.graduation;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

@Component
class GraduationRows implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(
                Table.of("graduation.conclusion"),
                Table.of("graduation.unified_exam"),
                Table.of("graduation.objection"),
                Table.of("graduation.application"),
                new Table(
                        "graduation.unmet",
                        "verdict_id in (select v.id from graduation.verdict v where v.enrolment_id = any (:enrolments))",
                        true),
                Table.of("graduation.verdict"));
    }
}
