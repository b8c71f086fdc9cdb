package org.matricula.change;

import java.util.List;
import org.matricula.consignment.ConsignmentItem;
import org.matricula.consignment.ConsignmentKind;
import org.matricula.consignment.ConsignmentSource;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 学籍异动材料: the papers of leave, return, change of programme and transfer that took effect
/// (电大学籍管理工作流程 二).
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ChangePieces implements ConsignmentSource {

    private static final String[] KINDS = {
        "leave-of-absence",
        "return-from-leave",
        "change-of-programme",
        "transfer-out",
        "transfer-in"
    };

    private final JdbcClient sql;

    ChangePieces(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public ConsignmentKind kind() {
        return ConsignmentKind.STATUS_CHANGE;
    }

    @Override
    public List<ConsignmentItem> ready(Unit point, String[] listed, int most) {
        return sql.sql(
                        """
                        select c.id::text as ref, cast(:point as uuid) as point, c.subject_id as enrolment_id, c.person_id,
                               coalesce(c.subject_number, '') as student_number, c.subject_name as name,
                               'case.' || c.kind as what, coalesce(c.number, '') as detail,
                               coalesce(c.concluded_at, c.submitted_at, c.created_at)::date as ready_on
                          from workflow.case_file c join registry.enrolment e on e.id = c.subject_id
                         where c.scope_pos between :lo and :hi and c.kind = any (:kinds) and c.state = 'effective'
                           and c.id::text <> all (:listed)
                         order by c.subject_number collate "C", c.id limit :most
                        """)
                .param("point", point.id())
                .param("listed", listed)
                .param("most", most)
                .param("lo", point.pos())
                .param("hi", point.posEnd())
                .param("kinds", KINDS)
                .query(ConsignmentItem.class)
                .list();
    }
}
