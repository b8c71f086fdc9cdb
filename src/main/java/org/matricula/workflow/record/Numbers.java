package org.matricula.workflow.record;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 受理编号: one row a school, kind and year is the lock between two submissions. Taken in the
/// submission's own transaction, so that none is left out.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Numbers {

    private final JdbcClient sql;

    Numbers(JdbcClient sql) {
        this.sql = sql;
    }

    public long next(UUID institution, String kind, int year) {
        return sql.sql(
                        """
                        insert into workflow.counter (institution_id, kind, year, last)
                        values (:institution, :kind, :year, 1)
                        on conflict (institution_id, kind, year) do update set last = counter.last + 1
                        returning last
                        """)
                .param("institution", institution)
                .param("kind", kind)
                .param("year", year)
                .query(Long.class)
                .single();
    }
}
