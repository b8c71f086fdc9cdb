package org.matricula.registration.term;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.matricula.registry.Concern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Not registered for the term that runs, or owing fees.
@Repository
@Transactional(readOnly = true)
class UnregisteredConcern implements Concern {

    private final JdbcClient sql;

    UnregisteredConcern(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Found> of(Collection<UUID> enrolments, LocalDate today) {
        return sql.sql(
                        """
                        select r.enrolment_id as enrolment,
                               case when r.arrears is not null then 'arrears' else 'unregistered' end as kind,
                               coalesce(r.arrears::text, t.year || ' ' || t.name) as figure
                          from registration.term_registration r
                          join registration.opening o on o.id = r.opening_id and o.opens_on <= :today
                          join calendar.term t on t.id = o.term_id and upper(t.during) > :today
                         where r.enrolment_id = any (:enrolments)
                           -- or by fees that were deferred, to a day that is past
                           and (r.state <> 'registered' or r.fees_until < :today)
                           and r.absence is distinct from 'on-leave'
                        """)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .param("today", today)
                .query(Found.class)
                .list();
    }
}
