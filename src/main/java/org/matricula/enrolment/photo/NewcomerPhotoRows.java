package org.matricula.enrolment.photo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Photos of those who are not enrolled yet, until they are.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class NewcomerPhotoRows {

    /// A newcomer's photo with the enrolment they have become, if they have.
    record Kept(UUID fileId, UUID enrolmentId, UUID personId, long scopePos) {}

    private final JdbcClient sql;

    NewcomerPhotoRows(JdbcClient sql) {
        this.sql = sql;
    }

    void keep(@Nullable UUID candidate, UUID file) {
        sql.sql(
                        """
                        update enrolment.candidate set photo_id = :file, version = version + 1 where id = :id
                        """)
                .param("file", file)
                .param("id", candidate)
                .update();
    }

    /// The profile of an open session in which they sit; the last one opened where there are more.
    Optional<UUID> profile(UUID candidate) {
        return sql.sql(
                        """
                        select s.profile_id from enrolment.photo_sitter x
                          join enrolment.photo_session s on s.id = x.session_id
                         where x.candidate_id = :candidate and s.closed_at is null
                         order by s.opened_at desc limit 1
                        """)
                .param("candidate", candidate)
                .query(UUID.class)
                .optional();
    }

    /// Present in every session that still waits for them.
    void present(UUID candidate, UUID file, String taker, Instant at) {
        sql.sql(
                        """
                        update enrolment.photo_sitter x set file_id = :file, taken_at = :at, taker = :taker
                          from enrolment.photo_session s
                         where s.id = x.session_id and s.closed_at is null and x.candidate_id = :candidate
                        """)
                .param("file", file)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("taker", taker)
                .param("candidate", candidate)
                .update();
    }

    /// Sitters who have become students sit as such.
    void settle(List<UUID> candidates) {
        sql.sql(
                        """
                        update enrolment.photo_sitter x
                           set enrolment_id = c.enrolment_id, person_id = c.person_id, scope_pos = c.scope_pos
                          from enrolment.candidate c
                         where c.id = x.candidate_id and c.id = any (:ids)
                        """)
                .param("ids", candidates.toArray(UUID[]::new))
                .update();
        sql.sql(
                        """
                        insert into enrolment.photo_slot (session_id, unit_id)
                        select distinct x.session_id, s.unit_id
                          from enrolment.photo_sitter x join registry.student s on s.enrolment_id = x.enrolment_id
                         where x.candidate_id = any (:ids)
                        on conflict do nothing
                        """)
                .param("ids", candidates.toArray(UUID[]::new))
                .update();
    }

    List<Kept> kept(List<UUID> candidates) {
        return sql.sql(
                        """
                        select c.photo_id as file_id, c.enrolment_id, c.person_id, c.scope_pos from enrolment.candidate c
                         where c.id = any (:ids) and c.photo_id is not null order by c.id
                        """)
                .param("ids", candidates.toArray(UUID[]::new))
                .query(Kept.class)
                .list();
    }
}
