package org.matricula.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 敏感信息查看: who looked at private data or took lists away, counted by unit for those who oversee it
/// (个人信息保护法 第五十一条、第五十四条). Only entries within the reader's reach are seen.
@Repository
@Transactional(readOnly = true)
public class SensitiveLooks {

    /// Private values in clear, files about a person, lists with names, lists and papers taken
    /// away. What only counts, or takes up work, is none; a new act that looks like one of these
    /// has to be put here or named among the others in `SensitiveLooksTest`.
    public static final List<String> ACTIONS =
            List.of(
                    // registry
                    "student.read",
                    "student.unmask",
                    "student.export",
                    "student.roster",
                    "correction.unmask",
                    "correction.report.take",
                    "file.read",
                    "concerns.seen",
                    "proof.compare",
                    "publication.export",
                    "announcement.print-unread",
                    "announcement.export-recipients",
                    "document.rehearse",
                    // enrolment, registration, changes
                    "admission.print",
                    "admission.read-codes",
                    "registration.list",
                    "registration.year-list",
                    "registration.year-export",
                    "verification.gaps",
                    "verification.compare",
                    "batch-change.export",
                    "platform.package",
                    "platform.report-package",
                    "platform-list.take",
                    "card.print",
                    "card.register",
                    // discipline
                    "sanction.read",
                    "sanction.list",
                    "sanction.seen",
                    "appeal.read",
                    "appeal.list",
                    "offence.read",
                    "offence.list",
                    // study
                    "coursework.take-sheet",
                    "coursework.list-missing",
                    "exam.take-list",
                    "exam.take-sheet",
                    "exam.take-office-sheet",
                    "exam.print",
                    "warning.list",
                    "transcript.export",
                    "transcript.take-batch",
                    "exchange.elmo",
                    // graduation and proofs
                    "graduate.unmask",
                    "graduate.list",
                    "graduate.claim-list",
                    "graduate.take-list",
                    "graduate.photo-look",
                    "graduate.print",
                    "graduate.codes",
                    "register-form.take",
                    "graduation.list",
                    "graduation.upload-list",
                    "unified.batch-file",
                    "national.take",
                    "certificate.print",
                    "certificate.take-sheets",
                    "certificate.retake-sheets",
                    "certificate.register",
                    "certificate.exchanges",
                    // archive
                    "archive.list",
                    "archive.print-contents",
                    "archive.package",
                    "archive.take-package",
                    "consignment.take",
                    // statistics, reports, surveys, other systems
                    "statistics.students",
                    "overview.students",
                    "overview.export",
                    "report.students",
                    "report.deliver",
                    "aid.export",
                    "aid.read",
                    "survey.read-texts",
                    "survey.read-reply",
                    "survey.read-interview",
                    "survey.read-measure",
                    "survey.export",
                    "exchange.package",
                    "exchange.read");

    /// @param unitId the post from which it was done; null for the program's own jobs
    public record Count(
            @Nullable UUID unitId, @Nullable String unit, String action, long n, long people) {}

    public record Look(
            UUID id,
            Instant at,
            String actor,
            String role,
            String action,
            @Nullable String subject,
            @Nullable String reason) {}

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JdbcClient sql;

    SensitiveLooks(JdbcClient sql) {
        this.sql = sql;
    }

    /// The most first.
    public List<Count> counts(LocalDate from, LocalDate until, int limit) {
        return sql.sql(
                        """
                        select e.unit_id, u.name as unit, e.action, count(*) as n, count(distinct e.account_id) as people
                          from audit.entry e left join organisation.unit u on u.id = e.unit_id
                         where e.action = any (:actions) and e.at >= :from and e.at < :until
                         group by e.unit_id, u.name, e.action order by n desc, u.name, e.action limit :limit
                        """)
                .param("actions", ACTIONS.toArray(String[]::new))
                .param("from", start(from))
                .param("until", start(until))
                .param("limit", limit)
                .query(Count.class)
                .list();
    }

    /// The entries behind a count, the newest first.
    public Slice<Look> of(
            UUID unit,
            String action,
            LocalDate from,
            LocalDate until,
            int limit,
            @Nullable String cursor) {
        if (!ACTIONS.contains(action)) {
            throw new Refused(Refusal.input("action", "report.action", action));
        }
        var before = cursor == null ? start(until).toInstant() : instant(Cursor.read(cursor, 1));
        var rows =
                sql.sql(
                                """
                                select e.id, e.at, e.actor, e.role, e.action, e.subject, e.reason from audit.entry e
                                 where e.unit_id = :unit and e.action = :action and e.at >= :from and e.at < :before
                                 order by e.at desc, e.id desc limit :limit
                                """)
                        .param("unit", unit)
                        .param("action", action)
                        .param("from", start(from))
                        .param("before", before.atOffset(ZoneOffset.UTC))
                        .param("limit", limit + 1)
                        .query(Look.class)
                        .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.at()));
    }

    private static Instant instant(List<String> cursor) {
        try {
            return Instant.parse(cursor.getFirst());
        } catch (java.time.DateTimeException notOurs) {
            throw new Refused(Refusal.input("cursor", "cursor"));
        }
    }

    private static java.time.OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(ZONE).toOffsetDateTime();
    }
}
