package org.matricula.registration.term;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.matricula.calendar.Duty;
import org.matricula.calendar.OwnDutySource;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Until when somebody has to register for the term.
@Repository
@Transactional(readOnly = true)
class OwnRegistrationDuties implements OwnDutySource {

    private final JdbcClient sql;

    OwnRegistrationDuties(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Duty> own(LocalDate from, LocalDate until) {
        var persons = Acting.now().scope().persons();
        return sql.sql(
                        """
                        select greatest(o.closes_on, coalesce(r.deferred_until, o.closes_on)) as "on",
                               'own-registration' as what, s.name || ' · ' || t.year || ' ' || t.name as subject,
                               case r.state when 'registered' then 0 else 1 end as "left",
                               '/own-registrations' as href
                          from registration.term_registration r
                          join registration.opening o on o.id = r.opening_id
                          join calendar.term t on t.id = o.term_id
                          join registry.student s on s.enrolment_id = r.enrolment_id
                         where r.person_id in (:persons)
                           and o.closes_on >= cast(:from as date) - 60 and o.closes_on < :until
                        """)
                .param("persons", persons.isEmpty() ? List.of(new UUID(0, 0)) : persons)
                .param("from", from)
                .param("until", until)
                .query(Duty.class)
                .list();
    }
}
