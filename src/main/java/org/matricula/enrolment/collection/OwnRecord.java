package org.matricula.enrolment.collection;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.ContactDetails;
import org.matricula.registry.Intake;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What the register says of somebody, in clear, for themselves and for the sheet they sign.
@Repository
@Transactional(readOnly = true)
class OwnRecord {

    /// What a student may not change without evidence.
    static final List<String> CLAIMED =
            List.of(
                    "name",
                    "sex",
                    "birthOn",
                    "documentNumber",
                    "ethnicity",
                    "nativePlace",
                    "previousSchool");

    record Told(
            String institution,
            String unit,
            @Nullable String studentNumber,
            String name,
            String sex,
            @Nullable LocalDate birthOn,
            @Nullable String ethnicity,
            @Nullable String nativePlace,
            @Nullable String documentNumber,
            @Nullable String previousSchool,
            ContactDetails contacts) {}

    record Row(
            String institution,
            String unit,
            @Nullable String studentNumber,
            String name,
            String sex,
            @Nullable LocalDate birthOn,
            @Nullable String ethnicity,
            @Nullable String nativePlace,
            byte[] salt,
            byte @Nullable [] documentNumber,
            @Nullable String previousSchool,
            byte @Nullable [] phone,
            byte @Nullable [] homeAddress,
            byte @Nullable [] householdAddress,
            byte @Nullable [] email,
            @Nullable String politicalStatus,
            @Nullable String boarding) {}

    private final JdbcClient sql;
    private final Vault vault;

    OwnRecord(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    Told of(UUID enrolment) {
        var row =
                sql.sql(
                                """
                                select i.name as institution, u.name as unit, e.student_number, p.name, p.sex, p.birth_on,
                                       p.ethnicity, p.native_place, p.salt, p.document_number,
                                       (select h.school from registry.previous_schooling h
                                         where h.person_id = p.id order by h.seq desc limit 1) as previous_school,
                                       p.phone, p.home_address, p.household_address, p.email, p.political_status, e.boarding
                                  from registry.enrolment e
                                  join registry.person p on p.id = e.person_id
                                  join registry.student s on s.enrolment_id = e.id
                                  join organisation.unit u on u.id = s.unit_id
                                  join organisation.unit i on i.id = e.institution_id
                                 where e.id = :id
                                """)
                        .param("id", enrolment)
                        .query(Row.class)
                        .single();
        return new Told(
                row.institution(),
                row.unit(),
                row.studentNumber(),
                row.name(),
                row.sex(),
                row.birthOn(),
                row.ethnicity(),
                row.nativePlace(),
                vault.open(Intake.DOCUMENT, row.documentNumber(), row.salt()),
                row.previousSchool(),
                new ContactDetails(
                        vault.open(Intake.PHONE, row.phone(), row.salt()),
                        vault.open(Intake.HOME_ADDRESS, row.homeAddress(), row.salt()),
                        vault.open(Intake.HOUSEHOLD_ADDRESS, row.householdAddress(), row.salt()),
                        vault.open(Intake.EMAIL, row.email(), row.salt()),
                        row.politicalStatus(),
                        row.boarding()));
    }
}
