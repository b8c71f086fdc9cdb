package org.matricula.graduation.photograph;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Photographs that wait to be looked at, and what was seen.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class LookedPhotos {

    public record Waiting(
            UUID id,
            UUID enrolmentId,
            UUID personId,
            long scopePos,
            UUID fileId,
            String name,
            String studentNumber,
            String unit,
            LocalDate lookFrom) {}

    private static final String WAITING =
            """
            select f.id, f.enrolment_id, f.person_id, f.scope_pos, f.file_id, s.name, s.student_number, u.name as unit,
                   f.look_from
              from graduation.photograph f
              join registry.student s on s.enrolment_id = f.enrolment_id
              join organisation.unit u on u.id = s.unit_id
             where f.campaign_id = :campaign and f.by_eye and f.verdict is null and f.state = 'shown'
            """;

    private final JdbcClient sql;

    LookedPhotos(JdbcClient sql) {
        this.sql = sql;
    }

    List<Waiting> waiting(UUID campaign, int most) {
        return sql.sql(WAITING + " order by f.scope_pos, s.student_number, f.id limit :most")
                .param("campaign", campaign)
                .param("most", most)
                .query(Waiting.class)
                .list();
    }

    int count(UUID campaign) {
        return sql.sql("select count(*) from (" + WAITING + ") w")
                .param("campaign", campaign)
                .query(Integer.class)
                .single();
    }

    /// Those of them that still wait, locked.
    List<Waiting> locked(UUID campaign, Collection<UUID> ids) {
        return sql.sql(WAITING + " and f.id = any (:ids) order by f.id for update of f")
                .param("campaign", campaign)
                .param("ids", ids.toArray(UUID[]::new))
                .query(Waiting.class)
                .list();
    }

    /// @param state `shown` where it is good, else `rejected`
    void looked(UUID id, String verdict, String state, Instant at) {
        sql.sql(
                        """
                        update graduation.photograph
                           set verdict = :verdict, state = :state, looker_id = cast(:by as uuid), looker = :looker,
                               looked_at = :at
                         where id = :id
                        """)
                .param("verdict", verdict)
                .param("state", state)
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("looker", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }
}
