package org.matricula.credential.certificate;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 流水号: without gaps and safe for many at once. Whoever takes some holds the series until the
/// transaction ends; what is rolled back was never taken.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class SerialNumbers {

    private final JdbcClient sql;

    SerialNumbers(JdbcClient sql) {
        this.sql = sql;
    }

    /// @return the first of so many in a row
    long take(UUID institution, String series, int some) {
        return sql.sql(
                                """
                                insert into credential.serial as s (institution_id, series, last) values (:institution, :series, :some)
                                on conflict (institution_id, series) do update set last = s.last + excluded.last
                                returning last
                                """)
                        .param("institution", institution)
                        .param("series", series)
                        .param("some", some)
                        .query(Long.class)
                        .single()
                - some
                + 1;
    }

    /// One at a time from here on, until the transaction ends; what is read afterwards stays true.
    public void alone(UUID institution, String at) {
        take(institution, "lock-" + at, 0);
    }
}
