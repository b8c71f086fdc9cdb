package org.matricula.change.platform;

import java.util.List;
import org.matricula.consignment.ConsignmentItem;
import org.matricula.consignment.ConsignmentKind;
import org.matricula.consignment.ConsignmentSource;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 学信网退学材料: the signed forms of those who are packed (电大学籍管理工作流程 三).
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class HandedWithdrawals implements ConsignmentSource {

    private final JdbcClient sql;

    HandedWithdrawals(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public ConsignmentKind kind() {
        return ConsignmentKind.PLATFORM_WITHDRAWAL;
    }

    @Override
    public List<ConsignmentItem> ready(Unit point, String[] listed, int most) {
        return sql.sql(
                        """
                        select b.id || ':' || l.case_id as ref, b.unit_id as point, l.enrolment_id, l.person_id,
                               l.student_number, l.name, 'case.platform-withdrawal' as what,
                               b.year || '-' || b.seq as detail, b.made_on as ready_on
                          from change.platform_batch b join change.platform_line l on l.batch_id = b.id
                         where b.unit_id = :point and l.state <> 'returned'
                           and b.id || ':' || l.case_id <> all (:listed)
                         order by l.student_number collate "C", l.case_id limit :most
                        """)
                .param("point", point.id())
                .param("listed", listed)
                .param("most", most)
                .query(ConsignmentItem.class)
                .list();
    }
}
