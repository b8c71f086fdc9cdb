package org.matricula.workflow.decide;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.workflow.deputise.Desk;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The open turns on one desk. Reach is the desk's own: row-level security leaves out the rest.
@Repository
@Transactional(readOnly = true)
class QueueRows {

    private static final String FROM =
            """
              from workflow.step s
              join workflow.case_file c on c.id = s.case_id
             where s.decision is null and c.state in ('submitted', 'in-progress')
               and case when s.assigned_to is null then :role = any (s.roles)
                        else s.assigned_to in (:account, :principal) end
               and c.applicant_id is distinct from :account
               and c.applicant_id is distinct from :principal
            """;

    private final JdbcClient sql;

    QueueRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<Queue.Item> waiting(
            Desk desk, Queue.Asked asked, LocalDate today, @Nullable List<String> from, int limit) {
        return sql.sql(
                        """
                        select s.id as step, s.case_id, c.kind, c.number, c.subject_name, c.subject_number,
                               u.name as unit, s.task, c.drawing, c.submitted_at, s.opened_at, s.due_on,
                               cast(:place as text) as in_place_of
                        """
                                + FROM.replace(
                                        "where s.decision",
                                        "join organisation.unit u on u.id = c.unit_id where s.decision")
                                + """
                                   and s.due_on between :first and :last
                                   and (cast(:kind as text) is null or c.kind = :kind)
                                   and (cast(:words as text) is null or c.subject_name like '%' || :words || '%'
                                        or c.subject_number = :words or c.number like '%' || :words || '%')
                                   and (s.due_on, s.id) > (:afterDue, cast(:afterId as uuid))
                                 order by s.due_on, s.id limit :limit
                                """)
                .params(whose(desk))
                .param("place", desk.principalName())
                .param("first", first(asked, today))
                .param("last", last(asked, today))
                .param("kind", asked.kind())
                .param("words", asked.words())
                .param(
                        "afterDue",
                        from == null ? LocalDate.of(1900, 1, 1) : LocalDate.parse(from.get(0)))
                .param("afterId", from == null ? new UUID(0, 0) : UUID.fromString(from.get(1)))
                .param("limit", limit)
                .query(Queue.Item.class)
                .list();
    }

    Queue.Figures figures(Desk desk, LocalDate today) {
        return sql.sql(
                        """
                        select count(*) as "all", count(*) filter (where s.due_on < :today) as overdue,
                               count(*) filter (where s.due_on = :today) as today
                        """
                                + FROM)
                .params(whose(desk))
                .param("today", today)
                .query(Queue.Figures.class)
                .single();
    }

    private static Map<String, ?> whose(Desk desk) {
        var account = desk.actor().account() == null ? new UUID(0, 0) : desk.actor().account();
        var principal = desk.principal() == null ? account : desk.principal();
        return Map.of("role", desk.actor().role(), "account", account, "principal", principal);
    }

    private static LocalDate first(Queue.Asked asked, LocalDate today) {
        return "today".equals(asked.due()) || "week".equals(asked.due())
                ? today
                : LocalDate.of(1900, 1, 1);
    }

    private static LocalDate last(Queue.Asked asked, LocalDate today) {
        return switch (asked.due() == null ? "" : asked.due()) {
            case "overdue" -> today.minusDays(1);
            case "today" -> today;
            case "week" -> today.plusDays(7);
            default -> LocalDate.of(9999, 1, 1);
        };
    }
}
