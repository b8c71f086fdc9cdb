package org.matricula.change;

import java.time.LocalDate;
import java.util.List;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The days of changes: leaves and study away that end, rounds of changing programme, what the
/// county or the other school is owed by a day.
@Repository
@Transactional(readOnly = true)
class ChangeDuties implements DutySource {

    private final JdbcClient sql;

    ChangeDuties(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Duty> duties(LocalDate from, LocalDate until) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select d.day as "on", d.what, d.subject, d.rest as "left", d.href from (
                         select l.last_on as day, 'leave-ends' as what, i.name as subject, count(*) as rest,
                                '/forgotten' as href
                           from change.leave l join registry.student s on s.enrolment_id = l.enrolment_id
                           join organisation.unit i on i.id = s.institution_id
                          where l.reversed_at is null and s.status = '02' group by i.id, l.last_on
                         union all
                         select a.last_on, 'absence-ends', i.name, count(*), '/forgotten'
                           from change.absence a join registry.student s on s.enrolment_id = a.enrolment_id
                           join organisation.unit i on i.id = s.institution_id
                          where a.reversed_at is null group by i.id, a.last_on
                         union all
                         select case it.what when 'programme-round-opens' then r.opens_on
                                             when 'programme-round-closes' then r.closes_on
                                             when 'programme-notice-ends' then r.notice_last_on
                                             else r.effective_on end,
                                it.what, r.name, 0, '/programme-rounds/' || r.id
                           from change.programme_round r join organisation.unit i on i.id = r.institution_id
                          cross join (values ('programme-round-opens'), ('programme-round-closes'),
                                             ('programme-notice-ends'), ('programme-effective')) it (what)
                          where i.pos <= :hi and i.pos_end >= :lo
                         union all
                         select c.due_on, 'county-report', i.name, count(*), '/chases'
                           from change.chase c join registry.student s on s.enrolment_id = c.enrolment_id
                           join organisation.unit i on i.id = s.institution_id
                          where c.reported_on is null and c.closed_on is null group by i.id, c.due_on
                         union all
                         select t.due_on, 'transfer-answer', i.name, count(*), '/transfers'
                           from change.transfer t
                           join organisation.unit i
                             on i.id = case when t.first_side = 'sending' then t.receiving_id else t.sending_id end
                          where t.state = 'asked' and i.pos <= :hi and i.pos_end >= :lo group by i.id, t.due_on
                         union all
                         select t.file_by, 'transfer-filing', i.name, count(*), '/transfers'
                           from change.transfer t join organisation.unit i on i.id = t.receiving_id
                          where t.filed_on is null and t.state in ('completed', 'received') and i.pos <= :hi and i.pos_end >= :lo
                          group by i.id, t.file_by
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
