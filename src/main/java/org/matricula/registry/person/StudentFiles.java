package org.matricula.registry.person;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Students' files within reach.
@Repository
@Transactional(readOnly = true)
class StudentFiles {

    private final JdbcClient sql;

    StudentFiles(JdbcClient sql) {
        this.sql = sql;
    }

    /// The enrolment an address names: by its own identifier, or by a student number, which is
    /// unique within one institution only.
    ///
    /// @param institution its code or identifier, where a number is not enough
    /// @throws Absent if there is none within reach
    /// @throws Refused if several schools within reach have given the number
    UUID named(String key, @Nullable String institution) {
        var found =
                sql.sql(
                                """
                                select e.id from registry.enrolment e
                                  join organisation.unit i on i.id = e.institution_id
                                 where (e.student_number = :key or e.id = :id)
                                   and (cast(:institution as text) is null or i.code = :institution
                                        or i.id::text = :institution)
                                 order by e.active desc, e.entry_on desc limit 20
                                """)
                        .param("key", key)
                        .param("id", identifier(key), java.sql.Types.OTHER)
                        .param("institution", institution)
                        .query(UUID.class)
                        .list();
        if (found.isEmpty()) {
            throw new Absent("student");
        }
        if (found.size() > 1) {
            throw new Refused(Refusal.conflict("students.ambiguous", key, found.size()));
        }
        return found.getFirst();
    }

    private static @Nullable UUID identifier(String key) {
        try {
            return key.length() == 36 ? UUID.fromString(key) : null;
        } catch (IllegalArgumentException aNumber) {
            return null;
        }
    }

    FileRow file(UUID enrolment) {
        return sql.sql(
                        """
                        select e.id as enrolment_id, e.person_id, e.institution_id, e.scope_pos, p.salt, p.name,
                               p.former_name, p.pinyin, p.sex, p.birth_on, p.ethnicity, p.nationality, p.overseas,
                               p.political_status, p.native_place, p.document_type, p.document_number,
                               p.document_override, p.document_until, p.household_type, p.household_address,
                               p.home_address, p.phone, p.email, p.photo_id, p.version as person_version,
                               e.student_number, e.registry_number, e.registry_number_national, e.candidate_number,
                               e.kind, e.level, e.study_form, e.admission, e.boarding, e.dorm_building, e.dorm_room,
                               e.entry_on, e.entry_year,
                               e.schooling_years, e.study_limit_on, e.graduation_on, e.entrance_score, e.subject_track,
                               e.admission_tier, e.origin, e.student_type, e.registration, e.check_note,
                               e.active, e.version, s.status, s.status_since, s.unit_id, u.name as unit,
                               coalesce(a.name, '') as parent_unit, s.grade_level, i.name as institution,
                               i.code as institution_code, i.education
                          from registry.enrolment e
                          join registry.person p on p.id = e.person_id
                          join registry.student s on s.enrolment_id = e.id
                          join organisation.unit u on u.id = s.unit_id
                          left join organisation.unit a on a.id = u.parent_id
                          join organisation.unit i on i.id = e.institution_id
                         where e.id = :enrolment
                        """)
                .param("enrolment", enrolment)
                .query(FileRow.class)
                .optional()
                .orElseThrow(() -> new Absent("enrolment"));
    }

    List<FileRow.Guardian> guardians(UUID person) {
        return sql.sql(
                        """
                        select id, seq, name, relation, phone, employer, custody, account_id
                          from registry.guardian where person_id = :person order by seq
                        """)
                .param("person", person)
                .query(FileRow.Guardian.class)
                .list();
    }

    Optional<FileRow.Health> health(UUID person) {
        return sql.sql(
                        """
                        select condition, blood, note, disability, checked_on
                          from registry.health where person_id = :person
                        """)
                .param("person", person)
                .query(FileRow.Health.class)
                .optional();
    }

    /// All the person's enrolments within reach, the newest first.
    List<FileRow.Study> studies(UUID person) {
        return sql.sql(
                        """
                        select s.enrolment_id, e.student_number, i.name as institution, i.code as institution_code,
                               u.name as unit, e.entry_on, s.status
                          from registry.student s
                          join registry.enrolment e on e.id = s.enrolment_id
                          join organisation.unit u on u.id = s.unit_id
                          join organisation.unit i on i.id = s.institution_id
                         where s.person_id = :person order by e.entry_on desc, e.id
                        """)
                .param("person", person)
                .query(FileRow.Study.class)
                .list();
    }

    /// The files a student or guardian has: the database shows them no others.
    List<Own> own() {
        return sql.sql(
                        """
                        select s.name, coalesce(nullif(s.student_number, ''), s.enrolment_id::text) as key,
                               i.name as institution, i.code as institution_code, s.status
                          from registry.student s join organisation.unit i on i.id = s.institution_id
                         order by s.name, s.status_since desc limit 20
                        """)
                .query(Own.class)
                .list();
    }
}
