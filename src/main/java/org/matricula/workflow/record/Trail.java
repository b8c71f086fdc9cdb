package org.matricula.workflow.record;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.workflow.CaseView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 办理记录: what happened to a case, in words for its reader. Only ever added to.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Trail {

    /// @param what the message key `case.trail.<what>`
    /// @param deputised in whose place it was done
    public record Line(
            Instant at,
            String what,
            @Nullable String task,
            String actor,
            String role,
            @Nullable String deputised,
            @Nullable String comment) {}

    private final JdbcClient sql;
    private final Clock clock;

    Trail(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public void add(CaseView of, String what, @Nullable String task, @Nullable String comment) {
        add(of, what, task, comment, null);
    }

    public void add(
            CaseView of,
            String what,
            @Nullable String task,
            @Nullable String comment,
            @Nullable String deputised) {
        var actor = Acting.now();
        sql.sql(
                        """
                        insert into workflow.trail
                          (case_id, scope_pos, person_id, at, what, task, account_id, actor, role,
                           deputised, comment)
                        values (:case, :scope, :person, :at, :what, :task, :account, :actor, :role,
                                :deputised, :comment)
                        """)
                .param("case", of.id())
                .param("scope", of.scopePos())
                .param("person", of.person())
                .param("at", CaseRows.at(clock.instant()))
                .param("what", what)
                .param("task", task)
                .param("account", actor.account())
                .param("actor", actor.name())
                .param("role", actor.role())
                .param("deputised", deputised)
                .param("comment", comment)
                .update();
    }

    public List<Line> of(UUID caseId) {
        return sql.sql(
                        """
                        select at, what, task, actor, role, deputised, comment
                          from workflow.trail where case_id = :case order by id
                        """)
                .param("case", caseId)
                .query(Line.class)
                .list();
    }
}
