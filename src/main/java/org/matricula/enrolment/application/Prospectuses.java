package org.matricula.enrolment.application;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What a school offers by itself: open to everybody to read, as a prospectus is.
@Repository
@Transactional(readOnly = true)
public class Prospectuses {

    public record Prospectus(
            UUID id,
            UUID batchId,
            UUID institutionId,
            String institution,
            long pos,
            long posEnd,
            String name,
            String notice,
            LocalDate appliesFrom,
            LocalDate appliesUntil,
            LocalDate examOn,
            String examPlace,
            @Nullable BigDecimal line,
            @Nullable Instant admittedAt,
            @Nullable Instant publishedAt) {

        public boolean openOn(LocalDate day) {
            return !day.isBefore(appliesFrom) && !day.isAfter(appliesUntil);
        }
    }

    public record Quota(UUID unitId, String unit, long pos, int places) {}

    private static final String SELECT =
            """
            select p.id, p.batch_id, b.institution_id, i.name as institution, i.pos, i.pos_end, b.name, p.notice,
                   p.applies_from, p.applies_until, p.exam_on, p.exam_place, p.line, p.admitted_at, p.published_at
              from enrolment.prospectus p
              join enrolment.batch b on b.id = p.batch_id
              join organisation.unit i on i.id = b.institution_id
            """;

    private final JdbcClient sql;

    Prospectuses(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those somebody outside may still want: open, to come, or published lately.
    List<Prospectus> current(LocalDate today) {
        return sql.sql(
                        SELECT
                                + " where p.exam_on + 120 >= :today order by p.applies_until desc,"
                                + " i.name")
                .param("today", today)
                .query(Prospectus.class)
                .list();
    }

    Prospectus get(UUID id) {
        return sql.sql(SELECT + " where p.id = :id")
                .param("id", id)
                .query(Prospectus.class)
                .optional()
                .orElseThrow(() -> new Absent("prospectus"));
    }

    Optional<Prospectus> of(UUID batch) {
        return sql.sql(SELECT + " where p.batch_id = :id")
                .param("id", batch)
                .query(Prospectus.class)
                .optional();
    }

    /// Waits for whoever else is at it.
    @Transactional
    Prospectus lock(UUID batch) {
        sql.sql("select p.id from enrolment.prospectus p where p.batch_id = :id for update")
                .param("id", batch)
                .query(UUID.class)
                .optional();
        return of(batch).orElseThrow(() -> new Absent("prospectus"));
    }

    List<Quota> quotas(UUID prospectus) {
        return sql.sql(
                        """
                        select q.unit_id, u.name as unit, u.pos, q.places
                          from enrolment.quota q join organisation.unit u on u.id = q.unit_id
                         where q.prospectus_id = :id order by u.pos
                        """)
                .param("id", prospectus)
                .query(Quota.class)
                .list();
    }

    @Transactional
    UUID open(
            UUID batch,
            String notice,
            LocalDate from,
            LocalDate until,
            LocalDate examOn,
            String examPlace,
            Map<UUID, Integer> quotas,
            Instant at) {
        var id =
                sql.sql(
                                """
                                insert into enrolment.prospectus
                                  (batch_id, notice, applies_from, applies_until, exam_on, exam_place, opened_by, opened_at)
                                values (:batch, :notice, :from, :until, :examOn, :place, :by, :at) returning id
                                """)
                        .param("batch", batch)
                        .param("notice", notice)
                        .param("from", from)
                        .param("until", until)
                        .param("examOn", examOn)
                        .param("place", examPlace)
                        .param("by", Acting.now().account(), java.sql.Types.OTHER)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .query(UUID.class)
                        .single();
        quotas.forEach((unit, places) ->
                sql.sql(
                                "insert into enrolment.quota (prospectus_id, unit_id, places)"
                                        + " values (:id, :unit, :places)")
                        .param("id", id)
                        .param("unit", unit)
                        .param("places", places)
                        .update());
        return id;
    }

    @Transactional
    void admitted(UUID id, BigDecimal line, Instant at) {
        sql.sql("update enrolment.prospectus set line = :line, admitted_at = :at where id = :id")
                .param("line", line)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    @Transactional
    void published(UUID id, Instant at) {
        sql.sql("update enrolment.prospectus set published_at = :at where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }
}
