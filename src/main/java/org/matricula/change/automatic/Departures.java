package org.matricula.change.automatic;

import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.registry.StatusVerb;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// How a student left, and which papers are given all the same.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Departures {

    private final JdbcClient sql;
    private final Clock clock;

    Departures(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Whether the standing known now came from an automatic withdrawal.
    boolean automatic(UUID enrolment) {
        return sql.sql(
                        """
                        select exists (
                          select from registry.spell s join registry.status_event e on e.id = s.event_id
                           where s.enrolment_id = :id and upper_inf(s.recorded) and upper_inf(s.during)
                             and e.verb = :verb)
                        """)
                .param("id", enrolment)
                .param("verb", StatusVerb.WITHDRAW_AUTOMATICALLY.name())
                .query(Boolean.class)
                .single();
    }

    boolean relaxed(UUID enrolment, String paper) {
        return sql.sql(
                        """
                        select exists (select from change.relaxation
                                        where enrolment_id = :id and paper = :paper)
                        """)
                .param("id", enrolment)
                .param("paper", paper)
                .query(Boolean.class)
                .single();
    }

    /// A paper that was let all the same.
    record Relaxation(
            String student,
            @Nullable String studentNumber,
            String paper,
            String reason,
            String allowedBy,
            Instant allowedAt) {}

    /// The newest first.
    List<Relaxation> relaxations(int limit) {
        return sql.sql(
                        """
                        select s.name as student, s.student_number, r.paper, r.reason, r.allowed_by, r.allowed_at
                          from change.relaxation r
                          join registry.student s on s.enrolment_id = r.enrolment_id
                         order by r.allowed_at desc limit :limit
                        """)
                .param("limit", limit)
                .query(Relaxation.class)
                .list();
    }

    void relax(UUID enrolment, UUID person, long scopePos, String paper, String reason) {
        sql.sql(
                        """
                        insert into change.relaxation
                          (enrolment_id, person_id, scope_pos, paper, reason, allowed_by, allowed_at)
                        values (:id, :person, :scope, :paper, :reason, :by, :at)
                        on conflict (enrolment_id, paper) do nothing
                        """)
                .param("id", enrolment)
                .param("person", person)
                .param("scope", scopePos)
                .param("paper", paper)
                .param("reason", reason)
                .param("by", Acting.now().name())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }
}
