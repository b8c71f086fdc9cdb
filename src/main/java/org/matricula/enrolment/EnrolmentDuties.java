package org.matricula.enrolment;

import java.time.LocalDate;
import java.util.List;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The days of admission batches: when newcomers report, what papers they owe, who recalls a
/// deferred place, when the recheck ends, when a photo is taken, when a school examines by itself.
@Repository
@Transactional(readOnly = true)
class EnrolmentDuties implements DutySource {

    private final JdbcClient sql;

    EnrolmentDuties(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Duty> duties(LocalDate from, LocalDate until) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select d.day as "on", d.what, d.subject, d.rest as "left", d.href from (
                         select b.opens_on as day, 'admission-opens' as what, b.name as subject, 0 as rest,
                                '/admissions/' || b.id as href
                           from enrolment.batch b join organisation.unit i on i.id = b.institution_id
                          where i.pos <= :hi and i.pos_end >= :lo
                         union all
                         select b.closes_on, 'admission-closes', b.name,
                                (select count(*) from enrolment.candidate c where c.batch_id = b.id and c.state = 'ADMITTED'),
                                '/admissions/' || b.id
                           from enrolment.batch b join organisation.unit i on i.id = b.institution_id
                          where i.pos <= :hi and i.pos_end >= :lo
                         union all
                         select h.due_on, 'papers-due', min(b.name), count(*), '/admissions/' || b.id
                           from enrolment.handed_in h join enrolment.candidate c on c.id = h.candidate_id
                           join enrolment.batch b on b.id = c.batch_id
                          where not h.seen group by b.id, h.due_on
                         union all
                         select c.deferred_until, 'deferral-ends', min(b.name), count(*), '/admissions/' || b.id
                           from enrolment.candidate c join enrolment.batch b on b.id = c.batch_id
                          where c.state = 'DEFERRED' group by b.id, c.deferred_until
                         union all
                         select r.opens_on, 'recheck-opens', b.name, 0, '/admissions/' || b.id || '/recheck'
                           from enrolment.recheck r join enrolment.batch b on b.id = r.batch_id
                           join organisation.unit i on i.id = b.institution_id
                          where i.pos <= :hi and i.pos_end >= :lo
                         union all
                         select r.closes_on, 'recheck-closes', b.name,
                                (select count(*) from enrolment.recheck_task t where t.recheck_id = r.id and t.passed is null),
                                '/admissions/' || b.id || '/recheck'
                           from enrolment.recheck r join enrolment.batch b on b.id = r.batch_id
                           join organisation.unit i on i.id = b.institution_id
                          where i.pos <= :hi and i.pos_end >= :lo
                         union all
                         select p.held_on, 'photo-session', min(s.name),
                                case when min(s.closed_at) is not null then 0 else
                                  (select count(*) from enrolment.photo_sitter x
                                     left join registry.student e on e.enrolment_id = x.enrolment_id
                                     left join enrolment.candidate c on c.id = x.candidate_id
                                    where x.session_id = s.id and x.file_id is null
                                      and coalesce(e.unit_id, c.unit_id) = any (array_agg(p.unit_id))) end,
                                '/photo-sessions/' || s.id
                           from enrolment.photo_slot p join enrolment.photo_session s on s.id = p.session_id
                           join organisation.unit i on i.id = s.institution_id
                          where i.pos <= :hi and i.pos_end >= :lo group by s.id, p.held_on
                         union all
                         select case when it.what = 'entrance-opens' then p.applies_from
                                     when it.what = 'entrance-closes' then p.applies_until else p.exam_on end,
                                it.what, b.name,
                                case when it.what = 'entrance-exam' then
                                  (select count(*) from enrolment.applicant a where a.prospectus_id = p.id and a.outcome = 'pending')
                                  else 0 end,
                                '/admissions/' || b.id || '/prospectus'
                           from enrolment.prospectus p join enrolment.batch b on b.id = p.batch_id
                           join organisation.unit i on i.id = b.institution_id
                          cross join (values ('entrance-opens'), ('entrance-closes'), ('entrance-exam')) it (what)
                          where i.pos <= :hi and i.pos_end >= :lo
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
