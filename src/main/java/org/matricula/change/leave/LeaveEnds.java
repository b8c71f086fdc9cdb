package org.matricula.change.leave;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Running leaves by their granted end. One that came with an import has no granted end: a year
/// from its beginning counts.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class LeaveEnds {

    record End(UUID enrolment, String name, String studentNumber, UUID unitId, LocalDate lastOn) {}

    private final JdbcClient sql;

    LeaveEnds(JdbcClient sql) {
        this.sql = sql;
    }

    List<End> before(LocalDate day, int limit) {
        return sql.sql(
                        """
                        select s.enrolment_id as enrolment, s.name, s.student_number, s.unit_id,
                               coalesce(l.last_on, (s.status_since + interval '1 year - 1 day')::date) as last_on
                          from registry.student s
                          left join lateral (
                            select max(g.last_on) as last_on from change.leave g
                             where g.enrolment_id = s.enrolment_id and g.reversed_at is null
                               and g.last_on >= s.status_since) l on true
                         where s.status = :onLeave
                           and coalesce(l.last_on, (s.status_since + interval '1 year - 1 day')::date) < :day
                         order by last_on, s.enrolment_id limit :limit
                        """)
                .param("onLeave", StudentStatus.ON_LEAVE.code())
                .param("day", day)
                .param("limit", limit)
                .query(End.class)
                .list();
    }
}
