package org.matricula.enrolment.review;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.AdmissionState;
import org.matricula.enrolment.Matter;
import org.matricula.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What the offices have said of newcomers: the last word on a matter counts.
@Repository
@Transactional(readOnly = true)
public class ReviewVerdicts {

    /// @param passed null where the office has not spoken
    public record Standing(
            String matter,
            String role,
            @Nullable Boolean passed,
            @Nullable String reason,
            @Nullable String giver,
            @Nullable Instant givenAt) {}

    /// Somebody whom an office has not judged on a matter, or has not passed.
    public record Waiting(
            UUID candidate,
            UUID batch,
            String batchName,
            String name,
            String number,
            String unit,
            AdmissionState state,
            String matter,
            @Nullable Boolean passed,
            @Nullable String reason,
            boolean own) {}

    private static final String LAST =
            """
            left join lateral (select v.passed, v.reason, v.giver, v.given_at from enrolment.verdict v
                                where v.candidate_id = c.id and v.matter = m.matter
                                order by v.seq desc limit 1) v on true
            """;

    private final JdbcClient sql;

    ReviewVerdicts(JdbcClient sql) {
        this.sql = sql;
    }

    public List<Standing> of(UUID candidate) {
        return sql.sql(
                        """
                        select m.matter, m.role, v.passed, v.reason, v.giver, v.given_at
                          from enrolment.candidate c
                          join enrolment.batch_matter m on m.batch_id = c.batch_id
                        %s where c.id = :id order by m.matter
                        """
                                .formatted(LAST))
                .param("id", candidate)
                .query(Standing.class)
                .list();
    }

    /// The queue of a role: those who have come first.
    List<Waiting> waiting(String role, @Nullable UUID batch, UUID reader, int most) {
        return sql.sql(
                        """
                        select c.id as candidate, c.batch_id as batch, b.name as batch_name, c.name,
                               coalesce(c.candidate_number, c.notice_number, '') as number, u.name as unit,
                               c.state, m.matter, v.passed, v.reason,
                               c.entered_by is not distinct from :reader as own
                          from enrolment.candidate c
                          join enrolment.batch b on b.id = c.batch_id
                          join enrolment.batch_matter m on m.batch_id = c.batch_id and m.role = :role
                          join organisation.unit u on u.id = c.unit_id
                        %s where c.state in ('ADMITTED', 'REPORTED')
                             and (cast(:batch as uuid) is null or c.batch_id = :batch)
                             and v.passed is not true
                         order by c.state <> 'REPORTED', b.entry_on desc, c.scope_pos, c.pinyin, m.matter
                         limit :most
                        """
                                .formatted(LAST))
                .param("role", role)
                .param("batch", batch)
                .param("reader", reader)
                .param("most", most)
                .query(Waiting.class)
                .list();
    }

    /// Who else of the office has spoken of one of these since.
    Optional<String> judgedSince(List<UUID> candidates, Matter matter, Actor by, Instant since) {
        return sql.sql(
                        """
                        select v.giver from enrolment.verdict v
                         where v.matter = :matter and v.candidate_id = any (:ids) and v.given_at > :since
                           and v.given_by is distinct from cast(:by as uuid)
                         order by v.seq desc limit 1
                        """)
                .param("matter", matter.code())
                .param("ids", candidates.toArray(UUID[]::new))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("by", by.account(), java.sql.Types.OTHER)
                .query(String.class)
                .optional();
    }

    @Transactional
    void add(
            List<UUID> candidates,
            Matter matter,
            boolean passed,
            @Nullable String reason,
            Actor by,
            Instant at) {
        sql.sql(
                        """
                        insert into enrolment.verdict
                          (candidate_id, scope_pos, person_id, matter, passed, reason, given_by, giver, given_at)
                        select c.id, c.scope_pos, c.person_id, :matter, :passed, :reason, :by, :name, :at
                          from enrolment.candidate c where c.id = any (:ids)
                        """)
                .param("matter", matter.code())
                .param("passed", passed)
                .param("reason", reason, java.sql.Types.VARCHAR)
                .param("by", by.account(), java.sql.Types.OTHER)
                .param("name", by.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("ids", candidates.toArray(UUID[]::new))
                .update();
    }
}
