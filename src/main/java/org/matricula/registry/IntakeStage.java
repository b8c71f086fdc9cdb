package org.matricula.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Actor;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;

/// The way in for many rows: copied into a table of the transaction's own, then written set by set.
/// (Rows cannot be copied straight into tables under row-level security.)
@Repository
class IntakeStage {

    private static final int BATCH = 1 << 20;

    private static final String COPY =
            """
            copy intake (line, salt, name, former_name, pinyin, initials, parts, sex, birth_on,
              ethnicity, nationality, overseas, political_status, native_place, document_type,
              document, document_digest, document_override, household_type, household_address,
              home_address, phone, phone_tail, email, guardian_names, guardian_relations,
              guardian_phones, guardian_employers, guardian_custody, schools, school_levels,
              school_from, school_until, health, blood, health_note, unit_id, grade_level, entry_level,
              student_number, registry_number, registry_national, candidate_number, kind, level,
              study_form, admission, boarding, special, entry_on, entry_year, schooling_years,
              study_limit_on, graduation_on) from stdin
            """;

    /// @param what `enrolled` has an active enrolment of the kind, `number` student number taken,
    ///   `registry-number` registry number taken, `twice` the same document twice in the batch
    record Conflict(int row, String what) {}

    record Landed(int line, UUID enrolmentId) {}

    private final JdbcClient sql;
    private final DataSource dataSource;

    IntakeStage(JdbcClient sql, DataSource dataSource) {
        this.sql = sql;
        this.dataSource = dataSource;
    }

    void open() {
        sql.sql(
                        """
                        create temp table intake (
                          line int, person_id uuid default kernel.new_id(), known boolean default false,
                          enrolment_id uuid default kernel.new_id(), event_id uuid default kernel.new_id(),
                          salt bytea, name text, former_name text, pinyin text, initials text, parts text[],
                          sex text, birth_on date, ethnicity text, nationality text, overseas text,
                          political_status text, native_place text, document_type text, document bytea,
                          document_digest bytea, document_override text, household_type text,
                          household_address bytea, home_address bytea, phone bytea, phone_tail bytea, email bytea,
                          guardian_names text[], guardian_relations text[], guardian_phones bytea[],
                          guardian_employers text[], guardian_custody boolean[],
                          schools text[], school_levels text[], school_from date[], school_until date[],
                          health text, blood text, health_note bytea,
                          unit_id uuid, grade_level smallint, entry_level smallint, student_number text, registry_number text,
                          registry_national boolean, candidate_number text, kind text, level text,
                          study_form text, admission text, boarding text, special text[], entry_on date,
                          entry_year smallint, schooling_years numeric, study_limit_on date, graduation_on date
                        ) on commit drop
                        """)
                .update();
    }

    /// Batch by batch: whoever gives the newcomers may ask the database for the next one, and while
    /// a COPY is under way its connection answers nobody, for ever.
    void copy(Iterator<NewStudent> newcomers, Function<NewStudent, Intake.Sealed> seal) {
        var line = new CopyLine();
        while (newcomers.hasNext()) {
            var batch = new ByteArrayOutputStream();
            while (newcomers.hasNext() && batch.size() < BATCH) {
                var student = newcomers.next();
                batch.writeBytes(
                        IntakeLine.of(line, student, seal.apply(student))
                                .getBytes(StandardCharsets.UTF_8));
            }
            copy(batch.toByteArray());
        }
    }

    private void copy(byte[] lines) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
            copy.writeToCopy(lines, 0, lines.length);
            copy.endCopy();
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException("copy", e));
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /// Somebody whose document is known already stays one person.
    void matchPersons() {
        sql.sql("create index on intake (document_digest)").update();
        sql.sql("analyze intake").update();
        sql.sql(
                        """
                        update intake i set person_id = k.person_id, known = true
                          from registry.person_key k
                         where k.kind = 'document' and k.digest = i.document_digest
                        """)
                .update();
    }

    List<Conflict> conflicts(UUID institution) {
        return sql.sql(
                        """
                        select line as row, 'twice' as what from (
                          select line, row_number() over (partition by document_digest order by line) as n
                            from intake where document_digest is not null) d where n > 1
                        union all
                        select i.line, 'enrolled' from intake i
                          join registry.active_elsewhere(array(select person_id from intake where known)) a
                            on a.person_id = i.person_id and a.kind = i.kind
                        union all
                        select i.line, 'number' from intake i
                          join registry.enrolment e on e.institution_id = :institution
                           and e.student_number = i.student_number
                        union all
                        select i.line, 'number' from (
                          select line, row_number() over (partition by student_number order by line) as n
                            from intake where student_number is not null) i where n > 1
                        union all
                        select i.line, 'registry-number' from intake i
                          join registry.enrolment e on e.registry_number = i.registry_number and e.active
                         order by 1
                        """)
                .param("institution", institution)
                .query(Conflict.class)
                .list();
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
                        union
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
            UUID institution,
            @Nullable UUID importId,
            String registration,
            UUID batch,
            Actor actor) {
        var added =
                sql.sql(
                                """
                                insert into registry.enrolment
                                  (id, person_id, institution_id, scope_pos, kind, student_number, registry_number,
                                   registry_number_national, candidate_number, level, study_form, admission, boarding,
                                   special, entry_on, entry_year, schooling_years, study_limit_on, graduation_on,
                                   registration, entered_by, import_id, import_row)
                                select i.enrolment_id, i.person_id, :institution, u.pos, i.kind, i.student_number,
                                       i.registry_number, i.registry_national, i.candidate_number, i.level, i.study_form,
                                       i.admission, i.boarding, i.special, i.entry_on, i.entry_year, i.schooling_years,
                                       i.study_limit_on, i.graduation_on, :registration, :account, :import,
                                       case when cast(:import as uuid) is not null then i.line end
                                  from intake i join organisation.unit u on u.id = i.unit_id
                                """)
                        .param("institution", institution)
                        .param("registration", registration)
                        .param("account", actor.account())
                        .param("import", importId)
                        .update();
        sql.sql(
                        """
                        insert into registry.status_event
                          (id, enrolment_id, scope_pos, person_id, verb, effective_on, batch, status, recorded_by, recorder)
                        select i.event_id, i.enrolment_id, u.pos, i.person_id, 'ENROL', i.entry_on, :batch, '01',
                               :account, :name
                          from intake i join organisation.unit u on u.id = i.unit_id
                        """)
                .param("batch", batch)
                .param("account", actor.account())
                .param("name", actor.name())
                .update();
        sql.sql(
                        """
                        insert into registry.spell
                          (enrolment_id, scope_pos, person_id, during, recorded, status, unit_id, grade_level,
                           event_id, written_by)
                        select e.enrolment_id, e.scope_pos, e.person_id,
                               daterange((i.entry_on + y * interval '1 year')::date,
                                         case when y < i.grade_level - i.entry_level
                                              then (i.entry_on + (y + 1) * interval '1 year')::date end),
                               tstzrange(e.recorded_at, null), e.status, i.unit_id, i.entry_level + y, e.id, e.id
                          from intake i join registry.status_event e on e.id = i.event_id,
                               generate_series(0, greatest(coalesce(i.grade_level - i.entry_level, 0), 0)) y
                        """)
                .update();
        return added;
    }

    /// The enrolment of each row.
    Map<Integer, UUID> enrolments() {
        return sql.sql("select line, enrolment_id from intake").query(Landed.class).stream()
                .collect(Collectors.toMap(Landed::line, Landed::enrolmentId));
    }

    void addNameParts() {
        sql.sql(
                        """
                        insert into registry.name_part (part, enrolment_id, scope_pos, person_id)
                        select distinct part, i.enrolment_id, e.scope_pos, i.person_id
                          from intake i join registry.enrolment e on e.id = i.enrolment_id, unnest(i.parts) part
                        """)
                .update();
    }

    void close() {
        sql.sql("drop table intake").update();
    }
}
