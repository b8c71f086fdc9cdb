package org.matricula.registration.term;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 学期注册: one row for each student and term.
@Repository
@Transactional(readOnly = true)
public class Registrations {

    /// @param absence `not-reported` or `on-leave`, null for whoever is here
    /// @param arrears what they owe, in yuan
    public record Line(
            UUID enrolment,
            UUID unit,
            String className,
            String studentNumber,
            String name,
            String state,
            @Nullable String absence,
            @Nullable String reason,
            @Nullable String contact,
            @Nullable BigDecimal arrears,
            @Nullable String arrearsYear,
            @Nullable LocalDate deferredUntil,
            @Nullable String way,
            @Nullable String decider,
            @Nullable LocalDate feesUntil,
            @Nullable String feesWhy) {

        /// Nothing stands against registering, or only fees that were deferred to a later day.
        public boolean clear(LocalDate today) {
            return absence == null
                    && (arrears == null || feesUntil != null && !feesUntil.isBefore(today));
        }

        /// 正常: whoever is here and owes nothing.
        boolean normal() {
            return absence == null && arrears == null;
        }

        /// 类别 of the list: owes, not here, or both.
        public @Nullable String category() {
            var away = "not-reported".equals(absence);
            return arrears != null ? away ? "both" : "arrears" : away ? "not-reported" : null;
        }
    }

    /// A term of one's own.
    public record Own(
            UUID opening,
            UUID enrolment,
            UUID institution,
            String student,
            String term,
            LocalDate opensOn,
            LocalDate closesOn,
            String state,
            @Nullable String absence,
            @Nullable BigDecimal arrears,
            @Nullable LocalDate feesUntil,
            @Nullable LocalDate deferredUntil) {

        /// As of a line.
        boolean clear(LocalDate today) {
            return absence == null
                    && (arrears == null || feesUntil != null && !feesUntil.isBefore(today));
        }
    }

    private static final String LINE =
            """
            select r.enrolment_id as enrolment, s.unit_id as unit, u.name as class_name, s.student_number, s.name,
                   r.state, r.absence, r.reason, r.contact, r.arrears, r.arrears_year, r.deferred_until, r.way, r.decider,
                   r.fees_until, r.fees_why
              from registration.term_registration r
              join registry.student s on s.enrolment_id = r.enrolment_id and s.status = '01'
              join organisation.unit u on u.id = s.unit_id
             where r.opening_id = :opening
            """;

    private final JdbcClient sql;

    Registrations(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param kind `arrears`, `not-reported`, `not-registered`, `exceptions`, or `all`
    List<Line> lines(UUID opening, @Nullable UUID unit, String kind) {
        return sql.sql(
                        LINE
                                + """
                                   and (cast(:unit as uuid) is null or s.unit_id = :unit)
                                   and case :kind
                                         when 'arrears' then r.arrears is not null
                                         when 'not-reported' then r.absence = 'not-reported'
                                         when 'not-registered' then r.state <> 'registered'
                                         when 'exceptions' then r.arrears is not null or r.absence = 'not-reported'
                                         else true end
                                 order by u.pos, s.student_number, s.name, s.enrolment_id
                                """)
                .param("opening", opening)
                .param("unit", unit, java.sql.Types.OTHER)
                .param("kind", kind)
                .query(Line.class)
                .list();
    }

    /// Locks rows until the transaction ends; read them next.
    @Transactional
    void lock(UUID opening, List<UUID> enrolments) {
        sql.sql(
                        """
                        select r.enrolment_id from registration.term_registration r
                         where r.opening_id = :opening and r.enrolment_id = any (:ids)
                         order by r.enrolment_id for update
                        """)
                .param("opening", opening)
                .param("ids", enrolments.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    List<Line> of(UUID opening, List<UUID> enrolments) {
        return sql.sql(LINE + " and r.enrolment_id = any (:ids) order by s.student_number")
                .param("opening", opening)
                .param("ids", enrolments.toArray(UUID[]::new))
                .query(Line.class)
                .list();
    }

    List<Line> numbered(UUID opening, List<String> numbers) {
        return sql.sql(LINE + " and s.student_number = any (:numbers) order by s.enrolment_id")
                .param("opening", opening)
                .param("numbers", numbers.toArray(String[]::new))
                .query(Line.class)
                .list();
    }

    /// @return how many were registered
    @Transactional
    int register(UUID opening, List<UUID> enrolments, String way, LocalDate today, Instant at) {
        return decided(
                        """
                        update registration.term_registration r
                           set state = 'registered', deferred_until = null, reason = null, way = :way,
                               decided_by = :by, decider = :name, decided_at = :at
                         where r.opening_id = :opening and r.enrolment_id = any (:ids)
                           and r.state <> 'registered' and r.absence is null
                           and (r.arrears is null or r.fees_until >= :today)
                        """,
                        at)
                .param("way", way)
                .param("today", today)
                .param("opening", opening)
                .param("ids", enrolments.toArray(UUID[]::new))
                .update();
    }

    /// Writes why somebody is not registered; whoever was, no longer is.
    @Transactional
    void mark(UUID opening, UUID enrolment, MarkException.Mark it, Instant at) {
        decided(
                        """
                        update registration.term_registration r
                           set absence = :absence, reason = :reason, contact = :contact,
                               arrears = :arrears, arrears_year = :year, deferred_until = null, way = null,
                               fees_until = case when :arrears::numeric is not null then r.fees_until end,
                               fees_why = case when :arrears::numeric is not null then r.fees_why end,
                               fees_decider = case when :arrears::numeric is not null then r.fees_decider end,
                               state = case when :absence::text is null and (:arrears::numeric is null or r.fees_until is not null)
                                             and r.state = 'registered' then 'registered' else 'open' end,
                               -- whoever was registered is late from now on, not since the window closed
                               laid_on = case when r.state = 'registered'
                                                and (:absence::text is not null or :arrears::numeric is not null and r.fees_until is null)
                                              then (cast(:at as timestamptz) at time zone 'Asia/Shanghai')::date else r.laid_on end,
                               decided_by = :by, decider = :name, decided_at = :at
                         where r.opening_id = :opening and r.enrolment_id = :enrolment
                        """,
                        at)
                .param("absence", it.absence(), java.sql.Types.VARCHAR)
                .param("reason", it.reason(), java.sql.Types.VARCHAR)
                .param("contact", it.contact(), java.sql.Types.VARCHAR)
                .param("arrears", it.arrears(), java.sql.Types.NUMERIC)
                .param("year", it.arrearsYear(), java.sql.Types.VARCHAR)
                .param("opening", opening)
                .param("enrolment", enrolment)
                .update();
    }

    @Transactional
    void defer(UUID opening, UUID enrolment, LocalDate until, String reason, Instant at) {
        decided(
                        """
                        update registration.term_registration r
                           set state = 'deferred', deferred_until = :until, reason = :reason, way = null,
                               decided_by = :by, decider = :name, decided_at = :at
                         where r.opening_id = :opening and r.enrolment_id = :enrolment
                        """,
                        at)
                .param("until", until)
                .param("reason", reason)
                .param("opening", opening)
                .param("enrolment", enrolment)
                .update();
    }

    /// @param amounts null in the place of whoever has paid
    @Transactional
    int fees(
            UUID opening,
            List<UUID> enrolments,
            List<@Nullable BigDecimal> amounts,
            List<@Nullable String> years,
            Instant at) {
        return decided(
                        """
                        update registration.term_registration r
                           set arrears = f.amount, arrears_year = f.year,
                               fees_until = case when f.amount is not null then r.fees_until end,
                               fees_why = case when f.amount is not null then r.fees_why end,
                               fees_decider = case when f.amount is not null then r.fees_decider end,
                               state = case when f.amount is null or r.state <> 'registered' or r.fees_until is not null then r.state else 'open' end,
                               laid_on = case when f.amount is null or r.state <> 'registered' or r.fees_until is not null then r.laid_on
                                              else (cast(:at as timestamptz) at time zone 'Asia/Shanghai')::date end,
                               -- a line about money decides nothing where nobody's registration changes
                               decided_by = case when f.amount is null or r.state <> 'registered' or r.fees_until is not null then r.decided_by
                                                 else cast(:by as uuid) end,
                               decider = case when f.amount is null or r.state <> 'registered' or r.fees_until is not null then r.decider else :name end,
                               decided_at = case when f.amount is null or r.state <> 'registered' or r.fees_until is not null then r.decided_at
                                                 else cast(:at as timestamptz) end
                          from unnest(cast(:ids as uuid[]), cast(:amounts as numeric[]), cast(:years as text[]))
                                 as f (id, amount, year)
                         where r.opening_id = :opening and r.enrolment_id = f.id
                        """,
                        at)
                .param("ids", enrolments.toArray(UUID[]::new))
                .param("amounts", amounts.toArray(BigDecimal[]::new))
                .param("years", years.toArray(String[]::new))
                .param("opening", opening)
                .update();
    }

    /// Of the persons the acting student or guardian reaches, the newest term first.
    List<Own> own(LocalDate today) {
        var persons = Acting.now().scope().persons();
        return sql.sql(
                        """
                        select r.opening_id as opening, r.enrolment_id as enrolment, o.institution_id as institution,
                               s.name as student, t.year || ' ' || t.name as term, o.opens_on, o.closes_on,
                               r.state, r.absence, r.arrears, r.fees_until, r.deferred_until
                          from registration.term_registration r
                          join registration.opening o on o.id = r.opening_id
                          join calendar.term t on t.id = o.term_id
                          join registry.student s on s.enrolment_id = r.enrolment_id
                         where r.person_id in (:persons) and o.opens_on <= :today
                         order by lower(t.during) desc, s.name
                        """)
                .param("persons", persons.isEmpty() ? List.of(new UUID(0, 0)) : persons)
                .param("today", today)
                .query(Own.class)
                .list();
    }

    private JdbcClient.StatementSpec decided(String text, Instant at) {
        return sql.sql(text)
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC));
    }
}
