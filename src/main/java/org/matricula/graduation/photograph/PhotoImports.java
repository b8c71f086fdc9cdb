package org.matricula.graduation.photograph;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Archives that were imported, and what became of each picture.
@Repository
@Transactional(readOnly = true)
public class PhotoImports {

    public record Import(
            UUID id,
            UUID campaignId,
            String fileName,
            Instant importedAt,
            String importer,
            long pictures,
            long taken,
            long nobody,
            long twice,
            long faulty,
            long kept) {}

    /// @param outcome `taken`, `nobody`, `twice`, `kept` or `faulty`
    public record Line(
            int seq, String name, @Nullable String student, String outcome, List<Refusal> faults) {}

    private static final String SELECT =
            """
            select i.id, i.campaign_id, i.file_name, i.imported_at, i.importer, count(l.seq) as pictures,
                   count(*) filter (where l.outcome = 'taken') as taken,
                   count(*) filter (where l.outcome = 'nobody') as nobody,
                   count(*) filter (where l.outcome = 'twice') as twice,
                   count(*) filter (where l.outcome = 'faulty') as faulty,
                   count(*) filter (where l.outcome = 'kept') as kept
              from graduation.photo_import i left join graduation.import_line l on l.import_id = i.id
            """;

    private final JdbcClient sql;

    PhotoImports(JdbcClient sql) {
        this.sql = sql;
    }

    List<Import> of(UUID campaign) {
        return sql.sql(
                        SELECT
                                + " where i.campaign_id = :id group by i.id order by i.imported_at desc")
                .param("id", campaign)
                .query((row, n) -> imported(row))
                .list();
    }

    Import get(UUID id) {
        return sql.sql(SELECT + " where i.id = :id group by i.id")
                .param("id", id)
                .query((row, n) -> imported(row))
                .optional()
                .orElseThrow(() -> new Absent("import"));
    }

    private static Import imported(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Import(
                row.getObject("id", UUID.class),
                row.getObject("campaign_id", UUID.class),
                row.getString("file_name"),
                row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                row.getString("importer"),
                row.getLong("pictures"),
                row.getLong("taken"),
                row.getLong("nobody"),
                row.getLong("twice"),
                row.getLong("faulty"),
                row.getLong("kept"));
    }

    List<Line> lines(UUID id) {
        return sql.sql(
                        """
                        select l.seq, l.name, s.name as student, l.outcome, l.faults
                          from graduation.import_line l
                          left join registry.student s on s.enrolment_id = l.enrolment_id
                         where l.import_id = :id order by l.outcome = 'taken', l.seq
                        """)
                .param("id", id)
                .query((row, n) ->
                        new Line(
                                row.getInt("seq"),
                                row.getString("name"),
                                row.getString("student"),
                                row.getString("outcome"),
                                Faults.read((String[]) row.getArray("faults").getArray())))
                .list();
    }

    @Transactional
    UUID begin(UUID campaign, long pos, String fileName, Instant at) {
        return sql.sql(
                        """
                        insert into graduation.photo_import (campaign_id, scope_pos, file_name, imported_at, importer)
                        values (:campaign, :pos, :name, :at, :importer) returning id
                        """)
                .param("campaign", campaign)
                .param("pos", pos)
                .param("name", fileName)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("importer", Acting.now().name())
                .query(UUID.class)
                .single();
    }

    @Transactional
    void line(
            UUID id,
            int seq,
            String name,
            GraduatePhotoRows.@Nullable Named of,
            long pos,
            String outcome,
            List<Refusal> faults) {
        sql.sql(
                        """
                        insert into graduation.import_line (import_id, seq, name, enrolment_id, person_id, scope_pos, outcome, faults)
                        values (:id, :seq, :name, cast(:enrolment as uuid), cast(:person as uuid), :pos, :outcome, :faults)
                        """)
                .param("id", id)
                .param("seq", seq)
                .param("name", name)
                .param("enrolment", of == null ? null : of.enrolmentId(), java.sql.Types.OTHER)
                .param("person", of == null ? null : of.personId(), java.sql.Types.OTHER)
                .param("pos", of == null ? pos : of.scopePos())
                .param("outcome", outcome)
                .param("faults", Faults.written(faults))
                .update();
    }
}
