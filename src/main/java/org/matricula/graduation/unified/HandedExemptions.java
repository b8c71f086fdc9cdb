package org.matricula.graduation.unified;

import java.time.Clock;
import java.util.List;
import org.matricula.consignment.ConsignmentItem;
import org.matricula.consignment.ConsignmentKind;
import org.matricula.consignment.ConsignmentSource;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 免考材料: those in a 免考信息表 that has not been answered with a return (电大学籍管理工作流程 一).
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class HandedExemptions implements ConsignmentSource {

    private final JdbcClient sql;
    private final Clock clock;

    HandedExemptions(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public ConsignmentKind kind() {
        return ConsignmentKind.EXEMPTION;
    }

    @Override
    public List<ConsignmentItem> ready(Unit point, String[] listed, int most) {
        return sql.sql(
                        """
                        select b.id || ':' || l.case_id || ':' || l.subject as ref, b.unit_id as point, l.enrolment_id,
                               l.person_id, l.student_number, l.name, 'unified.subject.' || l.subject as what,
                               b.year || '-' || b.seq as detail, (b.made_at at time zone :zone)::date as ready_on
                          from graduation.exemption_batch b join graduation.exemption_line l on l.batch_id = b.id
                         where b.unit_id = :point and l.state <> 'returned'
                           and b.id || ':' || l.case_id || ':' || l.subject <> all (:listed)
                         order by l.student_number collate "C", l.subject limit :most
                        """)
                .param("zone", clock.getZone().getId())
                .param("point", point.id())
                .param("listed", listed)
                .param("most", most)
                .query(ConsignmentItem.class)
                .list();
    }
}
