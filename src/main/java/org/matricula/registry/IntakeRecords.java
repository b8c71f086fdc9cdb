package org.matricula.registry;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What an intake writes into the register from the staged rows, set by set.
@Repository
class IntakeRecords {

    private final JdbcClient sql;

    IntakeRecords(JdbcClient sql) {
        this.sql = sql;
    }

    int addPersons() {
        var added =
                sql.sql(
                                """
                                insert into registry.person
                                  (id, salt, name, former_name, pinyin, initials, sex, birth_on, ethnicity, nationality,
                                   overseas, political_status, native_place, document_type, document_number,
                                   document_override, household_type, household_address, home_address, phone, email)
                                select person_id, salt, name, former_name, pinyin, initials, sex, birth_on, ethnicity,
                                       coalesce(nationality, '156'), overseas, political_status, native_place,
                                       document_type, document, document_override, household_type, household_address,
                                       home_address, phone, email
                                  from intake where not known
                                """)
                        .update();
        sql.sql(
                        """
                        insert into registry.person_key (kind, digest, person_id)
                        select 'document', document_digest, person_id from intake
                         where not known and document_digest is not null
                        union all
                        select 'phone-tail', phone_tail, person_id from intake
                         where not known and phone_tail is not null
                        """)
                .update();
        sql.sql(
                        """
                        insert into registry.guardian (person_id, seq, name, relation, phone, employer, custody)
                        select i.person_id, g.seq, g.name, g.relation, g.phone, g.employer, g.custody
                          from intake i,
                               unnest(i.guardian_names, i.guardian_relations, i.guardian_phones,
                                      i.guardian_employers, i.guardian_custody)
                                 with ordinality g (name, relation, phone, employer, custody, seq)
                         where not i.known
                        """)
                .update();
        sql.sql(
                        """
                        insert into registry.previous_schooling (person_id, seq, school, level, from_on, until_on)
                        select i.person_id, s.seq, s.school, s.level, s.from_on, s.until_on
                          from intake i,
                               unnest(i.schools, i.school_levels, i.school_from, i.school_until)
                                 with ordinality s (school, level, from_on, until_on, seq)
                         where not i.known
                        """)
                .update();
        sql.sql(
                        """
                        insert into registry.health (person_id, condition, blood, note)
                        select person_id, health, blood, health_note from intake
                         where not known and (health is not null or blood is not null or health_note is not null)
                        """)
                .update();
        return added;
    }

    int addEnrolments(
            UUID institution, Intake.@Nullable Brought file, String registration, Actor actor) {
        return sql.sql(
                        """
                        insert into registry.enrolment
                          (id, person_id, institution_id, scope_pos, kind, student_number, registry_number,
                           registry_digest, registry_number_national, candidate_number, level, study_form, admission, boarding,
                           special, entry_on, entry_year, schooling_years, study_limit_on, graduation_on,
                           entrance_score, subject_track, admission_tier, origin, registration, entered_by, brought_by,
                           import_id, import_row)
                        select i.enrolment_id, i.person_id, :institution, u.pos, i.kind, i.student_number,
                               i.registry_number, i.registry_digest, i.registry_national, i.candidate_number, i.level, i.study_form,
                               i.admission, i.boarding, i.special, i.entry_on, i.entry_year, i.schooling_years,
                               i.study_limit_on, i.graduation_on, i.entrance_score, i.subject_track, i.admission_tier,
                               i.origin, :registration, :account, :brought, :import,
                               case when cast(:import as uuid) is not null then i.line end
                          from intake i join organisation.unit u on u.id = i.unit_id
                        """)
                .param("institution", institution)
                .param("registration", registration)
                .param("account", actor.account())
                .param("brought", file == null ? null : file.by())
                .param("import", file == null ? null : file.importId())
                .update();
    }

    /// The first event of each, and the standing that follows from it: one for each year of those
    /// taken over from an older register. All are recorded at the same instant.
    void addStandings(UUID batch, Actor actor) {
        var at = sql.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
        sql.sql(
                        """
                        insert into registry.status_event
                          (id, enrolment_id, scope_pos, person_id, verb, effective_on, recorded_at, batch, status,
                           recorded_by, recorder)
                        select i.event_id, i.enrolment_id, u.pos, i.person_id, 'ENROL', i.entry_on, :at, :batch, '01',
                               :account, :name
                          from intake i join organisation.unit u on u.id = i.unit_id
                        """)
                .param("at", at)
                .param("batch", batch)
                .param("account", actor.account())
                .param("name", actor.name())
                .update();
        sql.sql(
                        """
                        insert into registry.spell
                          (enrolment_id, scope_pos, person_id, during, recorded, status, unit_id, grade_level,
                           event_id, written_by)
                        select i.enrolment_id, u.pos, i.person_id,
                               daterange((i.entry_on + y * interval '1 year')::date,
                                         case when y < i.grade_level - i.entry_level
                                              then (i.entry_on + (y + 1) * interval '1 year')::date end),
                               tstzrange(:at, null), '01', i.unit_id, i.entry_level + y, i.event_id, i.event_id
                          from intake i join organisation.unit u on u.id = i.unit_id,
                               generate_series(0, greatest(coalesce(i.grade_level - i.entry_level, 0), 0)) y
                        """)
                .param("at", at)
                .update();
    }

    /// The rows of the searchable list, as [Students] would derive them: everything they say was
    /// just written here. Deriving them from the tables took half of an import's time.
    void addStudents(UUID institution, String registration, LocalDate today) {
        sql.sql(
                        """
                        insert into registry.student
                          (enrolment_id, person_id, institution_id, scope_pos, name, pinyin, initials, student_number,
                           sex, birth_on, ethnicity, status, status_since, unit_id, grade_level, entry_year, level,
                           boarding, registration)
                        select i.enrolment_id, i.person_id, :institution, u.pos, coalesce(p.name, i.name),
                               coalesce(p.pinyin, i.pinyin), coalesce(p.initials, i.initials),
                               coalesce(i.student_number, ''), coalesce(p.sex, i.sex),
                               case when i.known then p.birth_on else i.birth_on end,
                               case when i.known then p.ethnicity else i.ethnicity end, '01', i.entry_on, i.unit_id,
                               i.entry_level + (select count(*)
                                                  from generate_series(1, i.grade_level - i.entry_level) y
                                                 where (i.entry_on + y * interval '1 year')::date <= :today),
                               i.entry_year, i.level, i.boarding, :registration
                          from intake i
                          join organisation.unit u on u.id = i.unit_id
                          left join registry.person p on i.known and p.id = i.person_id
                        """)
                .param("institution", institution)
                .param("registration", registration)
                .param("today", today)
                .update();
        sql.sql(
                        """
                        insert into registry.name_part (part, enrolment_id, scope_pos, person_id)
                        select part, i.enrolment_id, u.pos, i.person_id
                          from intake i join organisation.unit u on u.id = i.unit_id, unnest(i.parts) part
                        on conflict do nothing
                        """)
                .update();
    }
}
