package org.matricula.coursework;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.matricula.registry.GraduationObstacle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// 学位意愿: whoever has declared last that they do not aim at the degree is not put forward for it.
@Repository
class DegreeDeclined implements GraduationObstacle {

    private final JdbcClient sql;

    DegreeDeclined(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Found> against(Collection<UUID> enrolments) {
        return sql.sql(
                        """
                        select l.enrolment_id as enrolment, 'degree-aim' as rule, l.declared_on::text as about
                          from (select distinct on (a.enrolment_id) a.enrolment_id, a.aims,
                                       (a.declared_at at time zone 'Asia/Shanghai')::date as declared_on
                                  from coursework.degree_aim a
                                 where a.enrolment_id = any (:enrolments)
                                 order by a.enrolment_id, a.declared_at desc, a.id desc) l
                         where not l.aims
                        """)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .query(Found.class)
                .list();
    }
}
