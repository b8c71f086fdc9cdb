package org.matricula.enrolment.recheck;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.AdmissionState;
import org.matricula.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The campaigns, their tasks and their outcomes.
@Repository
@Transactional(readOnly = true)
public class Rechecks {

    public record Recheck(
            UUID id, UUID batchId, LocalDate opensOn, LocalDate closesOn, String opener) {}

    public record Progress(String matter, String role, long all, long done, long failed) {}

    /// One newcomer.
    ///
    /// @param verdicts each matter as `matter:state`, with blanks between; the state is `open`,
    ///   `passed` or `failed`
    public record Line(
            UUID candidate,
            String name,
            String number,
            String unit,
            AdmissionState state,
            String verdicts,
            @Nullable String reasons,
            @Nullable String outcome) {}

    record Task(String matter, @Nullable Boolean passed) {}

    private final JdbcClient sql;

    Rechecks(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Recheck> of(UUID batch) {
        return sql.sql(
                        """
                        select r.id, r.batch_id, r.opens_on, r.closes_on, r.opener from enrolment.recheck r
                         where r.batch_id = :batch
                        """)
                .param("batch", batch)
                .query(Recheck.class)
                .optional();
    }

    List<Progress> progress(UUID recheck) {
        return sql.sql(
                        """
                        select m.matter, m.role, count(t.candidate_id) as "all", count(t.passed) as done,
                               count(*) filter (where not t.passed) as failed
                          from enrolment.recheck_matter m
                          left join enrolment.recheck_task t on t.recheck_id = m.recheck_id and t.matter = m.matter
                         where m.recheck_id = :id group by m.matter, m.role order by m.matter
                        """)
                .param("id", recheck)
                .query(Progress.class)
                .list();
    }

    Optional<String> role(UUID recheck, RecheckMatter matter) {
        return sql.sql(
                        "select m.role from enrolment.recheck_matter m where m.recheck_id = :id and"
                                + " m.matter = :matter")
                .param("id", recheck)
                .param("matter", matter.code())
                .query(String.class)
                .optional();
    }

    /// Those without an outcome first, and among them those somebody found fault with.
    List<Line> lines(UUID recheck, int most) {
        return sql.sql(
                        """
                        select c.id as candidate, c.name, coalesce(e.student_number, c.candidate_number, '') as number,
                               u.name as unit, c.state,
                               string_agg(t.matter || ':' || case when t.passed is null then 'open'
                                   when t.passed then 'passed' else 'failed' end, ' ' order by t.matter) as verdicts,
                               string_agg(t.reason, '; ' order by t.matter) as reasons, o.outcome
                          from enrolment.recheck_task t
                          join enrolment.candidate c on c.id = t.candidate_id
                          join organisation.unit u on u.id = coalesce(c.class_id, c.unit_id)
                          left join registry.enrolment e on e.id = c.enrolment_id
                          left join enrolment.recheck_outcome o on o.candidate_id = c.id
                         where t.recheck_id = :id
                         group by c.id, e.student_number, u.name, u.pos, o.outcome
                         order by o.outcome is not null, count(*) filter (where not t.passed) desc, u.pos, c.pinyin, c.id
                         limit :most
                        """)
                .param("id", recheck)
                .param("most", most)
                .query(Line.class)
                .list();
    }

    List<Task> tasks(UUID recheck, UUID candidate) {
        return sql.sql(
                        """
                        select t.matter, t.passed from enrolment.recheck_task t
                         where t.recheck_id = :id and t.candidate_id = :candidate
                        """)
                .param("id", recheck)
                .param("candidate", candidate)
                .query(Task.class)
                .list();
    }

    Optional<String> outcome(UUID candidate) {
        return sql.sql(
                        "select o.outcome from enrolment.recheck_outcome o where o.candidate_id ="
                                + " :id")
                .param("id", candidate)
                .query(String.class)
                .optional();
    }

    @Transactional
    UUID open(
            UUID batch,
            LocalDate opens,
            LocalDate closes,
            Map<RecheckMatter, String> matters,
            Actor by,
            Instant at) {
        var id =
                sql.sql(
                                """
                                insert into enrolment.recheck (batch_id, opens_on, closes_on, opened_by, opener, opened_at)
                                values (:batch, :opens, :closes, :by, :name, :at) returning id
                                """)
                        .param("batch", batch)
                        .param("opens", opens)
                        .param("closes", closes)
                        .param("by", by.account(), java.sql.Types.OTHER)
                        .param("name", by.name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .query(UUID.class)
                        .single();
        matters.forEach((matter, role) ->
                sql.sql(
                                "insert into enrolment.recheck_matter (recheck_id, matter, role)"
                                        + " values (:id, :matter, :role)")
                        .param("id", id)
                        .param("matter", matter.code())
                        .param("role", role)
                        .update());
        return id;
    }

    /// A task for each who has come and each matter; those who have theirs keep it.
    ///
    /// @return how many were added
    @Transactional
    int topUp(UUID recheck) {
        return sql.sql(
                        """
                        insert into enrolment.recheck_task (recheck_id, candidate_id, matter, scope_pos, person_id)
                        select r.id, c.id, m.matter, c.scope_pos, c.person_id
                          from enrolment.recheck r
                          join enrolment.recheck_matter m on m.recheck_id = r.id
                          join enrolment.candidate c on c.batch_id = r.batch_id
                           and c.state in ('REPORTED', 'REVIEWED', 'ENROLLED')
                         where r.id = :id
                        on conflict do nothing
                        """)
                .param("id", recheck)
                .update();
    }

    /// @return how many of them have such a task Who else has given a verdict on one of these
    ///   since.
    Optional<String> judgedSince(
            UUID recheck, List<UUID> candidates, RecheckMatter matter, Actor by, Instant since) {
        return sql.sql(
                        """
                        select t.judge from enrolment.recheck_task t
                         where t.recheck_id = :id and t.matter = :matter and t.candidate_id = any (:ids)
                           and t.judged_at > :since and t.judged_by is distinct from cast(:by as uuid)
                         order by t.judged_at limit 1
                        """)
                .param("id", recheck)
                .param("matter", matter.code())
                .param("ids", candidates.toArray(UUID[]::new))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("by", by.account(), java.sql.Types.OTHER)
                .query(String.class)
                .optional();
    }

    @Transactional
    int judge(
            UUID recheck,
            List<UUID> candidates,
            RecheckMatter matter,
            boolean passed,
            @Nullable String reason,
            Actor by,
            Instant at) {
        return sql.sql(
                        """
                        update enrolment.recheck_task
                           set passed = :passed, reason = :reason, judged_by = :by, judge = :name, judged_at = :at
                         where recheck_id = :id and matter = :matter and candidate_id = any (:ids)
                        """)
                .param("passed", passed)
                .param("reason", reason, java.sql.Types.VARCHAR)
                .param("by", by.account(), java.sql.Types.OTHER)
                .param("name", by.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", recheck)
                .param("matter", matter.code())
                .param("ids", candidates.toArray(UUID[]::new))
                .update();
    }

    @Transactional
    void conclude(
            UUID recheck,
            UUID candidate,
            String outcome,
            @Nullable String reason,
            @Nullable String documentNo,
            @Nullable UUID event,
            Actor by,
            Instant at) {
        sql.sql(
                        """
                        insert into enrolment.recheck_outcome
                          (candidate_id, recheck_id, scope_pos, person_id, outcome, reason, document_no, event_id,
                           decided_by, decider, decided_at)
                        select c.id, :recheck, c.scope_pos, c.person_id, :outcome, :reason, :documentNo,
                               cast(:event as uuid), :by, :name, :at
                          from enrolment.candidate c where c.id = :candidate
                        """)
                .param("recheck", recheck)
                .param("outcome", outcome)
                .param("reason", reason, java.sql.Types.VARCHAR)
                .param("documentNo", documentNo, java.sql.Types.VARCHAR)
                .param("event", event, java.sql.Types.OTHER)
                .param("by", by.account(), java.sql.Types.OTHER)
                .param("name", by.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("candidate", candidate)
                .update();
    }
}
