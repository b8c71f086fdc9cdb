package org.matricula.change.platform;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.change.platform.PlatformBatches.Line;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 逐条办理: what the national platform still has to be told, and who marked what.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PlatformMarks {

    private final JdbcClient sql;
    private final Clock clock;

    PlatformMarks(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// The work-list within reach, by student number.
    ///
    /// @param after the key of the last one seen: student number, a blank, the batch
    List<Line> work(String state, String after, int limit) {
        var scope = Acting.now().scope();
        return sql.sql(
                        PlatformBatches.LINE
                                + """
                                 where l.scope_pos between :lo and :hi and l.state = :state
                                   and (l.student_number || ' ' || l.batch_id::text) collate "C" > :after
                                 order by (l.student_number || ' ' || l.batch_id::text) collate "C" limit :limit
                                """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("state", state)
                .param("after", after)
                .param("limit", limit)
                .query(Line.class)
                .list();
    }

    int count(String state) {
        var scope = Acting.now().scope();
        return sql.sql(
                        "select count(*) from change.platform_line where state = :state and scope_pos between :lo and :hi")
                .param("state", state)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(Integer.class)
                .single();
    }

    Optional<Line> line(UUID batch, UUID caseId) {
        return sql.sql(
                        PlatformBatches.LINE
                                + " where l.batch_id = :batch and l.case_id = :case for update of l")
                .param("batch", batch)
                .param("case", caseId)
                .query(Line.class)
                .optional();
    }

    /// @return false if somebody else was faster
    boolean mark(Line it, String from, String to, String act, @Nullable String reason) {
        var changed =
                sql.sql(
                                """
                                update change.platform_line set state = :to
                                 where batch_id = :batch and case_id = :case and state = :from
                                """)
                        .param("to", to)
                        .param("from", from)
                        .param("batch", it.batchId())
                        .param("case", it.caseId())
                        .update();
        if (changed == 0) {
            return false;
        }
        sql.sql(
                        """
                        insert into change.platform_mark
                          (batch_id, case_id, enrolment_id, person_id, scope_pos, act, reason, marked_by, marked_at)
                        select l.batch_id, l.case_id, l.enrolment_id, l.person_id, l.scope_pos, :act, :reason, :by, :at
                          from change.platform_line l where l.batch_id = :batch and l.case_id = :case
                        """)
                .param("act", act)
                .param("reason", reason)
                .param("by", Acting.now().name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("batch", it.batchId())
                .param("case", it.caseId())
                .update();
        return true;
    }
}
