package org.matricula.coursework.practice;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.matricula.registry.GraduationObstacle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// 实习鉴定 (中等职业学校学生学籍管理办法): students of a vocational school without an internship that was assessed
/// and passed.
@Repository
class InternshipsLacking implements GraduationObstacle {

    private final JdbcClient sql;

    InternshipsLacking(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Found> against(Collection<UUID> enrolments) {
        return sql.sql(
                        """
                        select s.enrolment_id as enrolment, 'internship' as rule, '' as about
                          from registry.student s
                         where s.enrolment_id = any (:enrolments) and s.level = 'L4'
                           and not exists (select from coursework.practice p
                                            where p.enrolment_id = s.enrolment_id and p.sort = 'internship'
                                              and p.struck_at is null and p.assessment <> 'fail')
                        """)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .query(Found.class)
                .list();
    }
}
