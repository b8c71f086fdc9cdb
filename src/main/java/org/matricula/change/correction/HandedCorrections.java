package org.matricula.change.correction;

import java.util.List;
import org.matricula.consignment.ConsignmentItem;
import org.matricula.consignment.ConsignmentKind;
import org.matricula.consignment.ConsignmentSource;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 信息修改材料: what was approved above and goes up with its proof (电大学籍管理工作流程 五).
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class HandedCorrections implements ConsignmentSource {

    private final JdbcClient sql;

    HandedCorrections(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public ConsignmentKind kind() {
        return ConsignmentKind.INFORMATION_CHANGE;
    }

    @Override
    public List<ConsignmentItem> ready(Unit point, String[] listed, int most) {
        return sql.sql(
                        """
                        select c.case_id::text as ref, cast(:point as uuid) as point, c.enrolment_id, c.person_id,
                               s.student_number, s.name, 'case.option.' || c.reason as what,
                               coalesce(f.number, '') as detail, c.granted_on as ready_on
                          from change.correction c
                          join workflow.case_file f on f.id = c.case_id
                          join registry.student s on s.enrolment_id = c.enrolment_id
                         where c.scope_pos between :lo and :hi and c.tier = 'above' and c.reversed_at is null
                           and c.case_id::text <> all (:listed)
                         order by s.student_number collate "C", c.case_id limit :most
                        """)
                .param("point", point.id())
                .param("listed", listed)
                .param("most", most)
                .param("lo", point.pos())
                .param("hi", point.posEnd())
                .query(ConsignmentItem.class)
                .list();
    }
}
