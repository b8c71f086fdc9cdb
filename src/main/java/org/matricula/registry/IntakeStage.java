package org.matricula.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;

/// The way in for many rows: copied into a table of the transaction's own, then written set by set.
/// (Rows cannot be copied straight into tables under row-level security.)
@Repository
class IntakeStage {

    private static final int BATCH = 1000;

    private static final String COPY =
            """
            copy intake (line, salt, name, former_name, pinyin, initials, parts, sex, birth_on,
              ethnicity, nationality, overseas, political_status, native_place, document_type,
              document, document_digest, document_override, household_type, household_address,
              home_address, phone, phone_tail, email, guardian_names, guardian_relations,
              guardian_phones, guardian_employers, guardian_custody, schools, school_levels,
              school_from, school_until, health, blood, health_note, unit_id, grade_level, entry_level,
              student_number, registry_number, registry_digest, registry_national, candidate_number, kind, level,
              study_form, admission, boarding, special, entry_on, entry_year, schooling_years,
              study_limit_on, graduation_on, entrance_score, subject_track, admission_tier, origin) from stdin
            """;

    /// @param what `enrolled` has an active enrolment of the kind, `otherwise` the document is
    ///   known with another name or birth date, `number` student number taken, `registry-number`
    ///   registry number taken, `twice` the same document twice in the batch
    /// @param institution where they are enrolled; null unless `enrolled`
    record Conflict(int row, String what, @Nullable UUID institution) {}

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
                          unit_id uuid, grade_level smallint, entry_level smallint, student_number text, registry_number bytea,
                          registry_digest bytea, registry_national boolean, candidate_number text, kind text, level text,
                          study_form text, admission text, boarding text, special text[], entry_on date,
                          entry_year smallint, schooling_years numeric, study_limit_on date, graduation_on date,
                          entrance_score numeric, subject_track text, admission_tier text, origin text
                        ) on commit drop
                        """)
                .update();
    }

    /// Batch by batch: whoever gives the newcomers may ask the database for the next one, and while
    /// a COPY is under way its connection answers nobody, for ever. Sealing is what takes the
    /// processor's time, so all of them share it.
    void copy(Iterator<NewStudent> newcomers, Function<NewStudent, Sealing.Sealed> seal) {
        var batch = new ArrayList<NewStudent>(BATCH);
        while (newcomers.hasNext()) {
            batch.add(newcomers.next());
            if (batch.size() == BATCH || !newcomers.hasNext()) {
                copy(lines(batch, seal));
                batch.clear();
            }
        }
    }

    private static byte[] lines(List<NewStudent> batch, Function<NewStudent, Sealing.Sealed> seal) {
        var lines = new ByteArrayOutputStream(batch.size() << 10);
        batch.parallelStream()
                .map(it -> IntakeLine.of(new CopyLine(), it, seal.apply(it)))
                .map(it -> it.getBytes(StandardCharsets.UTF_8))
                .toList()
                .forEach(lines::writeBytes);
        return lines.toByteArray();
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
                        select line as row, 'twice' as what, cast(null as uuid) as institution from (
                          select line, row_number() over (partition by document_digest order by line) as n
                            from intake where document_digest is not null) d where n > 1
                        union all
                        select i.line, 'enrolled', a.institution_id from intake i
                          join registry.active_at(array(select person_id from intake where known)) a
                            on a.person_id = i.person_id and a.kind = i.kind
                        union all
                        select i.line, 'otherwise', null
                          from registry.named_otherwise(
                                 array(select document_digest from intake where known order by line),
                                 array(select name from intake where known order by line),
                                 array(select birth_on from intake where known order by line)) o
                          join intake i on i.document_digest = o.digest and i.name = o.name
                        union all
                        select i.line, case t.kind when 'student' then 'number' else 'registry-number' end, null
                          from registry.taken_numbers(:institution,
                                 array(select student_number from intake where student_number is not null),
                                 array(select registry_digest from intake where registry_digest is not null)) t
                          join intake i on t.number = case t.kind when 'student' then i.student_number
                                                                  else encode(i.registry_digest, 'hex') end
                        union all
                        select i.line, 'number', null from (
                          select line, row_number() over (partition by student_number order by line) as n
                            from intake where student_number is not null) i where n > 1
                         order by 1
                        """)
                .param("institution", institution)
                .query(Conflict.class)
                .list();
    }

    /// The enrolment of each row.
    Map<Integer, UUID> enrolments() {
        return sql.sql("select line, enrolment_id from intake").query(Landed.class).stream()
                .collect(Collectors.toMap(Landed::line, Landed::enrolmentId));
    }

    void close() {
        sql.sql("drop table intake").update();
    }
}
