package org.matricula.report.oversight;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 各单位履行期限的情况: for each unit directly below one, how much of what has a day is open, late or done.
/// Open means that its day has not passed; what was done after its day is late for all that it is
/// done.
@Repository
@Transactional(readOnly = true)
class Compliance {

    /// @param what `reports`, `registrations`, `verifications` or `errands`
    record Row(UUID unitId, String unit, String what, long open, long late, long done) {}

    /// Of a year back; what is older is settled or no longer in anybody's hands.
    private static final String ALL =
            """
            with part as materialized (
              select p.id, p.name, p.pos, p.pos_end from organisation.unit p
               where (p.parent_id = :unit or p.id = :unit and :single)
                 and (upper_inf(p.during) or upper(p.during) > :today)
            ), owed as (
              select p.id, 'reports' as what, r.due_on < :today as past,
                     s.state in ('submitted', 'accepted') as done,
                     s.state in ('submitted', 'accepted')
                       and (s.submitted_at at time zone 'Asia/Shanghai')::date > r.due_on as belated, 1 as n
                from part p join report.submission s on s.scope_pos between p.pos and p.pos_end and s.current_id is null
                join report.round r on r.id = s.round_id where r.due_on > :from
              union all
              select p.id, 'registrations', o.closes_on < :today, t.state = 'registered',
                     t.state = 'registered' and (t.decided_at at time zone 'Asia/Shanghai')::date > o.closes_on, count(*)
                from registration.opening o
                join registration.term_registration t on t.opening_id = o.id
                join part p on t.scope_pos between p.pos and p.pos_end
               where o.closes_on > :from and o.opens_on <= :today and t.state <> 'deferred'
                 and t.absence is distinct from 'on-leave'
               group by 1, 3, 4, 5
              union all
              select p.id, 'verifications', f.due_on < :today, f.state in ('mended', 'waived'),
                     f.state in ('mended', 'waived')
                       and (coalesce(f.mended_at, f.decided_at) at time zone 'Asia/Shanghai')::date > f.due_on, count(*)
                from part p join verification.finding f on f.scope_pos between p.pos and p.pos_end
               where f.due_on > :from
               group by 1, 3, 4, 5
              union all
              select p.id, 'errands', e.due_on < :today, s.done_at is not null,
                     s.done_at is not null and (s.done_at at time zone 'Asia/Shanghai')::date > e.due_on, 1
                from part p join organisation.unit u on u.pos between p.pos and p.pos_end
                join governance.errand e on e.unit_id = u.id and e.cancelled_at is null and e.due_on > :from
                join governance.errand_share s on s.errand_id = e.id
            )
            select p.id as unit_id, p.name as unit, o.what,
                   coalesce(sum(o.n) filter (where not o.done and not o.past), 0) as open,
                   coalesce(sum(o.n) filter (where not o.done and o.past or o.belated), 0) as late,
                   coalesce(sum(o.n) filter (where o.done and not o.belated), 0) as done
              from part p join owed o on o.id = p.id
             group by p.id, p.name, p.pos, o.what order by p.pos, o.what
            """;

    private final JdbcClient sql;

    Compliance(JdbcClient sql) {
        this.sql = sql;
    }

    /// Of the units directly below; of the unit itself where there are none.
    List<Row> below(UUID unit, LocalDate today) {
        var rows = ask(unit, today, false);
        return rows.isEmpty() ? ask(unit, today, true) : rows;
    }

    private List<Row> ask(UUID unit, LocalDate today, boolean single) {
        return sql.sql(ALL)
                .param("unit", unit)
                .param("single", single)
                .param("today", today)
                .param("from", today.minusYears(1))
                .query(Row.class)
                .list();
    }
}
