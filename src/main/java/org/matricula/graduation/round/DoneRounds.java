package org.matricula.graduation.round;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The rounds that have looked at everybody.
@Repository
@Transactional(readOnly = true)
class DoneRounds {

    record Done(String kind, LocalDate concludedOn) {}

    private final JdbcClient sql;

    DoneRounds(JdbcClient sql) {
        this.sql = sql;
    }

    List<Done> of(UUID institution) {
        return sql.sql(
                        """
                        select r.kind, r.concluded_on from graduation.round r
                         where r.institution_id = :institution and r.ended_at is not null
                           and r.state not in ('cancelled', 'failed')
                        """)
                .param("institution", institution)
                .query(Done.class)
                .list();
    }
}
