package org.matricula.document;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The counters from which documents have their numbers.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CounterRows {

    private final JdbcClient sql;

    CounterRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// The counter's row is the lock between two issuers: the second waits, and goes on behind.
    long take(UUID institution, String series) {
        return sql.sql(
                        """
                        insert into document.counter (institution_id, series, last) values (:institution, :series, 1)
                        on conflict (institution_id, series) do update set last = counter.last + 1
                        returning last
                        """)
                .param("institution", institution)
                .param("series", series)
                .query(Long.class)
                .single();
    }

    long last(UUID institution, String series) {
        return sql.sql(
                        """
                        select coalesce(max(last), 0) from document.counter
                         where institution_id = :institution and series = :series
                        """)
                .param("institution", institution)
                .param("series", series)
                .query(Long.class)
                .single();
    }
}
