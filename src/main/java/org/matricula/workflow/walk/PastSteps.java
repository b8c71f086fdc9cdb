package org.matricula.workflow.walk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.matricula.kernel.DateRange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Turns that were decided, within the acting person's reach.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PastSteps {

    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

    record Decided(
            UUID caseId,
            String number,
            String student,
            String task,
            String drawing,
            Instant openedAt,
            LocalDate dueOn,
            Instant decidedAt) {}

    private final JdbcClient sql;

    PastSteps(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those opened within a period, the newest first.
    List<Decided> decided(List<UUID> institutions, DateRange period, int limit) {
        var until = Objects.requireNonNull(period.until(), "a rehearsal looks at an ended period");
        return sql.sql(
                        """
                        select s.case_id, c.number, c.subject_name as student, s.task, c.drawing,
                               s.opened_at, s.due_on, s.decided_at
                          from workflow.step s join workflow.case_file c on c.id = s.case_id
                         where c.institution_id = any (cast(:institutions as uuid[]))
                           and s.decision in ('approve', 'return', 'refuse') and not s.taken_back
                           and s.opened_at >= :from and s.opened_at < :until
                         order by s.id desc limit :limit
                        """)
                .param(
                        "institutions",
                        institutions.stream().map(UUID::toString).toArray(String[]::new))
                .param("from", period.from().atStartOfDay(HERE).toOffsetDateTime())
                .param("until", until.atStartOfDay(HERE).toOffsetDateTime())
                .param("limit", limit)
                .query(Decided.class)
                .list();
    }
}
