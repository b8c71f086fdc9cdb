package org.matricula.graduation.check;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.matricula.registry.GraduationObstacle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// 毕业生信息未核对 (高等学校学生学籍学历电子注册办法): whoever was asked to check what will be registered of them and has
/// not confirmed it.
@Repository
class GraduatesUnconfirmed implements GraduationObstacle {

    private final JdbcClient sql;

    GraduatesUnconfirmed(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Found> against(Collection<UUID> enrolments) {
        return sql.sql(
                        """
                        select l.enrolment_id as enrolment, 'info-check' as rule, l.name as about
                          from (select distinct on (g.enrolment_id) g.enrolment_id, g.state, c.name
                                  from graduation.graduate g join graduation.campaign c on c.id = g.campaign_id
                                 where g.enrolment_id = any (:enrolments)
                                 order by g.enrolment_id, c.opened_at desc) l
                         where l.state <> 'confirmed'
                        """)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .query(Found.class)
                .list();
    }
}
