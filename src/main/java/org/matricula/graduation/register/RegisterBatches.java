package org.matricula.graduation.register;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.graduation.check.GraduateCampaigns.Campaign;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 成批出具: a class's register forms, and what came of each.
@Repository
@Transactional
public class RegisterBatches {

    /// @param state `waiting`, `running` or `done`
    public record Batch(
            UUID id,
            UUID campaignId,
            UUID unitId,
            String unit,
            long scopePos,
            boolean withTranscripts,
            String state,
            @Nullable UUID askedBy,
            String asker,
            String askerRole,
            @Nullable UUID askerUnit,
            int students,
            int issued,
            int refused) {}

    public record Line(
            UUID enrolmentId,
            String name,
            String studentNumber,
            String state,
            @Nullable UUID documentId,
            @Nullable Refusal reason) {}

    private static final String SELECT =
            """
            select b.id, b.campaign_id, b.unit_id, u.name as unit, b.scope_pos, b.with_transcripts, b.state, b.asked_by,
                   b.asker, b.asker_role, b.asker_unit, count(l.enrolment_id) as students,
                   count(*) filter (where l.state = 'issued') as issued,
                   count(*) filter (where l.state = 'refused') as refused
              from graduation.register_batch b
              join organisation.unit u on u.id = b.unit_id
              left join graduation.register_line l on l.batch_id = b.id
            """;
    private static final String GROUP = " group by b.id, u.name";

    private final JdbcClient sql;

    RegisterBatches(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    List<Batch> of(UUID campaign) {
        return sql.sql(SELECT + " where b.campaign_id = :id" + GROUP + " order by b.asked_at desc")
                .param("id", campaign)
                .query(Batch.class)
                .list();
    }

    /// @throws Absent if there is none within reach
    @Transactional(readOnly = true)
    Batch get(UUID id) {
        return sql.sql(SELECT + " where b.id = :id" + GROUP)
                .param("id", id)
                .query(Batch.class)
                .optional()
                .orElseThrow(() -> new Absent("batch"));
    }

    /// A line for every graduate of the class.
    UUID add(Campaign campaign, Unit unit, boolean withTranscripts, Instant at) {
        var actor = Acting.now();
        var id =
                sql.sql(
                                """
                                insert into graduation.register_batch
                                  (campaign_id, institution_id, unit_id, scope_pos, with_transcripts, asked_by, asker, asker_role,
                                   asker_unit, asked_at)
                                values (:campaign, :institution, :unit, :pos, :transcripts, :by, :asker, :role,
                                        cast(:askerUnit as uuid), :at)
                                returning id
                                """)
                        .param("campaign", campaign.id())
                        .param("institution", campaign.institutionId())
                        .param("unit", unit.id())
                        .param("pos", unit.pos())
                        .param("transcripts", withTranscripts)
                        .param("by", actor.account(), java.sql.Types.OTHER)
                        .param("asker", actor.name())
                        .param("role", actor.role())
                        .param("askerUnit", actor.unit(), java.sql.Types.OTHER)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .query(UUID.class)
                        .single();
        sql.sql(
                        """
                        insert into graduation.register_line (batch_id, seq, enrolment_id, person_id, scope_pos)
                        select :id, row_number() over (order by s.student_number, s.enrolment_id), g.enrolment_id,
                               g.person_id, g.scope_pos
                          from graduation.graduate g join registry.student s on s.enrolment_id = g.enrolment_id
                         where g.campaign_id = :campaign and s.unit_id = :unit
                        """)
                .param("id", id)
                .param("campaign", campaign.id())
                .param("unit", unit.id())
                .update();
        return id;
    }

    @Transactional(readOnly = true)
    List<Line> lines(UUID batch) {
        return sql.sql(
                        """
                        select l.enrolment_id, s.name, s.student_number, l.state, l.document_id, l.reason, l.reason_args
                          from graduation.register_line l join registry.student s on s.enrolment_id = l.enrolment_id
                         where l.batch_id = :id order by l.seq
                        """)
                .param("id", batch)
                .query((row, n) -> {
                    var reason = row.getString("reason");
                    return new Line(
                            row.getObject("enrolment_id", UUID.class),
                            row.getString("name"),
                            row.getString("student_number"),
                            row.getString("state"),
                            row.getObject("document_id", UUID.class),
                            reason == null
                                    ? null
                                    : Refusal.rule(
                                            reason,
                                            (Object[]) row.getArray("reason_args").getArray()));
                })
                .list();
    }

    /// The next student of a batch, held until the transaction ends.
    Optional<UUID> next(UUID batch) {
        return sql.sql(
                        """
                        select l.enrolment_id from graduation.register_line l
                         where l.batch_id = :id and l.state = 'waiting' order by l.seq limit 1 for update skip locked
                        """)
                .param("id", batch)
                .query(UUID.class)
                .optional();
    }

    void issued(UUID batch, UUID enrolment, UUID document, List<UUID> transcripts) {
        sql.sql(
                        """
                        update graduation.register_line
                           set state = 'issued', document_id = :document, transcripts = :transcripts
                         where batch_id = :id and enrolment_id = :enrolment
                        """)
                .param("document", document)
                .param("transcripts", transcripts.toArray(UUID[]::new))
                .param("id", batch)
                .param("enrolment", enrolment)
                .update();
    }

    void refused(UUID batch, UUID enrolment, Refusal why) {
        sql.sql(
                        """
                        update graduation.register_line set state = 'refused', reason = :reason, reason_args = :args
                         where batch_id = :id and enrolment_id = :enrolment and state = 'waiting'
                        """)
                .param("reason", why.code())
                .param("args", why.args().stream().map(String::valueOf).toArray(String[]::new))
                .param("id", batch)
                .param("enrolment", enrolment)
                .update();
    }

    /// The papers in the order of the class: each form, then the transcripts that go with it.
    @Transactional(readOnly = true)
    List<UUID> documents(UUID batch) {
        return sql.sql(
                        """
                        select d.id from graduation.register_line l
                         cross join lateral unnest(l.document_id || l.transcripts) with ordinality d (id, nth)
                         where l.batch_id = :id and l.state = 'issued' order by l.seq, d.nth
                        """)
                .param("id", batch)
                .query(UUID.class)
                .list();
    }

    /// Under way from now on, or still.
    ///
    /// @return whether there is anything to do
    boolean start(UUID id) {
        return sql.sql(
                                "update graduation.register_batch set state = 'running' where id = :id and state in ('waiting', 'running')")
                        .param("id", id)
                        .update()
                == 1;
    }

    void done(UUID id, Instant now) {
        sql.sql(
                        """
                        update graduation.register_batch b set state = 'done', ended_at = :now
                         where b.id = :id and b.state = 'running'
                           and not exists (select from graduation.register_line l where l.batch_id = b.id and l.state = 'waiting')
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }
}
