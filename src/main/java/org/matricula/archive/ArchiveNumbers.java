package org.matricula.archive;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Numbers of what the archive makes out, without a gap: a number whose transaction is undone is
/// given out again.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ArchiveNumbers {

    private final JdbcClient sql;

    ArchiveNumbers(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param kind prefix of the number
    /// @param year 0 for a series that never begins anew
    /// @return such as `D-2026-0007`
    public String next(UUID institution, String kind, int year) {
        var nth =
                sql.sql(
                                """
                                insert into archive.series as k (institution_id, kind, year, last) values (:institution, :kind, :year, 1)
                                on conflict (institution_id, kind, year) do update set last = k.last + 1 returning last
                                """)
                        .param("institution", institution)
                        .param("kind", kind)
                        .param("year", year)
                        .query(Long.class)
                        .single();
        return year == 0 ? "%s-%05d".formatted(kind, nth) : "%s-%d-%04d".formatted(kind, year, nth);
    }
}
