package org.matricula.card;

import java.time.LocalDate;
import java.util.List;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// When student cards expire, so that the next ones are made in time, and when replaced ones are
/// collected.
@Repository
@Transactional(readOnly = true)
class CardDuties implements DutySource {

    private final JdbcClient sql;

    CardDuties(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Duty> duties(LocalDate from, LocalDate until) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select d.day as "on", d.what, d.subject, d.rest as "left", d.href from (
                         select c.valid_until as day, 'cards-expire' as what, i.name as subject, count(*) as rest,
                                '/cards' as href
                           from card.card c join organisation.unit i on i.id = c.institution_id
                          where c.ended_on is null and c.scope_pos between :lo and :hi group by i.id, c.valid_until
                         union all
                         select c.collect_from, 'cards-collect', i.name, count(*), '/cards'
                           from card.card c join organisation.unit i on i.id = c.institution_id
                          where c.state = 'made' and c.collect_from is not null
                            and c.scope_pos between :lo and :hi group by i.id, c.collect_from
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
