package org.matricula.registry.place;

import org.matricula.organisation.Repositioned;
import org.matricula.registry.PersonHanded;
import org.matricula.registry.StudentsPlaced;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Whoever moves a unit, a student or a person moves every row along, those also that are not for
/// their eyes: until the transaction ends `kernel.confides` lets them be reached.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class WholeMoves {

    private final JdbcClient sql;

    WholeMoves(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    public void on(Repositioned moved) {
        begin();
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    public void on(StudentsPlaced placed) {
        begin();
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    public void on(PersonHanded handed) {
        begin();
    }

    private void begin() {
        sql.sql("select set_config('app.moving', 'on', true)").query(String.class).single();
    }
}
