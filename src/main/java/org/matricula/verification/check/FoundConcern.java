package org.matricula.verification.check;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.matricula.registry.Concern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Found wrong in a verification and not put right yet.
@Repository
@Transactional(readOnly = true)
class FoundConcern implements Concern {

    private final JdbcClient sql;

    FoundConcern(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Found> of(Collection<UUID> enrolments, LocalDate today) {
        return sql.sql(
                        """
                        select f.enrolment_id as enrolment, 'found' as kind, count(*)::text as figure
                          from verification.finding f
                         where f.enrolment_id = any (:enrolments) and f.state = 'open'
                         group by f.enrolment_id
                        """)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .query(Found.class)
                .list();
    }
}
