package org.matricula.identity.account;

import org.matricula.organisation.Repositioned;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Where accounts belong follows the units when these are moved.
@Repository
class AccountPlaces {

    private final JdbcClient sql;

    AccountPlaces(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(Repositioned moved) {
        sql.sql(
                        """
                        update identity.account a set scope_pos = s.new_pos
                          from unnest(:old::bigint[], :new::bigint[]) as s (old_pos, new_pos)
                         where a.scope_pos = s.old_pos
                        """)
                .param("old", moved.oldPositions())
                .param("new", moved.newPositions())
                .update();
    }
}
