package org.matricula.verification;

import java.time.LocalDate;
import java.util.List;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// When a verification campaign opens and ends, and what each problem found in it is owed.
@Repository
@Transactional(readOnly = true)
class VerificationDuties implements DutySource {

    private final JdbcClient sql;

    VerificationDuties(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Duty> duties(LocalDate from, LocalDate until) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select d.day as "on", d.what, d.subject, d.rest as "left", d.href from (
                         select c.opens_on as day, 'verification-opens' as what, c.name as subject, 0 as rest,
                                '/verifications/' || c.id as href
                           from verification.campaign c join organisation.unit i on i.id = c.unit_id
                          where i.pos <= :hi and i.pos_end >= :lo
                         union all
                         select c.closes_on, 'verification-closes', c.name,
                                (select count(*) from verification.line l where l.campaign_id = c.id and l.confirmed is null),
                                '/verifications/' || c.id
                           from verification.campaign c join organisation.unit i on i.id = c.unit_id
                          where i.pos <= :hi and i.pos_end >= :lo
                         union all
                         select f.due_on, 'finding-due', min(c.name), count(*), '/verifications/' || c.id || '/findings'
                           from verification.finding f join verification.campaign c on c.id = f.campaign_id
                          where f.state = 'open' group by c.id, f.due_on
                        ) d where d.day >= :from and d.day < :until
                        """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("from", from)
                .param("until", until)
                .query(Duty.class)
                .list();
    }
}
