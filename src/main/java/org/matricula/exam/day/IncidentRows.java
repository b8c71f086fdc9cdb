package org.matricula.exam.day;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What happened in the rooms, and who patrols.
@Repository
@Transactional
public class IncidentRows {

    /// @param seated where and when, null while there is no place
    record Seated(
            UUID roundId, @Nullable UUID slotId, @Nullable UUID roomId, long pos, boolean sits) {}

    private final JdbcClient sql;

    IncidentRows(JdbcClient sql) {
        this.sql = sql;
    }

    public List<Incident> of(UUID round) {
        return sql.sql(
                        """
                        select i.id, i.candidate_id, s.name, s.student_number, k.name as course, i.kind, i.words, i.reporter,
                               i.reported_at, i.offence_number as offence
                          from exam.incident i
                          join exam.candidate c on c.id = i.candidate_id
                          join registry.student s on s.enrolment_id = c.enrolment_id
                          join curriculum.course k on k.id = c.course_id
                         where c.round_id = :round and i.withdrawn_at is null
                         order by i.reported_at, i.id
                        """)
                .param("round", round)
                .query(Incident.class)
                .list();
    }

    Optional<Seated> seated(UUID candidate) {
        return sql.sql(
                        """
                        select c.round_id, g.slot_id, g.room_id, c.scope_pos as pos, c.excluded is null as sits
                          from exam.candidate c left join exam.part g on g.id = c.part_id
                         where c.id = :id
                        """)
                .param("id", candidate)
                .query(Seated.class)
                .optional();
    }

    /// @return false where one of that kind stands already
    boolean report(UUID candidate, String kind, String words, Instant at) {
        return sql.sql(
                                """
                                insert into exam.incident
                                  (candidate_id, scope_pos, person_id, kind, words, reporter_id, reporter, reported_at)
                                select c.id, c.scope_pos, c.person_id, :kind, :words, cast(:by as uuid), :name, :at
                                  from exam.candidate c where c.id = :candidate
                                on conflict do nothing
                                """)
                        .param("candidate", candidate)
                        .param("kind", kind)
                        .param("words", words)
                        .param("by", Acting.now().account())
                        .param("name", Acting.now().name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    int withdraw(UUID round, UUID incident, Instant at) {
        return sql.sql(
                        """
                        update exam.incident i set withdrawer = :name, withdrawn_at = :at
                          from exam.candidate c
                         where i.id = :id and i.withdrawn_at is null and c.id = i.candidate_id and c.round_id = :round
                        """)
                .param("id", incident)
                .param("round", round)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @return false where they have a duty at that time
    boolean patrol(UUID round, UUID slot, UUID account) {
        return sql.sql(
                                """
                                insert into exam.duty (round_id, slot_id, kind, account_id)
                                select s.round_id, s.id, 'patrol', i.account_id
                                  from exam.slot s join exam.invigilator i on i.round_id = s.round_id
                                 where s.round_id = :round and s.id = :slot and i.account_id = :account
                                on conflict do nothing
                                """)
                        .param("round", round)
                        .param("slot", slot)
                        .param("account", account)
                        .update()
                == 1;
    }
}
