package org.matricula.statistics;

import java.util.List;
import org.matricula.registry.StudentStatus;
import org.matricula.statistics.Headcounts.Question;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 届别: of those who ever studied in a place, by year of entry, how many are still on the roll on a
/// day, have graduated, or are gone.
@Repository
@Transactional(readOnly = true)
class CohortCounts {

    /// @param studying on the roll on the day
    /// @param finished 毕业 or 结业
    /// @param gone everybody else
    record Cohort(int entryYear, long studying, long finished, long gone) {

        long all() {
            return studying + finished + gone;
        }
    }

    private static final int YEARS = 12;

    private final JdbcClient sql;

    CohortCounts(JdbcClient sql) {
        this.sql = sql;
    }

    /// The last years of entry up to the day, the oldest first.
    List<Cohort> of(Question asked) {
        var parameters = Conditions.parameters(asked.place());
        parameters.put("day", asked.asOf());
        parameters.put("known", Conditions.at(asked.knownAt()));
        parameters.put("since", asked.asOf().getYear() - YEARS);
        parameters.put(
                "finished",
                new String[] {StudentStatus.GRADUATED.code(), StudentStatus.COMPLETED.code()});
        Conditions.put(asked.filters(), parameters);
        var then = asked.knownAt() == null ? StudentsBehind.NOW : StudentsBehind.THEN;
        return sql.sql(
                        """
                        with member as (
                          select s.enrolment_id, t.entry_year,
                                 (array_agg(s.status order by lower(s.during) desc))[1] as status
                            from registry.spell s
                            join statistics.trait t on t.enrolment_id = s.enrolment_id and t.during @> :day
                            join organisation.unit u on u.id = s.unit_id
                           where lower(s.during) <= :day and u.pos between :lo and :hi
                             and t.entry_year between :since and extract(year from cast(:day as date))%s%s
                           group by s.enrolment_id, t.entry_year
                          having bool_or(statistics.on_roll(s.status))
                        ), standing as (
                          select m.entry_year, m.enrolment_id,
                                 exists (select from registry.spell s where s.enrolment_id = m.enrolment_id
                                            and s.during @> :day and statistics.on_roll(s.status) and %s) as studying,
                                 m.status = any (:finished) as finished
                            from member m
                        )
                        select entry_year,
                               count(*) filter (where studying and not finished) as studying,
                               count(*) filter (where finished) as finished,
                               count(*) filter (where not studying and not finished) as gone
                          from standing group by entry_year order by entry_year
                        """
                                .formatted(
                                        then,
                                        Conditions.chosen(asked.filters(), Dimension::standing),
                                        asked.knownAt() == null
                                                ? "upper_inf(s.recorded)"
                                                : "s.recorded @> :known"))
                .params(parameters)
                .query(Cohort.class)
                .list();
    }
}
