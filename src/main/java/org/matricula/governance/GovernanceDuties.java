package org.matricula.governance;

import java.time.LocalDate;
import java.util.List;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Errands by their day, and when a public notice comes down.
@Repository
@Transactional(readOnly = true)
class GovernanceDuties implements DutySource {

    private final JdbcClient sql;

    GovernanceDuties(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Duty> duties(LocalDate from, LocalDate until) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select d.day as "on", d.what, d.subject, d.rest as "left", d.href from (
                         select e.due_on as day, 'errand-due' as what, e.title as subject,
                                (select count(*) from governance.errand_share s where s.errand_id = e.id and s.done_at is null) as rest,
                                '/errands/' || e.id as href
                           from governance.errand e join organisation.unit i on i.id = e.unit_id
                          where e.cancelled_at is null and i.pos <= :hi and i.pos_end >= :lo
                         union all
                         select upper(p.during) - 1, 'notice-ends', p.title, 0, '/publications/' || p.id
                           from governance.publication p join organisation.unit i on i.id = p.institution_id
                          where p.withdrawn_at is null and i.pos <= :hi and i.pos_end >= :lo
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
