package org.matricula.graduation.unified;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Under which codes of the list it was given an institution writes the reasons. Nothing is ever
/// changed: who compares anew adds a row.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ReasonConfirmations {

    /// @param reasons code and word of ours, as they were when they were compared
    /// @param written the list's code of each, in the same order; empty where the list has none
    public record Confirmation(
            List<String> reasons,
            List<String> written,
            String source,
            String confirmedBy,
            Instant confirmedAt) {}

    private final JdbcClient sql;
    private final Clock clock;

    ReasonConfirmations(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// The last time they were compared; empty where they never were.
    Optional<Confirmation> last(UUID institution, String table) {
        return sql.sql(
                        """
                        select codes, written, source, confirmed_by, confirmed_at from graduation.reason_confirmation
                         where institution_id = :institution and table_key = :table
                         order by confirmed_at desc, id desc limit 1
                        """)
                .param("institution", institution)
                .param("table", table)
                .query((row, n) ->
                        new Confirmation(
                                List.of((String[]) row.getArray("codes").getArray()),
                                List.of((String[]) row.getArray("written").getArray()),
                                row.getString("source"),
                                row.getString("confirmed_by"),
                                row.getTimestamp("confirmed_at").toInstant()))
                .optional();
    }

    void add(
            UUID institution,
            String table,
            List<String> reasons,
            List<String> written,
            String source) {
        sql.sql(
                        """
                        insert into graduation.reason_confirmation
                          (institution_id, table_key, codes, written, source, confirmed_by, confirmed_at)
                        values (:institution, :table, :codes, :written, :source, :by, :at)
                        """)
                .param("institution", institution)
                .param("table", table)
                .param("codes", reasons.toArray(String[]::new))
                .param("written", written.toArray(String[]::new))
                .param("source", source)
                .param("by", Acting.now().name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
