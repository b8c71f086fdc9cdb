package org.matricula.graduation;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

@Component
class GraduationRows implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(
                Table.part(
                        "graduation.degree_hearing",
                        "conclusion_id in (select c.id from graduation.conclusion c where c.enrolment_id = any (:enrolments))"),
                Table.of("graduation.conclusion"),
                Table.of("graduation.exemption_line"),
                Table.of("graduation.exemption"),
                Table.of("graduation.unified_exam"),
                Table.of("graduation.objection"),
                Table.of("graduation.application_step"),
                Table.of("graduation.application"),
                Table.part(
                        "graduation.unmet",
                        "verdict_id in (select v.id from graduation.verdict v where v.enrolment_id = any (:enrolments))"),
                Table.of("graduation.verdict"),
                Table.of("graduation.graduate"),
                Table.of("graduation.claim"),
                Table.of("graduation.seat"),
                Table.of("graduation.import_line"),
                Table.of("graduation.photograph"),
                Table.of("graduation.photo_ticket"),
                Table.of("graduation.register_form"),
                Table.of("graduation.register_line"),
                Table.ofUnit("graduation.exemption_batch"),
                Table.ofUnit("graduation.degree_decision"),
                Table.ofUnit("graduation.sitting"),
                Table.ofUnit("graduation.photo_import"),
                Table.ofUnit("graduation.register_batch"));
    }
}
