package org.matricula.registration.term;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.matricula.registry.GraduationObstacle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 欠费: what a student owed at the last registration they were asked to (普通高等学校学生管理规定 第七条).
@Repository
@Transactional(readOnly = true)
class ArrearsLeft implements GraduationObstacle {

    private final JdbcClient sql;

    ArrearsLeft(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Found> against(Collection<UUID> enrolments) {
        return sql.sql(
                        """
                        select l.enrolment_id as enrolment, 'fees' as rule, l.arrears_year || ' ' || l.arrears || ' 元' as about
                          from (select distinct on (t.enrolment_id) t.enrolment_id, t.arrears, t.arrears_year
                                  from registration.term_registration t join registration.opening o on o.id = t.opening_id
                                 where t.enrolment_id = any (:enrolments)
                                 order by t.enrolment_id, o.opened_at desc) l
                         where l.arrears is not null
                        """)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .query(Found.class)
                .list();
    }
}
