package org.matricula.archive.loan;

import java.time.LocalDate;
import java.util.List;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// When volumes that were carried away are due back.
@Repository
@Transactional(readOnly = true)
class LoanDuties implements DutySource {

    private final JdbcClient sql;

    LoanDuties(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Duty> duties(LocalDate from, LocalDate until) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select l.due_on as "on", 'loans-due' as what, i.name as subject, count(*) as "left",
                               '/archives/loans?which=out' as href
                          from archive.loan l join organisation.unit i on i.id = l.institution_id
                         where l.state = 'out' and l.due_on >= :from and l.due_on < :until
                           and l.scope_pos between :lo and :hi
                         group by i.id, l.due_on
                        """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("from", from)
                .param("until", until)
                .query(Duty.class)
                .list();
    }
}
