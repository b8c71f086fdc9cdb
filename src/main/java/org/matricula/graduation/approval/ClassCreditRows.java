package org.matricula.graduation.approval;

import java.util.List;
import java.util.UUID;
import org.matricula.graduation.approval.AuditLookup.ClassCredits;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 按班查询完成学分情况, within reach.
@Repository
@Transactional(readOnly = true)
class ClassCreditRows {

    private final JdbcClient sql;

    ClassCreditRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<ClassCredits> of(UUID round) {
        return sql.sql(
                        """
                        select u.code, u.name as unit, count(*)::int as students,
                               (count(*) filter (where v.credits >= v.credits_need))::int as complete,
                               min(v.credits) as least, round(avg(v.credits), 1) as average, max(v.credits_need) as need
                          from graduation.verdict v
                          join registry.student s on s.enrolment_id = v.enrolment_id
                          join organisation.unit u on u.id = s.unit_id
                         where v.round_id = :round group by u.pos, u.code, u.name order by u.pos
                        """)
                .param("round", round)
                .query(ClassCredits.class)
                .list();
    }
}
