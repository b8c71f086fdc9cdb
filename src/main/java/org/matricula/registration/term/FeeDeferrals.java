package org.matricula.registration.term;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.matricula.calendar.Duty;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 缓缴学费: until when what somebody owes does not keep them from registering.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FeeDeferrals {

    private final JdbcClient sql;

    FeeDeferrals(JdbcClient sql) {
        this.sql = sql;
    }

    void grant(UUID opening, UUID enrolment, LocalDate until, String why) {
        sql.sql(
                        """
                        update registration.term_registration
                           set fees_until = :until, fees_why = :why, fees_decider = :by
                         where opening_id = :opening and enrolment_id = :enrolment
                        """)
                .param("until", until)
                .param("why", why)
                .param("by", Acting.now().name())
                .param("opening", opening)
                .param("enrolment", enrolment)
                .update();
    }

    /// Whoever was registered by it no longer is, and is late from today on.
    void end(UUID opening, UUID enrolment, LocalDate today, Instant at) {
        sql.sql(
                        """
                        update registration.term_registration r
                           set fees_until = null, fees_why = null, fees_decider = null,
                               laid_on = case when r.state = 'registered' then :today else r.laid_on end,
                               way = case when r.state = 'registered' then null else r.way end,
                               decided_by = case when r.state = 'registered' then cast(:account as uuid) else r.decided_by end,
                               decider = case when r.state = 'registered' then :by else r.decider end,
                               decided_at = case when r.state = 'registered' then cast(:at as timestamptz) else r.decided_at end,
                               state = case when r.state = 'registered' then 'open' else r.state end
                         where r.opening_id = :opening and r.enrolment_id = :enrolment
                        """)
                .param("today", today)
                .param("account", Acting.now().account(), java.sql.Types.OTHER)
                .param("by", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("opening", opening)
                .param("enrolment", enrolment)
                .update();
    }

    /// The days by which deferred fees are to be paid, and how many owe them still.
    @Transactional(readOnly = true)
    public List<Duty> due(LocalDate from, LocalDate until) {
        return sql.sql(
                        """
                        select r.fees_until as "on", 'fees-due' as what, i.name || ' ' || t.name as subject,
                               count(*) as "left", '/registrations/' || o.id as href
                          from registration.term_registration r
                          join registration.opening o on o.id = r.opening_id
                          join organisation.unit i on i.id = o.institution_id
                          join calendar.term t on t.id = o.term_id
                         where r.fees_until >= :from and r.fees_until < :until
                         group by o.id, i.name, t.name, r.fees_until
                        """)
                .param("from", from)
                .param("until", until)
                .query(Duty.class)
                .list();
    }
}
