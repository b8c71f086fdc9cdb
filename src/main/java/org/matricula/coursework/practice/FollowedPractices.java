package org.matricula.coursework.practice;

import java.util.UUID;
import org.matricula.organisation.Repositioned;
import org.matricula.registry.PersonHanded;
import org.matricula.registry.StudentPlaced;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 实践记录 lie where their students do, and follow them.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FollowedPractices {

    private final JdbcClient sql;

    FollowedPractices(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    public void on(Repositioned moved) {
        sql.sql(
                        """
                        update coursework.practice t set scope_pos = m.new_pos
                          from unnest(cast(:old as bigint[]), cast(:new as bigint[])) as m (old_pos, new_pos)
                         where t.scope_pos = m.old_pos
                        """)
                .param("old", moved.oldPositions())
                .param("new", moved.newPositions())
                .update();
    }

    @EventListener
    public void on(StudentPlaced placed) {
        sql.sql("update coursework.practice set scope_pos = :pos where enrolment_id = :enrolment")
                .param("pos", placed.to())
                .param("enrolment", placed.enrolment())
                .update();
    }

    @EventListener
    public void on(PersonHanded handed) {
        sql.sql("update coursework.practice set person_id = :person where enrolment_id = any (:ids)")
                .param("person", handed.person())
                .param("ids", handed.enrolments().toArray(UUID[]::new))
                .update();
    }
}
