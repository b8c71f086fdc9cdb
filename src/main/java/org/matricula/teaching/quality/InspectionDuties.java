package org.matricula.teaching.quality;

import java.time.LocalDate;
import java.util.List;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// By when measures after an inspection have to be done.
@Repository
@Transactional(readOnly = true)
class InspectionDuties implements DutySource {

    private final JdbcClient sql;

    InspectionDuties(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Duty> duties(LocalDate from, LocalDate until) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select i.due_on as "on", 'teaching-measure' as what, u.name as subject, count(*) as "left",
                               '/teaching-quality?open=true' as href
                          from teaching.inspection i join organisation.unit u on u.id = i.institution_id
                         where i.measure is not null and i.confirmed_at is null
                           and i.due_on >= :from and i.due_on < :until and i.scope_pos between :lo and :hi
                         group by u.id, i.due_on
                        """)
                .param("from", from)
                .param("until", until)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(Duty.class)
                .list();
    }
}
