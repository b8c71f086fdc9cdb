package org.matricula.enrolment.desk;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.Intake;
import org.matricula.vault.OpenedRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What the register page says of an enrolment.
@Repository
@Transactional(readOnly = true)
class RegistryLines {

    record Row(
            String institution,
            String name,
            @Nullable String studentNumber,
            @Nullable String registryNumber,
            String unit,
            String entryOn,
            @Nullable String graduationOn,
            @Nullable String studyLimitOn) {}

    private final JdbcClient sql;
    private final OpenedRows opened;

    RegistryLines(JdbcClient sql, OpenedRows opened) {
        this.sql = sql;
        this.opened = opened;
    }

    List<FormLine> of(UUID enrolment) {
        var row =
                sql.sql(
                                """
                                select i.name as institution, p.salt, s.name, e.student_number, e.registry_number, u.name as unit,
                                       e.entry_on::text as entry_on, e.graduation_on::text as graduation_on,
                                       e.study_limit_on::text as study_limit_on
                                  from registry.enrolment e
                                  join registry.student s on s.enrolment_id = e.id
                                  join registry.person p on p.id = e.person_id
                                  join organisation.unit u on u.id = s.unit_id
                                  join organisation.unit i on i.id = e.institution_id
                                 where e.id = :id
                                """)
                        .param("id", enrolment)
                        .query(opened.of(Row.class, Intake.REGISTRY_NUMBER))
                        .single();
        return List.of(
                new FormLine("enrolment.institution", row.institution()),
                new FormLine("page.name", row.name()),
                new FormLine("enrolment.student-number", row.studentNumber()),
                new FormLine("registry.registry-number", row.registryNumber()),
                new FormLine("enrolment.class", row.unit()),
                new FormLine("enrolment.entry-on", row.entryOn()),
                new FormLine("registry.graduation-on", row.graduationOn()),
                new FormLine("registry.study-limit-on", row.studyLimitOn()));
    }
}
