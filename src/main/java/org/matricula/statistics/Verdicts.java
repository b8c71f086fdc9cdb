package org.matricula.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 统计核对: what each night's comparison found.
@Repository
class Verdicts {

    /// @param firstOne the first place where they differ, null where they agree
    record Verdict(LocalDate day, int differences, @Nullable String firstOne) {}

    /// Whoever has not come to an end by then never will.
    private static final int HOURS = 2;

    private final JdbcClient sql;
    private final Clock clock;

    Verdicts(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Takes the day's comparison, whichever server comes first.
    ///
    /// @return whether it is ours
    @Transactional
    boolean begin(LocalDate day) {
        var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        return sql.sql(
                                """
                                insert into statistics.verdict (day, begun_at) values (:day, :now)
                                on conflict (day) do update set begun_at = excluded.begun_at
                                 where verdict.differences is null and verdict.begun_at < :late
                                """)
                        .param("day", day)
                        .param("now", now)
                        .param("late", now.minusHours(HOURS))
                        .update()
                == 1;
    }

    @Transactional
    void conclude(LocalDate day, List<Deltas.Difference> found) {
        sql.sql(
                        """
                        update statistics.verdict set differences = :many, first_one = :first where day = :day
                        """)
                .param("day", day)
                .param("many", found.size())
                .param("first", found.isEmpty() ? null : found.getFirst().told())
                .update();
    }

    /// The last comparison that came to an end, if it found something.
    @Transactional(readOnly = true)
    Optional<Verdict> standing() {
        return sql.sql(
                        """
                        select day, differences, first_one from statistics.verdict
                         where differences is not null order by day desc limit 1
                        """)
                .query(Verdict.class)
                .optional()
                .filter(it -> it.differences() > 0);
    }
}
