package org.matricula.graduation.unified;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Which codes an institution has compared with the list it was given.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ReasonConfirmations {

    private final JdbcClient sql;
    private final Clock clock;

    ReasonConfirmations(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// The codes as they were when they were compared last; empty where they never were.
    Optional<List<String>> last(UUID institution, String table) {
        return sql.sql(
                        """
                        select codes from graduation.reason_confirmation
                         where institution_id = :institution and table_key = :table
                         order by confirmed_at desc, id desc limit 1
                        """)
                .param("institution", institution)
                .param("table", table)
                .query((row, n) -> List.of((String[]) row.getArray("codes").getArray()))
                .optional();
    }

    void add(UUID institution, String table, List<String> codes, String source) {
        sql.sql(
                        """
                        insert into graduation.reason_confirmation
                          (institution_id, table_key, codes, source, confirmed_by, confirmed_at)
                        values (:institution, :table, :codes, :source, :by, :at)
                        """)
                .param("institution", institution)
                .param("table", table)
                .param("codes", codes.toArray(String[]::new))
                .param("source", source)
                .param("by", Acting.now().name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
