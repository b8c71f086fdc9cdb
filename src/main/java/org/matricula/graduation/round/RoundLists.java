package org.matricula.graduation.round;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.matricula.governance.publication.PublishList.Entry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Which published lists hang of a round, and who is on them.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class RoundLists {

    private static final String ENDING =
            """
            select s.name, s.student_number as number, u.name as unit,
                   case v.outcome when 'graduate' then case when v.degree then :degree else :graduate end
                                  when 'completion' then :completion else :incomplete end as outcome
              from graduation.verdict v
              join registry.student s on s.enrolment_id = v.enrolment_id
              join organisation.unit u on u.id = s.unit_id
             where v.round_id = :round and v.outcome <> 'postponed'
             order by v.scope_pos, s.student_number, v.id offset :from limit :limit
            """;

    /// What is shown for each way of ending.
    record Words(String degree, String graduate, String completion, String incomplete) {}

    private final JdbcClient sql;

    RoundLists(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those whose studies end by it: who is postponed goes on studying, and is nobody's news.
    List<Entry> ending(UUID round, Words words, int from, int limit) {
        return sql.sql(ENDING)
                .param("degree", words.degree())
                .param("graduate", words.graduate())
                .param("completion", words.completion())
                .param("incomplete", words.incomplete())
                .param("round", round)
                .param("from", from)
                .param("limit", limit)
                .query(Entry.class)
                .list();
    }

    List<UUID> of(UUID round) {
        return sql.sql("select unnest(publications) from graduation.round where id = :round")
                .param("round", round)
                .query(UUID.class)
                .list();
    }

    /// All that ever hung of it, the first first.
    List<UUID> ever(UUID round) {
        return sql.sql(
                        "select unnest(former_publications || publications) from graduation.round where id = :round")
                .param("round", round)
                .query(UUID.class)
                .list();
    }

    /// What hung before stays, as what hung before.
    void hang(UUID round, List<UUID> lists) {
        sql.sql(
                        """
                        update graduation.round
                           set former_publications = former_publications || publications, publications = :lists
                         where id = :round
                        """)
                .param("lists", lists.toArray(UUID[]::new))
                .param("round", round)
                .update();
    }

    /// Of the rounds that gave way to another of the same day.
    List<UUID> superseded(UUID institution, LocalDate concludedOn) {
        return sql.sql(
                        """
                        select unnest(publications) from graduation.round
                         where institution_id = :institution and concluded_on = :on and state = 'superseded'
                        """)
                .param("institution", institution)
                .param("on", concludedOn)
                .query(UUID.class)
                .list();
    }
}
