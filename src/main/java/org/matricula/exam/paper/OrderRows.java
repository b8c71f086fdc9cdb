package org.matricula.exam.paper;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.StepUndone;
import org.matricula.kernel.Acting;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 试卷缴印清单 of each round.
@Repository
@Transactional
public class OrderRows {

    private final JdbcClient sql;

    OrderRows(JdbcClient sql) {
        this.sql = sql;
    }

    public Optional<Order> find(UUID round) {
        return sql.sql(
                        """
                        select o.state, o.maker, o.made_at, o.approver, o.approved_at, o.printer, o.sender, o.sent_at
                          from exam.print_order o where o.round_id = :round
                        """)
                .param("round", round)
                .query(Order.class)
                .optional();
    }

    void make(UUID round, Instant at) {
        sql.sql(
                        """
                        insert into exam.print_order (round_id, state, maker, made_at) values (:round, 'made', :name, :at)
                        on conflict (round_id) do update set state = 'made', maker = excluded.maker,
                          made_at = excluded.made_at, approver = null, approved_at = null
                        """)
                .param("round", round)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void approve(UUID round, Instant at) {
        sql.sql(
                        """
                        update exam.print_order set state = 'approved', approver = :name, approved_at = :at
                         where round_id = :round
                        """)
                .param("round", round)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void send(UUID round, String printer, Instant at) {
        sql.sql(
                        """
                        update exam.print_order set state = 'sent', printer = :printer, sender = :name, sent_at = :at
                         where round_id = :round
                        """)
                .param("round", round)
                .param("printer", printer)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// It waits for its signature again.
    @EventListener
    public void on(StepUndone undone) {
        if (undone.step() == ExamStep.ORDER) {
            sql.sql(
                            """
                            update exam.print_order set state = 'made', approver = null, approved_at = null, printer = null,
                                   sender = null, sent_at = null
                             where round_id = :round
                            """)
                    .param("round", undone.round().id())
                    .update();
        }
    }
}
