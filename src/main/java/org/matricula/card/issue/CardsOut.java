package org.matricula.card.issue;

import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Refusal;
import org.matricula.registry.TransferObstacle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 学生证未收回: whoever goes to another school gives the card of the old one back first.
@Repository
@Transactional(readOnly = true)
class CardsOut implements TransferObstacle {

    private static final String OUT = "transfer.card-out";

    private final JdbcClient sql;

    CardsOut(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Refusal> obstacles(UUID enrolment) {
        return List.of();
    }

    /// Locked before they are read: a card that is given back in the same moment is seen, or its
    /// desk sees the approval.
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Refusal> unreturned(UUID enrolment) {
        sql.sql(
                        """
                        select c.id from card.card c
                         where c.enrolment_id = :enrolment and c.ended_on is null order by c.id for update
                        """)
                .param("enrolment", enrolment)
                .query(UUID.class)
                .list();
        return sql
                .sql(
                        """
                        select c.number from card.card c
                         where c.enrolment_id = :enrolment and c.state = 'issued' and c.ended_on is null
                        """)
                .param("enrolment", enrolment)
                .query(String.class)
                .stream()
                .map(it -> Refusal.rule(OUT, it))
                .toList();
    }

    @Override
    public List<String> codes() {
        return List.of(OUT);
    }
}
