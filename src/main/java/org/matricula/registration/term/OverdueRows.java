package org.matricula.registration.term;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Who is overdue in a term that runs, and the withdrawals opened for it. Compulsory schooling
/// knows no withdrawal: its pupils are chased instead.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class OverdueRows {

    /// One that has registered or was deferred although a case is under way.
    record Settled(UUID opening, UUID enrolment, UUID caseId, String state, String decider) {}

    /// @param lastOn the day by which they should have registered
    /// @param caseId the withdrawal opened for it
    record Left(
            UUID enrolment,
            String name,
            String number,
            UUID unit,
            UUID institution,
            LocalDate lastOn,
            @Nullable UUID caseId) {}

    private static final String SELECT =
            """
            select r.opening_id as opening, o.institution_id as institution, r.enrolment_id as enrolment,
                   s.person_id as person, s.scope_pos, s.unit_id as unit, u.name as class_name, s.student_number, s.name,
                   i.education, r.absence,
                   greatest(o.closes_on, r.deferred_until, r.laid_on) as last_on,
                   p.case_id, c.number as case_number, c.state as case_state,
                   (select f.number from workflow.case_file f
                     where f.subject_id = r.enrolment_id and f.exclusive
                       and f.state in ('submitted', 'in-progress', 'amending') limit 1) as pending
              from registration.term_registration r
              join registration.opening o on o.id = r.opening_id
              join calendar.term t on t.id = o.term_id and t.during @> :today
              join organisation.unit i on i.id = o.institution_id and i.education in ('college', 'open')
              join registry.student s on s.enrolment_id = r.enrolment_id and s.status = '01'
              join organisation.unit u on u.id = s.unit_id
              left join registration.overdue_case p
                on p.opening_id = r.opening_id and p.enrolment_id = r.enrolment_id
              left join workflow.case_file c on c.id = p.case_id
             where r.state <> 'registered'
               and greatest(o.closes_on, r.deferred_until, r.laid_on) < :today
            """;

    /// As [Overdue#turn] says of one.
    private static final String DUE =
            """
               and r.opening_id = :opening
               and greatest(o.closes_on, r.deferred_until, r.laid_on) < :before) d
             where d.case_id is null and d.pending is null and d.absence is distinct from 'on-leave'
            """;

    private final JdbcClient sql;

    OverdueRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param before the day before which they should have registered
    List<Overdue> all(UUID opening, LocalDate today, LocalDate before, int limit) {
        return sql.sql(
                        SELECT
                                + """
                                   and r.opening_id = :opening
                                   and greatest(o.closes_on, r.deferred_until, r.laid_on) < :before
                                 order by u.pos, s.student_number, s.enrolment_id limit :most
                                """)
                .param("today", today)
                .param("opening", opening)
                .param("before", before)
                .param("most", limit)
                .query(Overdue.class)
                .list();
    }

    /// How many of an opening a withdrawal can be opened for.
    int due(UUID opening, LocalDate today, LocalDate before) {
        return sql.sql("select count(*) from (" + SELECT + DUE)
                .param("today", today)
                .param("opening", opening)
                .param("before", before)
                .query(Integer.class)
                .single();
    }

    /// A page of them.
    ///
    /// @param after the last student of the page before, null for the first page
    List<Overdue> due(
            UUID opening, LocalDate today, LocalDate before, @Nullable UUID after, int limit) {
        return sql.sql(
                        "select d.* from ("
                                + SELECT
                                + DUE
                                + """
                                   and (cast(:after as uuid) is null or d.enrolment > :after)
                                 order by d.enrolment limit :most
                                """)
                .param("today", today)
                .param("opening", opening)
                .param("before", before)
                .param("after", after, java.sql.Types.OTHER)
                .param("most", limit)
                .query(Overdue.class)
                .list();
    }

    Optional<Overdue> one(UUID opening, UUID enrolment, LocalDate today) {
        return sql.sql(SELECT + " and r.opening_id = :opening and r.enrolment_id = :enrolment")
                .param("today", today)
                .param("opening", opening)
                .param("enrolment", enrolment)
                .query(Overdue.class)
                .optional();
    }

    /// Neither registered nor deferred when the time was past, the longest first.
    List<Left> left(LocalDate today, int limit) {
        return sql.sql(
                        """
                        select r.enrolment_id as enrolment, s.name, s.student_number as number, s.unit_id as unit,
                               o.institution_id as institution,
                               greatest(o.closes_on, r.deferred_until, r.laid_on) as last_on, p.case_id
                          from registration.term_registration r
                          join registration.opening o on o.id = r.opening_id
                          join calendar.term t on t.id = o.term_id and t.during @> :today
                          join registry.student s on s.enrolment_id = r.enrolment_id and s.status = '01'
                          left join registration.overdue_case p
                            on p.opening_id = r.opening_id and p.enrolment_id = r.enrolment_id
                         where r.state <> 'registered'
                           and greatest(o.closes_on, r.deferred_until, r.laid_on) < :today
                         order by last_on, s.scope_pos, s.student_number limit :most
                        """)
                .param("today", today)
                .param("most", limit)
                .query(Left.class)
                .list();
    }

    void proposed(Overdue it, UUID caseId, Instant at) {
        sql.sql(
                        """
                        insert into registration.overdue_case
                          (opening_id, enrolment_id, scope_pos, person_id, last_on, case_id, proposed_at, proposer)
                        values (:opening, :enrolment, :scope, :person, :last, :case, :at, :by)
                        """)
                .param("opening", it.opening())
                .param("enrolment", it.enrolment())
                .param("scope", it.scopePos())
                .param("person", it.person())
                .param("last", it.lastOn())
                .param("case", caseId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", Acting.now().name())
                .update();
    }

    /// @param opening null for all
    List<Settled> settled(@Nullable UUID opening, LocalDate today) {
        return sql.sql(
                        """
                        select p.opening_id as opening, p.enrolment_id as enrolment, p.case_id, r.state, r.decider
                          from registration.overdue_case p
                          join registration.term_registration r
                            on r.opening_id = p.opening_id and r.enrolment_id = p.enrolment_id
                          join workflow.case_file f on f.id = p.case_id
                           and f.state in ('draft', 'submitted', 'in-progress', 'amending')
                         where p.ended_at is null
                           and (cast(:opening as uuid) is null or p.opening_id = :opening)
                           and (r.state = 'registered' or r.state = 'deferred' and r.deferred_until >= :today)
                           and r.decided_at > p.proposed_at
                         order by p.proposed_at
                        """)
                .param("opening", opening, java.sql.Types.OTHER)
                .param("today", today)
                .query(Settled.class)
                .list();
    }

    void end(Settled it, String reason, Instant at) {
        sql.sql(
                        """
                        update registration.overdue_case set ended_at = :at, end_reason = :reason
                         where opening_id = :opening and enrolment_id = :enrolment and ended_at is null
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .param("opening", it.opening())
                .param("enrolment", it.enrolment())
                .update();
    }
}
