package org.matricula.discipline.sanction;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.matricula.registry.GraduationObstacle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 未解除的处分 and sanctions not decided to their end: nobody graduates with one (普通高等学校学生管理规定 第五十七条).
@Repository
@Transactional(readOnly = true)
class SanctionsInForce implements GraduationObstacle {

    private final JdbcClient sql;

    SanctionsInForce(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Found> against(Collection<UUID> enrolments) {
        return sql.sql(
                        """
                        select s.enrolment_id as enrolment, 'discipline' as rule,
                               string_agg(distinct coalesce(s.number, s.decided_on::text), '、') as about
                          from discipline.sanction s
                         where s.enrolment_id = any (:enrolments) and s.state in ('decided', 'in-force')
                           and s.measure <> 'lowered-mark'
                         group by s.enrolment_id
                        """)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .query(Found.class)
                .list();
    }
}
