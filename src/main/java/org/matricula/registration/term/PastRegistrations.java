package org.matricula.registration.term;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.matricula.kernel.DateRange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Who was not registered in time, of openings that closed within a period.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PastRegistrations {

    /// @param until the day they were registered at last; today for who still is not
    record Late(
            UUID institution, String name, String number, LocalDate closesOn, LocalDate until) {}

    private final JdbcClient sql;
    private final Clock clock;

    PastRegistrations(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    List<Late> late(List<UUID> institutions, DateRange period, int limit) {
        return sql.sql(
                        """
                        select o.institution_id as institution, s.name, coalesce(s.student_number, '') as number,
                               o.closes_on,
                               case r.state when 'open' then cast(:today as date)
                                    else (r.decided_at at time zone 'Asia/Shanghai')::date end as until
                          from registration.opening o
                          join registration.term_registration r on r.opening_id = o.id
                          join registry.student s on s.enrolment_id = r.enrolment_id
                         where o.institution_id = any (cast(:institutions as uuid[]))
                           and o.closes_on >= :from and o.closes_on < :until and o.closes_on < :today
                           and r.state <> 'deferred' and r.absence is distinct from 'on-leave'
                           and (r.state = 'open'
                                or (r.decided_at at time zone 'Asia/Shanghai')::date > o.closes_on)
                         order by o.closes_on desc, s.scope_pos, s.student_number limit :limit
                        """)
                .param(
                        "institutions",
                        institutions.stream().map(UUID::toString).toArray(String[]::new))
                .param("from", period.from())
                .param("until", Objects.requireNonNull(period.until()))
                .param("today", LocalDate.now(clock))
                .param("limit", limit)
                .query(Late.class)
                .list();
    }
}
