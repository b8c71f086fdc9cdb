package org.matricula.coursework.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 学期归档上报: what was handed in and received, within reach.
@Repository
@Transactional(readOnly = true)
public class TermReports {

    /// @param matter `materials` or `workload`
    /// @param signedSince how many sheets were signed anew after the materials were handed in
    public record Report(
            UUID id,
            long scopePos,
            UUID unitId,
            String unit,
            UUID termId,
            String matter,
            LocalDate dueOn,
            @Nullable UUID handedBy,
            String hander,
            LocalDate handedOn,
            @Nullable String receiver,
            @Nullable Instant receivedAt,
            int signedSince) {

        public boolean late() {
            return handedOn.isAfter(dueOn);
        }
    }

    private final JdbcClient sql;

    TermReports(JdbcClient sql) {
        this.sql = sql;
    }

    List<Report> of(UUID term) {
        return asked("and r.term_id = :value order by u.pos, r.matter", term).list();
    }

    Optional<Report> find(UUID report) {
        return asked("and r.id = :value", report).optional();
    }

    private JdbcClient.MappedQuerySpec<Report> asked(String more, UUID value) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select r.id, r.scope_pos, r.unit_id, u.name as unit, r.term_id, r.matter, r.due_on, r.handed_by,
                               r.hander, r.handed_on, r.receiver, r.received_at,
                               case when r.matter <> 'materials' then 0 else
                                 (select count(*)::int from coursework.score_sheet s
                                   where s.term_id = r.term_id and s.signed_at > r.handed_at
                                     and s.scope_pos between u.pos and u.pos_end) end as signed_since
                          from coursework.term_report r join organisation.unit u on u.id = r.unit_id
                         where r.scope_pos between :lo and :hi
                        """
                                + more)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("value", value)
                .query(Report.class);
    }
}
