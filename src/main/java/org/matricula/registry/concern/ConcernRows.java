package org.matricula.registry.concern;

import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The students of a unit within reach.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ConcernRows {

    record Row(UUID enrolment, String name, String number, String unit, String status) {}

    private final JdbcClient sql;

    ConcernRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<Row> of(Unit unit, int most) {
        var scope = Acting.now().scope().within(unit.pos(), unit.posEnd());
        return sql.sql(
                        """
                        select s.enrolment_id as enrolment, s.name, s.student_number as number, u.name as unit, s.status
                          from registry.student s join organisation.unit u on u.id = s.unit_id
                         where s.scope_pos between :lo and :hi and s.status = any (:active)
                         order by s.scope_pos, s.student_number, s.enrolment_id limit :most
                        """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("active", StudentStatus.activeCodes())
                .param("most", most)
                .query(Row.class)
                .list();
    }
}
