package org.matricula.change.platform;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.workflow.CaseView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Granted withdrawals and the batches in which they are packed.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class PlatformBatches {

    /// Granted, and in no package that stands.
    ///
    /// @param returned why it came back the last time, null where it never did
    public record Waiting(
            UUID caseId,
            UUID enrolmentId,
            UUID personId,
            long scopePos,
            String studentNumber,
            String name,
            @Nullable UUID imageId,
            @Nullable String mediaType,
            int bytes,
            int width,
            int height,
            int sharp,
            int ticks,
            @Nullable String returned) {}

    /// @param seq its number within the year, of its teaching point
    public record Batch(
            UUID id,
            UUID institutionId,
            UUID unitId,
            String unit,
            String institution,
            int year,
            int seq,
            UUID profileId,
            String profile,
            LocalDate madeOn,
            String madeBy,
            int lines,
            int done,
            int returned) {}

    public record Line(
            UUID batchId,
            UUID caseId,
            UUID enrolmentId,
            String studentNumber,
            String name,
            UUID fileId,
            String mediaType,
            int bytes,
            String fileName,
            String state,
            @Nullable String by,
            @Nullable LocalDate on,
            @Nullable String reason,
            String unit) {}

    private static final String BATCH =
            """
            select b.id, b.institution_id, b.unit_id, u.name as unit, i.name as institution, b.year, b.seq, b.profile_id,
                   p.name as profile, b.made_on, b.made_by, count(l.case_id)::int as lines,
                   (count(*) filter (where l.state = 'done'))::int as done,
                   (count(*) filter (where l.state = 'returned'))::int as returned
              from change.platform_batch b
              join organisation.unit u on u.id = b.unit_id
              join organisation.unit i on i.id = b.institution_id
              join change.image_profile p on p.id = b.profile_id
              left join change.platform_line l on l.batch_id = b.id
            """;

    private static final String GROUPED = " group by b.id, u.name, i.name, p.name ";

    static final String LINE =
            """
            select l.batch_id, l.case_id, l.enrolment_id, l.student_number, l.name, i.file_id, i.media_type, i.bytes,
                   l.file_name, l.state, m.marked_by as by, (m.marked_at at time zone 'Asia/Shanghai')::date as "on", m.reason, u.name as unit
              from change.platform_line l
              join change.platform_image i on i.id = l.image_id
              join change.platform_batch b on b.id = l.batch_id
              join organisation.unit u on u.id = b.unit_id
              left join lateral (select k.marked_by, k.marked_at, k.reason from change.platform_mark k
                where k.batch_id = l.batch_id and k.case_id = l.case_id order by k.id desc limit 1) m on true
            """;

    private final JdbcClient sql;
    private final Clock clock;

    PlatformBatches(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void granted(CaseView it, LocalDate on) {
        sql.sql(
                        """
                        insert into change.platform_withdrawal
                          (case_id, enrolment_id, person_id, scope_pos, institution_id, granted_on)
                        select :case, s.enrolment_id, s.person_id, s.scope_pos, :institution, :on
                          from registry.student s where s.enrolment_id = :enrolment
                        """)
                .param("case", it.id())
                .param("enrolment", it.subject())
                .param("institution", it.institution())
                .param("on", on)
                .update();
    }

    void reverse(CaseView it) {
        var done =
                sql.sql(
                                "select count(*) from change.platform_line where case_id = :id and state = 'done'")
                        .param("id", it.id())
                        .query(Integer.class)
                        .single();
        if (done > 0) {
            throw new Refused(Refusal.conflict("platform.done-there"));
        }
        sql.sql("update change.platform_withdrawal set reversed_at = :at where case_id = :id")
                .param("id", it.id())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// 待打包 of a unit, by student number ascending.
    List<Waiting> waiting(Unit unit) {
        return sql.sql(
                        """
                        select w.case_id, w.enrolment_id, w.person_id, w.scope_pos, s.student_number, s.name,
                               i.id as image_id, i.media_type, coalesce(i.bytes, 0) as bytes, coalesce(i.width, 0) as width,
                               coalesce(i.height, 0) as height, coalesce(i.sharp, 0) as sharp,
                               (select count(*) from change.platform_check k where k.image_id = i.id)::int as ticks,
                               (select k.reason from change.platform_mark k
                                 where k.case_id = w.case_id and k.act = 'returned' order by k.id desc limit 1) as returned
                          from change.platform_withdrawal w
                          join registry.student s on s.enrolment_id = w.enrolment_id
                          left join change.platform_image i on i.case_id = w.case_id and i.replaced_at is null
                         where w.scope_pos between :lo and :hi and w.reversed_at is null
                           and not exists (select from change.platform_line l
                             where l.case_id = w.case_id and l.state <> 'returned')
                         order by s.student_number collate "C", w.case_id limit 2000
                        """)
                .param("lo", unit.pos())
                .param("hi", unit.posEnd())
                .query(Waiting.class)
                .list();
    }

    /// The next number of the year; whoever packs at the same time waits.
    int next(UUID point, int year) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0)) is null")
                .param("key", "platform-batch " + point)
                .query(Boolean.class)
                .single();
        return sql.sql(
                        "select coalesce(max(seq), 0) + 1 from change.platform_batch where unit_id = :unit and year = :year")
                .param("unit", point)
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    /// @param names the images' file names, in the order of the lines
    UUID freeze(
            Unit point, int seq, ImageProfile profile, List<Waiting> lines, List<String> names) {
        var today = LocalDate.now(clock);
        var id =
                sql.sql(
                                """
                                insert into change.platform_batch
                                  (institution_id, unit_id, scope_pos, year, seq, profile_id, made_on, made_by, made_at)
                                values (:institution, :unit, :pos, :year, :seq, :profile, :on, :by, :at) returning id
                                """)
                        .param("institution", point.institutionId())
                        .param("unit", point.id())
                        .param("pos", point.pos())
                        .param("year", today.getYear())
                        .param("seq", seq)
                        .param("profile", profile.id())
                        .param("on", today)
                        .param("by", Acting.now().name())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .query(UUID.class)
                        .single();
        sql.sql(
                        """
                        insert into change.platform_line
                          (batch_id, case_id, enrolment_id, person_id, scope_pos, student_number, name, image_id, file_name)
                        select :batch, w.case_id, w.enrolment_id, w.person_id, w.scope_pos, s.student_number, s.name, x.image_id,
                               x.file_name
                          from unnest(cast(:cases as uuid[]), cast(:images as uuid[]), cast(:names as text[]))
                               x (case_id, image_id, file_name)
                          join change.platform_withdrawal w on w.case_id = x.case_id
                          join registry.student s on s.enrolment_id = w.enrolment_id
                        """)
                .param("batch", id)
                .param("cases", lines.stream().map(Waiting::caseId).toArray(UUID[]::new))
                .param("images", lines.stream().map(Waiting::imageId).toArray(UUID[]::new))
                .param("names", names.toArray(String[]::new))
                .update();
        return id;
    }

    List<Batch> batches(Unit below) {
        return sql.sql(
                        BATCH
                                + " where b.scope_pos between :lo and :hi"
                                + GROUPED
                                + "order by b.made_at desc, b.id limit 200")
                .param("lo", below.pos())
                .param("hi", below.posEnd())
                .query(Batch.class)
                .list();
    }

    /// Those a unit made within days, the oldest first.
    List<Batch> within(Unit unit, LocalDate from, LocalDate until) {
        return sql.sql(
                        BATCH
                                + " where b.scope_pos between :lo and :hi and b.made_on >= :from and b.made_on < :until"
                                + GROUPED
                                + "order by min(u.pos), b.year, b.seq")
                .param("lo", unit.pos())
                .param("hi", unit.posEnd())
                .param("from", from)
                .param("until", until)
                .query(Batch.class)
                .list();
    }

    Optional<Batch> batch(UUID id) {
        return sql.sql(BATCH + " where b.id = :id" + GROUPED)
                .param("id", id)
                .query(Batch.class)
                .optional();
    }

    /// By student number ascending, as the list has them.
    List<Line> lines(UUID batch) {
        return sql.sql(
                        LINE
                                + " where l.batch_id = :batch order by l.student_number collate \"C\", l.case_id")
                .param("batch", batch)
                .query(Line.class)
                .list();
    }

    /// Whether anybody of the unit has asked for it yet.
    boolean any(Unit unit) {
        return sql.sql(
                        "select exists (select from workflow.case_file c where c.kind = 'platform-withdrawal' and c.scope_pos between :lo and :hi)")
                .param("lo", unit.pos())
                .param("hi", unit.posEnd())
                .query(Boolean.class)
                .single();
    }

    /// Students of a unit for whom nothing is under way.
    List<UUID> idle(Unit unit, int limit) {
        return sql.sql(
                        """
                        select s.enrolment_id from registry.student s
                         where s.scope_pos between :lo and :hi and s.status = '01'
                           and not exists (select from workflow.case_file c where c.subject_id = s.enrolment_id)
                         order by s.student_number desc limit :limit
                        """)
                .param("lo", unit.pos())
                .param("hi", unit.posEnd())
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }
}
