package org.matricula.credential.certificate;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 流水号: without gaps and safe for many at once. Whoever takes some holds the series until the
/// transaction ends; what is rolled back was never taken. A series belongs to its prefix, for
/// schools of one national code number their graduates together.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class SerialNumbers {

    private final JdbcClient sql;

    SerialNumbers(JdbcClient sql) {
        this.sql = sql;
    }

    /// @return the first of so many in a row
    long take(String prefix, int some) {
        return sql.sql(
                                """
                                insert into credential.number_series as s (prefix, last) values (:prefix, :some)
                                on conflict (prefix) do update set last = s.last + excluded.last
                                returning last
                                """)
                        .param("prefix", prefix)
                        .param("some", some)
                        .query(Long.class)
                        .single()
                - some
                + 1;
    }

    /// Whether another school gave the same number before schools of one code shared their series.
    boolean doubled(UUID certificate) {
        return sql.sql("select doubled from credential.certificate where id = :id")
                .param("id", certificate)
                .query(Boolean.class)
                .single();
    }

    /// One at a time from here on, until the transaction ends; what is read afterwards stays true.
    public void alone(UUID institution, String at) {
        sql.sql(
                        """
                        insert into credential.serial as s (institution_id, series, last) values (:institution, :series, 0)
                        on conflict (institution_id, series) do update set last = s.last
                        """)
                .param("institution", institution)
                .param("series", "lock-" + at)
                .update();
    }
}
