package org.matricula.change.correction;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.workflow.CaseView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Corrections that took effect, and the batches in which they were reported.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class CorrectionRows {

    /// @param key 学号, of graduates 注册证号
    /// @param spring whether they entered with the spring intake
    public record Line(
            UUID caseId,
            UUID enrolment,
            UUID person,
            long scopePos,
            String key,
            String name,
            String reason,
            @Nullable String lateReason,
            int entryYear,
            boolean spring,
            @Nullable String level,
            String kind,
            UUID unitId,
            String unit,
            String unitCode) {}

    /// @param seq its number within the year
    public record Report(
            UUID id,
            UUID institution,
            String moment,
            int year,
            int seq,
            String madeBy,
            Instant madeAt,
            int lines) {}

    private static final String SHAPE =
            """
                   e.entry_year, coalesce(extract(month from e.entry_on) < 7, false) as spring, e.level, e.kind, u.id as unit_id, u.name as unit, u.code as unit_code
              from change.correction c
              join registry.student s on s.enrolment_id = c.enrolment_id
              join registry.enrolment e on e.id = c.enrolment_id
              join organisation.unit u on u.id = s.unit_id
            """;

    private static final String REPORT =
            """
            select r.id, r.institution_id as institution, r.moment, r.year, r.seq, r.made_by, r.made_at,
                   (select count(*) from change.correction_report_line l where l.report_id = r.id)::int as lines
              from change.correction_report r
            """;

    private final JdbcClient sql;

    CorrectionRows(JdbcClient sql) {
        this.sql = sql;
    }

    void granted(
            CorrectionRequest form,
            CaseView it,
            CorrectionRules.Reading reading,
            UUID act,
            LocalDate today) {
        sql.sql(
                        """
                        insert into change.correction
                          (case_id, enrolment_id, person_id, scope_pos, institution_id, moment, reason, tier,
                           late_reason, certificate_number, act_id, granted_on)
                        values (:case, :enrolment, :person, :pos, :institution, :moment, :reason, :tier, :late,
                                :certificate, :act, :on)
                        """)
                .param("case", it.id())
                .param("enrolment", it.subject())
                .param("person", it.person())
                .param("pos", it.scopePos())
                .param("institution", it.institution())
                .param("moment", reading.moment().code())
                .param("reason", form.reason().code())
                .param("tier", reading.above() ? "above" : "unit")
                .param("late", reading.late() ? form.lateReason() : null)
                .param("certificate", form.certificateNumber())
                .param("act", act)
                .param("on", today)
                .update();
    }

    void reversed(UUID caseId, Instant at) {
        sql.sql("update change.correction set reversed_at = :at where case_id = :id")
                .param("id", caseId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// 待上报: approved above, standing, in no batch yet, by their number.
    List<Line> waiting(UUID institution, StudentMoment moment) {
        return sql.sql(
                        """
                        select c.case_id, c.enrolment_id as enrolment, c.person_id as person, c.scope_pos,
                               case when c.moment = 'graduate' then coalesce(c.certificate_number, '')
                                    else s.student_number end as key,
                               s.name, c.reason, c.late_reason,
                        """
                                + SHAPE
                                + """
                                   where c.institution_id = :institution and c.moment = :moment and c.tier = 'above'
                                     and c.reversed_at is null
                                     and not exists (select from change.correction_report_line l where l.case_id = c.case_id)
                                   order by 5, c.case_id limit 2000
                                """)
                .param("institution", institution)
                .param("moment", moment.code())
                .query(Line.class)
                .list();
    }

    /// As they were frozen, by their number.
    List<Line> frozen(UUID report) {
        return sql.sql(
                        """
                        select c.case_id, c.enrolment_id as enrolment, c.person_id as person, c.scope_pos,
                               l.student_number as key, l.name, c.reason, c.late_reason,
                        """
                                + SHAPE
                                + """
                                  join change.correction_report_line l on l.case_id = c.case_id
                                 where l.report_id = :report order by l.student_number, c.case_id
                                """)
                .param("report", report)
                .query(Line.class)
                .list();
    }

    /// The next number of the year; whoever freezes at the same time waits.
    int next(UUID institution, int year) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0)) is null")
                .param("key", "correction-report " + institution)
                .query(Boolean.class)
                .single();
        return sql.sql(
                        """
                        select coalesce(max(seq), 0) + 1 from change.correction_report
                         where institution_id = :institution and year = :year
                        """)
                .param("institution", institution)
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    UUID freeze(
            UUID institution,
            long pos,
            StudentMoment moment,
            int year,
            int seq,
            Instant at,
            List<Line> lines) {
        var id =
                sql.sql(
                                """
                                insert into change.correction_report
                                  (institution_id, scope_pos, moment, year, seq, made_by, made_at)
                                values (:institution, :pos, :moment, :year, :seq, :by, :at) returning id
                                """)
                        .param("institution", institution)
                        .param("pos", pos)
                        .param("moment", moment.code())
                        .param("year", year)
                        .param("seq", seq)
                        .param("by", Acting.now().name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .query(UUID.class)
                        .single();
        sql.sql(
                        """
                        insert into change.correction_report_line
                          (report_id, case_id, enrolment_id, person_id, scope_pos, student_number, name)
                        select :report, n.id, c.enrolment_id, c.person_id, c.scope_pos, n.key, n.name
                          from unnest(cast(:ids as uuid[]), cast(:keys as text[]), cast(:names as text[]))
                               as n (id, key, name)
                          join change.correction c on c.case_id = n.id
                        """)
                .param("report", id)
                .param("ids", lines.stream().map(Line::caseId).toArray(UUID[]::new))
                .param("keys", lines.stream().map(Line::key).toArray(String[]::new))
                .param("names", lines.stream().map(Line::name).toArray(String[]::new))
                .update();
        return id;
    }

    Optional<Report> report(UUID id) {
        return sql.sql(REPORT + " where r.id = :id").param("id", id).query(Report.class).optional();
    }

    List<Report> reports(UUID institution) {
        return sql.sql(
                        REPORT
                                + " where r.institution_id = :institution order by r.year desc, r.seq desc limit 100")
                .param("institution", institution)
                .query(Report.class)
                .list();
    }
}
