package org.matricula.archive.transit;

import java.time.LocalDate;
import java.util.List;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// When receipts and files that were called for should be here.
@Repository
@Transactional(readOnly = true)
class ReceiptDuties implements DutySource {

    private final JdbcClient sql;

    ReceiptDuties(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Duty> duties(LocalDate from, LocalDate until) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select s.due_on as "on", 'receipts-due' as what, i.name as subject, count(*) as "left",
                               '/archives/shipments?which=open' as href
                          from archive.shipment s join organisation.unit i on i.id = s.institution_id
                         where s.state in ('sent', 'called') and s.due_on >= :from and s.due_on < :until
                           and s.scope_pos between :lo and :hi
                         group by i.id, s.due_on
                        """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("from", from)
                .param("until", until)
                .query(Duty.class)
                .list();
    }
}
