package org.matricula.change.automatic;

import java.time.Instant;
import java.time.ZoneOffset;
import org.matricula.coursework.attendance.LongAbsence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 连续旷课提醒: which absences were pointed out.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class AbsencesTold {

    private final JdbcClient sql;

    AbsencesTold(JdbcClient sql) {
        this.sql = sql;
    }

    /// @return whether it is pointed out now for the first time
    boolean first(LongAbsence it, Instant at) {
        return sql.sql(
                                """
                                insert into change.absence_told
                                  (enrolment_id, lost_on, scope_pos, person_id, days, told_at)
                                values (:enrolment, :lost, :scope, :person, :days, :at)
                                on conflict (enrolment_id, lost_on) do nothing
                                """)
                        .param("enrolment", it.enrolment())
                        .param("lost", it.lostOn())
                        .param("scope", it.scopePos())
                        .param("person", it.person())
                        .param("days", it.days())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
