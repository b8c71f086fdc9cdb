package org.matricula.clearance;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.matricula.registry.GraduationObstacle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// 离校手续未清: offices that hold up a certificate and have not signed. A school that makes it a
/// condition of graduation has its offices sign before it decides.
@Repository
class OpenItems implements GraduationObstacle {

    private final JdbcClient sql;

    OpenItems(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Found> against(Collection<UUID> enrolments) {
        return sql.sql(
                        """
                        select i.enrolment_id as enrolment, 'clearance' as rule,
                               string_agg(i.name, '、' order by i.seq, i.name) as about
                          from (select distinct i.enrolment_id, o.name, o.seq
                                  from clearance.item i join clearance.office o on o.id = i.office_id
                                 where i.enrolment_id = any (:enrolments) and i.withdrawn_at is null
                                   and i.state <> 'cleared' and o.blocks) i
                         group by i.enrolment_id
                        """)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .query(Found.class)
                .list();
    }
}
