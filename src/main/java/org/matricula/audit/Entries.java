package org.matricula.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The entries as they are written: only ever added.
@Repository
class Entries {

    private final JdbcClient sql;

    Entries(JdbcClient sql) {
        this.sql = sql;
    }

    void add(
            Actor actor,
            Act act,
            long position,
            @Nullable String before,
            @Nullable String after,
            List<Commitments.Salt> salts) {
        sql.sql(
                        """
                        insert into audit.entry
                          (account_id, actor, role, unit_id, origin, action, subject, scope_pos, case_id,
                           reason, before, after)
                        values (:account, :name, :role, :unit, :origin, :action, :subject, :position,
                                :caseId, :reason, cast(:before as jsonb), cast(:after as jsonb))
                        """)
                .param("account", actor.account())
                .param("name", actor.name())
                .param("role", actor.role())
                .param("unit", actor.unit())
                .param("origin", actor.origin())
                .param("action", act.action())
                .param("subject", act.subject())
                .param("position", position)
                .param("caseId", act.caseId())
                .param("reason", act.reason())
                .param("before", before)
                .param("after", after)
                .update();
        if (!salts.isEmpty()) {
            keep(salts, act.subject());
        }
    }

    private void keep(List<Commitments.Salt> salts, @Nullable String subject) {
        sql.sql(
                        """
                        insert into audit.salt (commitment, nonce, subject)
                        select c, n, :subject from unnest(cast(:commitments as bytea[]), cast(:nonces as bytea[])) as k(c, n)
                        """)
                .param(
                        "commitments",
                        salts.stream().map(Commitments.Salt::commitment).toArray(byte[][]::new))
                .param("nonces", salts.stream().map(Commitments.Salt::nonce).toArray(byte[][]::new))
                .param("subject", subject)
                .update();
    }

    int forget(String subject) {
        return sql.sql("delete from audit.salt where subject = :subject")
                .param("subject", subject)
                .update();
    }
}
