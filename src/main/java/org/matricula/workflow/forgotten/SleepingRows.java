package org.matricula.workflow.forgotten;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SleepingRows {

    /// @param step the open turn; of a returned case the one it came from
    record Row(UUID caseId, UUID step, String subject, LocalDate on) {}

    private final JdbcClient sql;

    SleepingRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<Row> overdue(LocalDate today, int limit) {
        return sql.sql(
                        """
                        select c.id as case_id, s.id as step, c.subject_name as subject, s.due_on as "on"
                          from workflow.step s join workflow.case_file c on c.id = s.case_id
                         where s.decision is null and s.due_on < :today
                         order by s.due_on, s.id limit :limit
                        """)
                .param("today", today)
                .param("limit", limit)
                .query(Row.class)
                .list();
    }

    record Due(LocalDate on, String kind, long many) {}

    /// Open turns of a role, counted by their day and kind.
    @Transactional(readOnly = true)
    public List<Due> due(String role, LocalDate from, LocalDate until) {
        return sql.sql(
                        """
                        select s.due_on as "on", c.kind, count(*) as many
                          from workflow.step s join workflow.case_file c on c.id = s.case_id
                         where s.decision is null and :role = any (s.roles)
                           and s.due_on >= :from and s.due_on < :until
                         group by s.due_on, c.kind order by s.due_on, c.kind
                        """)
                .param("role", role)
                .param("from", from)
                .param("until", until)
                .query(Due.class)
                .list();
    }

    /// Returned to the applicant before a day, and nothing since.
    List<Row> lying(LocalDate before, int limit) {
        return sql.sql(
                        """
                        select c.id as case_id, s.id as step, c.subject_name as subject,
                               (s.decided_at at time zone 'Asia/Shanghai')::date as "on"
                          from workflow.case_file c
                          join lateral (
                            select id, decided_at from workflow.step o
                             where o.case_id = c.id and o.decision = 'return' and not o.taken_back
                             order by decided_at desc limit 1) s on true
                         where c.state = 'amending' and s.decided_at < :before
                         order by s.decided_at limit :limit
                        """)
                .param("before", before.atStartOfDay(ZoneId.of("Asia/Shanghai")).toOffsetDateTime())
                .param("limit", limit)
                .query(Row.class)
                .list();
    }

    /// Granted, their day to come.
    List<Row> ahead(LocalDate today, int limit) {
        return sql.sql(
                        """
                        select c.id as case_id, c.id as step, c.subject_name as subject,
                               c.effective_on as "on"
                          from workflow.case_file c
                         where c.state = 'approved' and c.effective_on >= :today
                         order by c.effective_on, c.id limit :limit
                        """)
                .param("today", today)
                .param("limit", limit)
                .query(Row.class)
                .list();
    }

    /// Takes the night's work, once a day, whoever comes first.
    ///
    /// @return whether it is ours
    boolean begin(LocalDate day) {
        return sql.sql("insert into workflow.night (day) values (:day) on conflict do nothing")
                        .param("day", day)
                        .update()
                == 1;
    }
}
