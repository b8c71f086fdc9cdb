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

/// 毕业生电子照片: of those on the upload list, once their number was checked (电大学籍管理工作流程 六(三)).
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class HandedPhotographs implements ConsignmentSource {

    private final JdbcClient sql;
    private final Clock clock;

    HandedPhotographs(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public ConsignmentKind kind() {
        return ConsignmentKind.PHOTOGRAPH;
    }

    @Override
    public List<ConsignmentItem> ready(Unit point, String[] listed, int most) {
        return sql.sql(
                        """
                        select a.round_id || ':' || a.enrolment_id as ref, cast(:point as uuid) as point, a.enrolment_id,
                               a.person_id, s.student_number, s.name, 'consignment.kind.photograph' as what,
                               r.concluded_on::text as detail, (a.province_at at time zone :zone)::date as ready_on
                          from graduation.application a
                          join graduation.round r on r.id = a.round_id
                          join graduation.verdict v on v.round_id = a.round_id and v.enrolment_id = a.enrolment_id
                          join registry.enrolment e on e.id = a.enrolment_id
                          join registry.student s on s.enrolment_id = a.enrolment_id
                         where a.scope_pos between :lo and :hi and a.graduation and a.point and a.branch and a.province
                           and v.outcome = 'graduate' and e.graduation_photo_id is not null
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
