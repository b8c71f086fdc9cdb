package org.matricula.registry.person;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 学籍异动历史 on both time axes: what is true when, and what was known when.
@Repository
@Transactional(readOnly = true)
class Histories {

    /// @param reversedBy the act that took this one back, by the instant asked about
    record Event(
            UUID id,
            String verb,
            LocalDate effectiveOn,
            Instant recordedAt,
            String status,
            @Nullable String reason,
            @Nullable String decidedBy,
            @Nullable String documentNo,
            @Nullable UUID caseId,
            @Nullable UUID reverses,
            @Nullable UUID reversedBy,
            String recorder) {}

    record Spell(
            LocalDate from,
            @Nullable LocalDate until,
            String status,
            String unit,
            @Nullable Integer gradeLevel) {}

    private final JdbcClient sql;

    Histories(JdbcClient sql) {
        this.sql = sql;
    }

    /// The newest first.
    ///
    /// @param known what had been recorded by then; null for all
    List<Event> events(UUID enrolment, @Nullable Instant known) {
        return sql.sql(
                        """
                        select e.id, e.verb, e.effective_on, e.recorded_at, e.status, e.reason, e.decided_by,
                               e.document_no, e.case_id, e.reverses, r.id as reversed_by, e.recorder
                          from registry.status_event e
                          left join registry.status_event r on r.reverses = e.id
                           and r.recorded_at < coalesce(:known, 'infinity'::timestamptz)
                         where e.enrolment_id = :enrolment
                           and e.recorded_at < coalesce(:known, 'infinity'::timestamptz)
                         order by e.seq desc
                        """)
                .param("enrolment", enrolment)
                .param("known", at(known), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .query(Event.class)
                .list();
    }

    /// The standings in their order, as they were held for true at an instant.
    List<Spell> spells(UUID enrolment, @Nullable Instant known) {
        return sql.sql(
                        """
                        select lower(s.during) as "from", upper(s.during) as until, s.status, u.name as unit,
                               s.grade_level
                          from registry.spell s join organisation.unit u on u.id = s.unit_id
                         where s.enrolment_id = :enrolment
                           and case when cast(:known as timestamptz) is null then upper_inf(s.recorded)
                                    else s.recorded @> cast(:known as timestamptz) end
                         order by lower(s.during)
                        """)
                .param("enrolment", enrolment)
                .param("known", at(known), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .query(Spell.class)
                .list();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant known) {
        return known == null ? null : known.atOffset(ZoneOffset.UTC);
    }
}
