package org.matricula.standing.warning;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.matricula.registry.Concern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Under an academic warning that is not closed.
@Repository
@Transactional(readOnly = true)
class WarnedConcern implements Concern {

    private final JdbcClient sql;

    WarnedConcern(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Found> of(Collection<UUID> enrolments, LocalDate today) {
        return sql.sql(
                        """
                        select w.enrolment_id as enrolment, 'warned' as kind, max(w.level)::text as figure
                          from standing.warning w join standing.run r on r.id = w.run_id and r.state = 'confirmed'
                         where w.enrolment_id = any (:enrolments) and w.state = 'open' and w.level > 0
                         group by w.enrolment_id
                        """)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .query(Found.class)
                .list();
    }
}
