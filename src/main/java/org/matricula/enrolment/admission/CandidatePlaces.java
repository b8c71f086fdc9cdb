package org.matricula.enrolment.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.matricula.organisation.Repositioned;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Follows the tree: rows move with their unit, within the transaction that moves it.
@Repository
@Transactional
public class CandidatePlaces {

    private static final List<String> PLACED =
            List.of(
                    "candidate",
                    "candidate_event",
                    "handed_in",
                    "verdict",
                    "postponement",
                    "recheck_task",
                    "recheck_outcome",
                    "sent_paper");

    /// Rows about students, who have their own place already.
    private static final List<String> OF_STUDENTS =
            List.of("photo_sitter", "collection_sheet", "collection_claim", "applicant");

    private final JdbcClient sql;

    CandidatePlaces(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    public void follow(Repositioned moved) {
        var tables = new ArrayList<>(PLACED);
        tables.addAll(OF_STUDENTS);
        for (var table : tables) {
            sql.sql(
                            """
                            update enrolment.%s t set scope_pos = m.new_pos
                              from unnest(cast(:old as bigint[]), cast(:new as bigint[])) as m (old_pos, new_pos)
                             where t.scope_pos = m.old_pos
                            """
                                    .formatted(table))
                    .param("old", moved.oldPositions())
                    .param("new", moved.newPositions())
                    .update();
        }
    }

    /// All rows of candidates who have become students: found from now on by their class and their
    /// person.
    public void settle(List<UUID> candidates) {
        for (var table : PLACED.subList(1, PLACED.size())) {
            sql.sql(
                            """
                            update enrolment.%s t set scope_pos = c.scope_pos, person_id = c.person_id
                              from enrolment.candidate c
                             where t.candidate_id = c.id and c.id = any (:ids)
                            """
                                    .formatted(table))
                    .param("ids", candidates.toArray(UUID[]::new))
                    .update();
        }
    }
}
