package org.matricula.enrolment.paper;

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

/// 预交材料: one copy a line of the checklist, the last one sent.
@Repository
@Transactional(readOnly = true)
public class SentPapers {

    /// One that waits for a look.
    public record Waiting(
            UUID candidateId,
            String name,
            @Nullable String candidateNumber,
            UUID materialId,
            String material,
            UUID fileId,
            boolean byGuardian,
            LocalDate sentOn) {}

    record Held(UUID fileId, String state, int times, String material, long scopePos) {}

    record Left(UUID candidateId, UUID materialId, UUID fileId) {}

    private final JdbcClient sql;

    SentPapers(JdbcClient sql) {
        this.sql = sql;
    }

    List<Waiting> waiting(UUID batch, int most) {
        return sql.sql(
                        """
                        select p.candidate_id, c.name, c.candidate_number, p.material_id, m.name as material, p.file_id,
                               p.by_guardian, cast(p.sent_at at time zone 'Asia/Shanghai' as date) as sent_on
                          from enrolment.sent_paper p
                          join enrolment.candidate c on c.id = p.candidate_id
                          join enrolment.material m on m.id = p.material_id
                         where c.batch_id = :batch and p.state = 'sent'
                         order by p.sent_at, m.seq limit :most
                        """)
                .param("batch", batch)
                .param("most", most)
                .query(Waiting.class)
                .list();
    }

    /// Waits for whoever else is at the same paper.
    @Transactional
    Optional<Held> lock(UUID candidate, UUID material) {
        sql.sql(
                        """
                        select p.file_id from enrolment.sent_paper p
                         where p.candidate_id = :candidate and p.material_id = :material for update
                        """)
                .param("candidate", candidate)
                .param("material", material)
                .query(UUID.class)
                .optional();
        return sql.sql(
                        """
                        select p.file_id, p.state, p.times, m.name as material, p.scope_pos from enrolment.sent_paper p
                          join enrolment.material m on m.id = p.material_id
                         where p.candidate_id = :candidate and p.material_id = :material
                        """)
                .param("candidate", candidate)
                .param("material", material)
                .query(Held.class)
                .optional();
    }

    @Transactional
    void sent(Candidate candidate, UUID material, UUID file, boolean byGuardian, Instant at) {
        sql.sql(
                        """
                        insert into enrolment.sent_paper
                          (candidate_id, material_id, scope_pos, person_id, file_id, by_guardian, sent_at)
                        values (:candidate, :material, :pos, cast(:person as uuid), :file, :guardian, :at)
                        on conflict (candidate_id, material_id) do update set
                          file_id = excluded.file_id, by_guardian = excluded.by_guardian, sent_at = excluded.sent_at,
                          times = sent_paper.times + 1, state = 'sent', reason = null, decided_by = null,
                          decider = null, decided_at = null
                        """)
                .param("candidate", candidate.id())
                .param("material", material)
                .param("pos", candidate.scopePos())
                .param("person", candidate.personId(), java.sql.Types.OTHER)
                .param("file", file)
                .param("guardian", byGuardian)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Transactional
    void decided(
            UUID candidate,
            UUID material,
            boolean accepted,
            @Nullable String reason,
            Actor by,
            Instant at) {
        sql.sql(
                        """
                        update enrolment.sent_paper
                           set state = :state, reason = :reason, decided_by = :by, decider = :decider, decided_at = :at
                         where candidate_id = :candidate and material_id = :material
                        """)
                .param("state", accepted ? "accepted" : "returned")
                .param("reason", reason, java.sql.Types.VARCHAR)
                .param("by", by.account(), java.sql.Types.OTHER)
                .param("decider", by.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("candidate", candidate)
                .param("material", material)
                .update();
    }

    /// What was sent in by those of a batch who will not enter any more.
    List<Left> left(UUID batch) {
        return sql.sql(
                        """
                        select p.candidate_id, p.material_id, p.file_id
                          from enrolment.sent_paper p join enrolment.candidate c on c.id = p.candidate_id
                         where c.batch_id = :batch and c.state in ('GIVEN_UP', 'CANCELLED', 'NOT_REPORTED')
                           and p.state <> 'discarded'
                         order by p.candidate_id, p.material_id
                        """)
                .param("batch", batch)
                .query(Left.class)
                .list();
    }

    @Transactional
    void discarded(Left it) {
        sql.sql(
                        """
                        update enrolment.sent_paper set state = 'discarded'
                         where candidate_id = :candidate and material_id = :material
                        """)
                .param("candidate", it.candidateId())
                .param("material", it.materialId())
                .update();
    }
}
