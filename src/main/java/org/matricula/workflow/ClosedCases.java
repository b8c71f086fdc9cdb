package org.matricula.workflow;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Ends a granted case that came to nothing because somebody outside it, such as another school,
/// has refused or given up.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ClosedCases {

    private final JdbcClient sql;
    private final Clock clock;

    ClosedCases(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// @param as [CaseState#REFUSED] or [CaseState#RETRACTED]
    /// @param why stands in the case's trail
    public void close(UUID id, CaseState as, String why) {
        var actor = Acting.now();
        sql.sql(
                        """
                        with closed as (
                          update workflow.case_file set state = :state, version = version + 1
                           where id = :id and state in ('approved', 'effective')
                          returning id, scope_pos, person_id)
                        insert into workflow.trail
                          (case_id, scope_pos, person_id, at, what, account_id, actor, role, comment)
                        select c.id, c.scope_pos, c.person_id, :at, :what, :account, :name, :role, :why from closed c
                        """)
                .param("state", as.code())
                .param("id", id)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("what", as == CaseState.REFUSED ? "refuse" : "retracted")
                .param("account", actor.account())
                .param("name", actor.name())
                .param("role", actor.role())
                .param("why", why)
                .update();
    }
}
