package org.matricula.graduation.unified;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.matricula.registry.Intake;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 免考信息表批次: what waits for one, what is in which, and what came back.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ExemptionBatches {

    /// Granted, and in no batch that stands.
    ///
    /// @param programme 专业
    /// @param reasonCode ours; the table has the institution's own for it
    public record Waiting(
            UUID caseId,
            String subject,
            UUID enrolmentId,
            UUID personId,
            long scopePos,
            String studentNumber,
            String name,
            String programme,
            @Nullable String level,
            String basis,
            String reasonCode,
            @Nullable String certificate) {}

    /// @param seq its number within the year, of its teaching point
    public record Batch(
            UUID id,
            UUID institutionId,
            UUID unitId,
            String unit,
            int year,
            int seq,
            String centreCode,
            String centreName,
            String madeBy,
            Instant madeAt,
            int lines,
            int sent,
            int returned) {}

    /// @param reasonCode as the institution's list has it
    /// @param documentType and number in clear, for the file alone, whose taking the ledger tells
    public record Line(
            UUID caseId,
            String subject,
            UUID enrolmentId,
            String studentNumber,
            String name,
            String programme,
            String reasonCode,
            @Nullable String certificate,
            String state,
            @Nullable String answer,
            @Nullable String documentType,
            @Nullable String documentNumber) {}

    private static final String BATCH =
            """
            select b.id, b.institution_id, b.unit_id, u.name as unit, b.year, b.seq, b.centre_code, b.centre_name, b.made_by,
                   b.made_at, count(l.case_id)::int as lines, (count(*) filter (where l.state = 'sent'))::int as sent,
                   (count(*) filter (where l.state = 'returned'))::int as returned
              from graduation.exemption_batch b
              join organisation.unit u on u.id = b.unit_id
              left join graduation.exemption_line l on l.batch_id = b.id
            """;

    private final JdbcClient sql;
    private final Vault vault;
    private final Clock clock;

    ExemptionBatches(JdbcClient sql, Vault vault, Clock clock) {
        this.sql = sql;
        this.vault = vault;
        this.clock = clock;
    }

    /// 待上报 of a teaching point, by student number and subject.
    List<Waiting> waiting(Unit point) {
        return sql.sql(
                        """
                        select x.case_id, x.subject, x.enrolment_id, x.person_id, x.scope_pos, s.student_number, s.name,
                               coalesce((select m.name from organisation.unit m
                                  where m.kind = 'major' and s.scope_pos between m.pos and m.pos_end
                                  order by m.pos desc limit 1), c.name) as programme, s.level,
                               x.basis, x.reason_code, x.certificate
                          from graduation.exemption x
                          join registry.student s on s.enrolment_id = x.enrolment_id
                          join organisation.unit c on c.id = s.unit_id
                         where x.scope_pos between :lo and :hi and x.reversed_at is null
                           and not exists (select from graduation.exemption_line l
                             where l.case_id = x.case_id and l.subject = x.subject and l.state <> 'returned')
                         order by s.student_number, x.subject desc limit 2000
                        """)
                .param("lo", point.pos())
                .param("hi", point.posEnd())
                .query(Waiting.class)
                .list();
    }

    /// The next number of the year; whoever makes one at the same time waits.
    int next(UUID point, int year) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0)) is null")
                .param("key", "exemption-batch " + point)
                .query(Boolean.class)
                .single();
        return sql.sql(
                        "select coalesce(max(seq), 0) + 1 from graduation.exemption_batch where unit_id = :unit and year = :year")
                .param("unit", point)
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    /// @param programmes 专业/层次 as it will be printed, in the order of the lines
    /// @param reasons 免考原因 likewise
    UUID freeze(
            Unit point,
            int year,
            int seq,
            String centre,
            List<Waiting> lines,
            List<String> programmes,
            List<String> reasons) {
        var id =
                sql.sql(
                                """
                                insert into graduation.exemption_batch
                                  (institution_id, unit_id, scope_pos, year, seq, centre_code, centre_name, made_by, made_at)
                                values (:institution, :unit, :pos, :year, :seq, :centre, :name, :by, :at) returning id
                                """)
                        .param("institution", point.institutionId())
                        .param("unit", point.id())
                        .param("pos", point.pos())
                        .param("year", year)
                        .param("seq", seq)
                        .param("centre", centre)
                        .param("name", point.name())
                        .param("by", Acting.now().name())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .query(UUID.class)
                        .single();
        sql.sql(
                        """
                        insert into graduation.exemption_line
                          (batch_id, case_id, subject, enrolment_id, person_id, scope_pos, student_number, name, programme,
                           reason_code, certificate)
                        select :batch, x.case_id, x.subject, x.enrolment_id, x.person_id, x.scope_pos, s.student_number, s.name,
                               w.programme, w.reason, x.certificate
                          from unnest(cast(:cases as uuid[]), cast(:subjects as text[]), cast(:programmes as text[]),
                                      cast(:reasons as text[])) w (case_id, subject, programme, reason)
                          join graduation.exemption x on x.case_id = w.case_id and x.subject = w.subject
                          join registry.student s on s.enrolment_id = x.enrolment_id
                        """)
                .param("batch", id)
                .param("cases", lines.stream().map(Waiting::caseId).toArray(UUID[]::new))
                .param("subjects", lines.stream().map(Waiting::subject).toArray(String[]::new))
                .param("programmes", programmes.toArray(String[]::new))
                .param("reasons", reasons.toArray(String[]::new))
                .update();
        return id;
    }

    List<Batch> batches(Unit below) {
        return sql.sql(
                        BATCH
                                + """
                                 where b.scope_pos between :lo and :hi
                                 group by b.id, u.name order by b.made_at desc, b.id limit 200
                                """)
                .param("lo", below.pos())
                .param("hi", below.posEnd())
                .query(Batch.class)
                .list();
    }

    Optional<Batch> batch(UUID id) {
        return sql.sql(BATCH + " where b.id = :id group by b.id, u.name")
                .param("id", id)
                .query(Batch.class)
                .optional();
    }

    /// By student number and subject; the ID numbers stay sealed.
    List<Line> lines(UUID batch) {
        return lines(batch, false);
    }

    /// As the file has them, in clear.
    List<Line> clear(UUID batch) {
        return lines(batch, true);
    }

    private List<Line> lines(UUID batch, boolean clear) {
        return sql.sql(
                        """
                        select l.case_id, l.subject, l.enrolment_id, l.student_number, l.name, l.programme, l.reason_code,
                               l.certificate, l.state, l.answer, p.document_type, p.document_number, p.salt
                          from graduation.exemption_line l join registry.person p on p.id = l.person_id
                         where l.batch_id = :batch order by l.student_number, l.subject desc
                        """)
                .param("batch", batch)
                .query((row, n) -> line(row, clear))
                .list();
    }

    private Line line(ResultSet row, boolean clear) throws SQLException {
        return new Line(
                row.getObject("case_id", UUID.class),
                row.getString("subject"),
                row.getObject("enrolment_id", UUID.class),
                row.getString("student_number"),
                row.getString("name"),
                row.getString("programme"),
                row.getString("reason_code"),
                row.getString("certificate"),
                row.getString("state"),
                row.getString("answer"),
                row.getString("document_type"),
                clear
                        ? vault.open(
                                Intake.DOCUMENT,
                                row.getBytes("document_number"),
                                row.getBytes("salt"))
                        : null);
    }

    /// @return false if it was answered already
    boolean answer(UUID batch, Line line, String state, @Nullable String why) {
        return sql.sql(
                                """
                                update graduation.exemption_line
                                   set state = :state, answer = :why, answered_by = :by, answered_at = :at
                                 where batch_id = :batch and case_id = :case and subject = :subject and state = 'sent'
                                """)
                        .param("batch", batch)
                        .param("case", line.caseId())
                        .param("subject", line.subject())
                        .param("state", state)
                        .param("why", why)
                        .param("by", Acting.now().name())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
