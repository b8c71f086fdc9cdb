package org.matricula.coursework;

import java.time.LocalDate;
import java.util.List;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// By when the teachers have to hand in their grades.
@Repository
@Transactional(readOnly = true)
class CourseworkDuties implements DutySource {

    private final JdbcClient sql;

    CourseworkDuties(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Duty> duties(LocalDate from, LocalDate until) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select d.day as "on", d.what, d.subject, d.rest as "left", d.href from (
                         select t.closes_on as day, 'grades-due' as what, i.name as subject,
                                count(*) filter (where t.stage = 'entering') as rest, '/teaching-tasks' as href
                           from coursework.task t join organisation.unit i on i.id = t.institution_id
                          where t.scope_pos between :lo and :hi group by i.id, t.closes_on
                         union all
                         select t.late_until, 'late-grades-due', i.name, count(*), '/teaching-tasks'
                           from coursework.task t join organisation.unit i on i.id = t.institution_id
                          where t.stage = 'entering' and t.late_until is not null group by i.id, t.late_until
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
