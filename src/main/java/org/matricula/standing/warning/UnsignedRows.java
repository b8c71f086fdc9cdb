package org.matricula.standing.warning;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Open warnings that nobody has told, signed for or planned upon.
@Repository
@Transactional(readOnly = true)
class UnsignedRows {

    /// @param since the day the warning was told, or was confirmed where it has not been
    record Unsigned(
            UUID id, UUID institution, UUID unit, String name, boolean noticed, LocalDate since) {}

    private final JdbcClient sql;

    UnsignedRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<Unsigned> find(int limit) {
        return sql.sql(
                        """
                        select w.id, w.institution_id as institution, s.unit_id as unit, s.name,
                               w.noticed_on is not null as noticed,
                               coalesce(w.noticed_on, (r.confirmed_at at time zone 'Asia/Shanghai')::date) as since
                          from standing.warning w
                          join standing.run r on r.id = w.run_id
                          join registry.student s on s.enrolment_id = w.enrolment_id
                         where w.state = 'open' and (w.student_signed_on is null or w.guardian_signed_on is null)
                         order by since, w.id limit :limit
                        """)
                .param("limit", limit)
                .query(Unsigned.class)
                .list();
    }
}
