package org.matricula.registry.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.Intake;
import org.matricula.vault.OpenedRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What a list that is taken away may hold of each student.
@Repository
@Transactional(readOnly = true)
class ExportRows {

    record Row(
            UUID enrolmentId,
            byte[] salt,
            String name,
            String studentNumber,
            @Nullable String registryNumber,
            String sex,
            @Nullable LocalDate birthOn,
            @Nullable String ethnicity,
            @Nullable String documentType,
            byte @Nullable [] documentNumber,
            byte @Nullable [] phone,
            byte @Nullable [] homeAddress,
            String institution,
            String parentUnit,
            String unit,
            @Nullable Integer gradeLevel,
            int entryYear,
            LocalDate entryOn,
            @Nullable String level,
            String status,
            LocalDate statusSince) {}

    private final JdbcClient sql;
    private final OpenedRows opened;

    ExportRows(JdbcClient sql, OpenedRows opened) {
        this.sql = sql;
        this.opened = opened;
    }

    /// In the order asked for.
    List<Row> of(List<UUID> enrolments) {
        return sql.sql(
                        """
                        select s.enrolment_id, p.salt, s.name, s.student_number, e.registry_number, s.sex, s.birth_on,
                               s.ethnicity, p.document_type, p.document_number, p.phone, p.home_address,
                               i.name as institution, coalesce(a.name, '') as parent_unit, u.name as unit, s.grade_level,
                               s.entry_year, e.entry_on, s.level, s.status, s.status_since
                          from unnest(cast(:ids as uuid[])) with ordinality as c (id, seq)
                          join registry.student s on s.enrolment_id = c.id
                          join registry.enrolment e on e.id = c.id
                          join registry.person p on p.id = s.person_id
                          join organisation.unit u on u.id = s.unit_id
                          left join organisation.unit a on a.id = u.parent_id
                          join organisation.unit i on i.id = s.institution_id
                         order by c.seq
                        """)
                .param("ids", enrolments.toArray(UUID[]::new))
                .query(opened.of(Row.class, Intake.REGISTRY_NUMBER))
                .list();
    }
}
