package org.matricula.graduation.approval;

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

/// 毕业申请材料: those for whom the point applied and to whom it agreed (电大学籍管理工作流程 六).
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class HandedApplications implements ConsignmentSource {

    private final JdbcClient sql;
    private final Clock clock;

    HandedApplications(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public ConsignmentKind kind() {
        return ConsignmentKind.GRADUATION_APPLICATION;
    }

    @Override
    public List<ConsignmentItem> ready(Unit point, String[] listed, int most) {
        return sql.sql(
                        """
                        select a.round_id || ':' || a.enrolment_id as ref, cast(:point as uuid) as point, a.enrolment_id,
                               a.person_id, s.student_number, s.name,
                               case when a.degree then 'graduation.application.with-degree'
                                    else 'graduation.application.graduation' end as what,
                               r.concluded_on::text as detail, (a.point_at at time zone :zone)::date as ready_on
                          from graduation.application a
                          join graduation.round r on r.id = a.round_id
                          join registry.student s on s.enrolment_id = a.enrolment_id
                         where a.scope_pos between :lo and :hi and a.graduation and a.point
                           and a.round_id || ':' || a.enrolment_id <> all (:listed)
                         order by s.student_number collate "C", a.id limit :most
                        """)
                .param("zone", clock.getZone().getId())
                .param("point", point.id())
                .param("listed", listed)
                .param("most", most)
                .param("lo", point.pos())
                .param("hi", point.posEnd())
                .query(ConsignmentItem.class)
                .list();
    }
}
