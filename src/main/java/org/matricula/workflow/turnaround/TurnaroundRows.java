package org.matricula.workflow.turnaround;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Counts turns by office and kind, in one pass. Working days are the plain week's, put right by
/// the days of the calendar that differ.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class TurnaroundRows {

    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

    /// @param role the office, null for all together
    /// @param kind the process, null for all of the office
    /// @param open turns on the desk today, whenever they came
    /// @param overdue those of them past their day
    /// @param median of the working days that the decided turns took
    /// @param ninetieth the ninetieth percentile of them
    /// @param inTime how many of the decided turns were decided by their day
    record Row(
            @Nullable String role,
            @Nullable String kind,
            long open,
            long overdue,
            long decided,
            @Nullable Double median,
            @Nullable Double ninetieth,
            long inTime) {}

    private final JdbcClient sql;

    TurnaroundRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Every office with each of its kinds, every office alone, and all together.
    List<Row> count(long lo, long hi, LocalDate from, LocalDate to, LocalDate today) {
        return sql.sql(
                        """
                        with turn as (
                          select coalesce(s.decided_role, s.roles[1]) as role, c.kind, s.due_on,
                                 coalesce(s.clock_from, (s.opened_at at time zone 'Asia/Shanghai')::date) as came,
                                 (s.decided_at at time zone 'Asia/Shanghai')::date as gone
                            from workflow.step s join workflow.case_file c on c.id = s.case_id
                           where s.scope_pos between :lo and :hi
                             and (s.decision is null and c.state in ('submitted', 'in-progress')
                                  or s.decision in ('approve', 'return', 'refuse') and not s.taken_back
                                     and s.decided_at >= :from and s.decided_at < :until)),
                        day as (
                          select c."on", case when c.working then 1 else -1 end as more from calendar.day c
                           where c.working = (extract(isodow from c."on") > 5)),
                        timed as (
                          select t.*,
                                 5 * ((t.gone - date '2000-01-03') / 7) + least((t.gone - date '2000-01-03') % 7 + 1, 5)
                                 - 5 * ((t.came - date '2000-01-03') / 7) - least((t.came - date '2000-01-03') % 7 + 1, 5)
                                 + coalesce((select sum(d.more) from day d where d."on" > t.came and d."on" <= t.gone), 0)
                                   as days
                            from turn t)
                        select role, kind,
                               count(*) filter (where gone is null) as open,
                               count(*) filter (where gone is null and due_on < :today) as overdue,
                               count(gone) as decided,
                               percentile_cont(0.5) within group (order by days) as median,
                               percentile_cont(0.9) within group (order by days) as ninetieth,
                               count(*) filter (where gone <= due_on) as in_time
                          from timed group by grouping sets ((role, kind), (role), ())
                         order by role nulls last, kind nulls first
                        """)
                .param("lo", lo)
                .param("hi", hi)
                .param("from", from.atStartOfDay(HERE).toOffsetDateTime())
                .param("until", to.plusDays(1).atStartOfDay(HERE).toOffsetDateTime())
                .param("today", today)
                .query(Row.class)
                .list();
    }
}
