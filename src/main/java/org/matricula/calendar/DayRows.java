package org.matricula.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The days that differ from the plain week.
@Repository
@Transactional(readOnly = true)
class DayRows {

    private final JdbcClient sql;

    DayRows(JdbcClient sql) {
        this.sql = sql;
    }

    Map<LocalDate, Boolean> all() {
        return sql
                .sql("select d.\"on\", d.working, d.name, d.source, d.standing from calendar.day d")
                .query(SpecialDay.class)
                .stream()
                .collect(Collectors.toUnmodifiableMap(SpecialDay::on, SpecialDay::working));
    }

    List<SpecialDay> of(int year) {
        return sql.sql(
                        """
                        select d."on", d.working, d.name, d.source, d.standing from calendar.day d
                         where d."on" >= make_date(:year, 1, 1) and d."on" < make_date(:year + 1, 1, 1)
                         order by d."on"
                        """)
                .param("year", year)
                .query(SpecialDay.class)
                .list();
    }

    /// @return whether the day was not there; one already there is left as it is
    @Transactional(propagation = Propagation.MANDATORY)
    boolean addIfNew(SpecialDay day) {
        return sql.sql(
                                """
                                insert into calendar.day ("on", working, name, source, standing)
                                values (:on, :working, :name, :source, :standing)
                                on conflict ("on") do nothing
                                """)
                        .paramSource(day)
                        .update()
                == 1;
    }

    /// @return whether anything became otherwise
    @Transactional(propagation = Propagation.MANDATORY)
    boolean put(SpecialDay day) {
        return sql.sql(
                                """
                                insert into calendar.day as d ("on", working, name, source, standing)
                                values (:on, :working, :name, :source, :standing)
                                on conflict ("on") do update
                                   set working = excluded.working, name = excluded.name,
                                       source = excluded.source, standing = excluded.standing,
                                       recorded_at = now()
                                 where (d.working, d.name, d.source, d.standing)
                                       is distinct from
                                       (excluded.working, excluded.name, excluded.source, excluded.standing)
                                """)
                        .paramSource(day)
                        .update()
                == 1;
    }

    /// Takes out what was only reckoned for a year, once its notice is there.
    @Transactional(propagation = Propagation.MANDATORY)
    void forgetReckoned(int year) {
        sql.sql(
                        """
                        delete from calendar.day
                         where standing = 'recalled'
                           and "on" >= make_date(:year, 1, 1) and "on" < make_date(:year + 1, 1, 1)
                        """)
                .param("year", year)
                .update();
    }
}
