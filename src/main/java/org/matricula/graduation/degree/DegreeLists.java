package org.matricula.graduation.degree;

import java.util.List;
import java.util.UUID;
import org.matricula.governance.publication.PublishList.Entry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Who stands on the published list of a degree decision.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DegreeLists {

    private final JdbcClient sql;

    DegreeLists(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those who carry the degree now, with its name.
    List<Entry> granted(UUID decision, int from, int limit) {
        return sql.sql(
                        """
                        select s.name, s.student_number as number, u.name as unit, c.degree_name as outcome
                          from graduation.conclusion c
                          join registry.student s on s.enrolment_id = c.enrolment_id
                          join organisation.unit u on u.id = s.unit_id
                         where c.degree_decision_id = :decision
                         order by s.scope_pos, s.student_number, c.id offset :from limit :limit
                        """)
                .param("decision", decision)
                .param("from", from)
                .param("limit", limit)
                .query(Entry.class)
                .list();
    }

    List<UUID> of(UUID decision) {
        return sql.sql("select unnest(publications) from graduation.degree_decision where id = :id")
                .param("id", decision)
                .query(UUID.class)
                .list();
    }

    void hang(UUID decision, List<UUID> lists) {
        sql.sql("update graduation.degree_decision set publications = :lists where id = :id")
                .param("lists", lists.toArray(UUID[]::new))
                .param("id", decision)
                .update();
    }
}
