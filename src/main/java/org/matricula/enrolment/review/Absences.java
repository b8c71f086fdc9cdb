package org.matricula.enrolment.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.admission.Candidate;
import org.matricula.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Who has not come, and who has leave to come later.
@Repository
@Transactional(readOnly = true)
public class Absences {

    public record Absent(
            UUID id,
            String name,
            String number,
            String unit,
            @Nullable LocalDate excusedUntil,
            boolean asking) {}

    public record Postponement(
            UUID id,
            UUID candidateId,
            LocalDate untilOn,
            String reason,
            @Nullable UUID askedBy,
            String asker,
            Instant askedAt,
            @Nullable Boolean granted,
            @Nullable String decider,
            @Nullable String note) {}

    private static final String POSTPONEMENTS =
            """
            select p.id, p.candidate_id, p.until_on, p.reason, p.asked_by, p.asker, p.asked_at, p.granted, p.decider, p.note
              from enrolment.postponement p
            """;

    private final JdbcClient sql;

    Absences(JdbcClient sql) {
        this.sql = sql;
    }

    /// Still expected in a batch; those whose leave runs on stand at the end.
    List<Absent> of(UUID batch, LocalDate today, int most) {
        return sql.sql(
                        """
                        select c.id, c.name, coalesce(c.candidate_number, c.notice_number, '') as number,
                               u.name as unit, p.until as excused_until,
                               exists (select from enrolment.postponement o
                                        where o.candidate_id = c.id and o.granted is null) as asking
                          from enrolment.candidate c
                          join organisation.unit u on u.id = c.unit_id
                          left join lateral (select max(g.until_on) as until from enrolment.postponement g
                                              where g.candidate_id = c.id and g.granted and g.until_on >= :today) p on true
                         where c.batch_id = :batch and c.state = 'ADMITTED'
                         order by p.until nulls first, c.scope_pos, c.pinyin, c.id limit :most
                        """)
                .param("batch", batch)
                .param("today", today)
                .param("most", most)
                .query(Absent.class)
                .list();
    }

    /// How many have not come and have no leave that runs on that day, nor one that waits.
    long unexcused(UUID batch, LocalDate on) {
        return sql.sql(
                        """
                        select count(*) from enrolment.candidate c
                         where c.batch_id = :batch and c.state = 'ADMITTED'
                           and not exists (select from enrolment.postponement p
                                            where p.candidate_id = c.id
                                              and (p.granted is null or p.granted and p.until_on >= :on))
                        """)
                .param("batch", batch)
                .param("on", on)
                .query(Long.class)
                .single();
    }

    public List<Postponement> postponements(UUID candidate) {
        return sql.sql(POSTPONEMENTS + " where p.candidate_id = :id order by p.asked_at desc")
                .param("id", candidate)
                .query(Postponement.class)
                .list();
    }

    @Transactional
    Optional<Postponement> lock(UUID id) {
        return sql.sql(POSTPONEMENTS + " where p.id = :id for update of p")
                .param("id", id)
                .query(Postponement.class)
                .optional();
    }

    @Transactional
    UUID ask(Candidate candidate, LocalDate until, String reason, Actor by, Instant at) {
        return sql.sql(
                        """
                        insert into enrolment.postponement
                          (candidate_id, scope_pos, person_id, until_on, reason, asked_by, asker, asked_at)
                        values (:id, :pos, :person, :until, :reason, :by, :name, :at)
                        returning id
                        """)
                .param("id", candidate.id())
                .param("pos", candidate.scopePos())
                .param("person", candidate.personId(), java.sql.Types.OTHER)
                .param("until", until)
                .param("reason", reason)
                .param("by", by.account(), java.sql.Types.OTHER)
                .param("name", by.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    @Transactional
    void decide(UUID id, boolean granted, @Nullable String note, Actor by, Instant at) {
        sql.sql(
                        """
                        update enrolment.postponement
                           set granted = :granted, note = :note, decided_by = :by, decider = :name, decided_at = :at
                         where id = :id
                        """)
                .param("granted", granted)
                .param("note", note, java.sql.Types.VARCHAR)
                .param("by", by.account(), java.sql.Types.OTHER)
                .param("name", by.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }
}
