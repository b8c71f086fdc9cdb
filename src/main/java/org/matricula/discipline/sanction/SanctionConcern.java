package org.matricula.discipline.sanction;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.matricula.registry.Concern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// A sanction in force.
@Repository
@Transactional(readOnly = true)
class SanctionConcern implements Concern {

    private final JdbcClient sql;

    SanctionConcern(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Found> of(Collection<UUID> enrolments, LocalDate today) {
        return sql.sql(
                        """
                        select s.enrolment_id as enrolment, 'sanctioned' as kind,
                               coalesce(max(s.ends_on)::text, '') as figure
                          from discipline.sanction s
                         where s.enrolment_id = any (:enrolments) and s.state = 'in-force'
                           and s.measure <> 'lowered-mark'
                         group by s.enrolment_id
                        """)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .query(Found.class)
                .list();
    }
}
