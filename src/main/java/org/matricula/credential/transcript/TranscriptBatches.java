package org.matricula.credential.transcript;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 成批出具: the batches within reach and how far each has come.
@Repository
@Transactional
public class TranscriptBatches {

    /// @param state `asked`, `turned-down`, `waiting`, `running` or `done`
    public record Batch(
            UUID id,
            UUID institutionId,
            long scopePos,
            UUID unitId,
            String unit,
            String purpose,
            String form,
            @Nullable UUID termId,
            String language,
            String title,
            String state,
            @Nullable UUID askedBy,
            String asker,
            Instant askedAt,
            @Nullable UUID decidedBy,
            @Nullable String decider,
            @Nullable String deciderRole,
            @Nullable UUID deciderUnit,
            @Nullable String decision,
            @Nullable String handedTo,
            @Nullable LocalDate handedOn,
            int students,
            int issued,
            int refused) {

        public boolean under() {
            return state.equals("waiting") || state.equals("running");
        }

        Wanted wanted() {
            return new Wanted(purpose, form, termId, language, title, 1, null, id);
        }
    }

    private static final String SELECT =
            """
            select b.id, b.institution_id, b.scope_pos, b.unit_id, u.name as unit, b.purpose, b.form, b.term_id,
                   b.language, b.title, b.state, b.asked_by, b.asker, b.asked_at, b.decided_by, b.decider,
                   b.decider_role, b.decider_unit, b.decision, b.handed_to, b.handed_on, l.students, l.issued, l.refused
              from credential.batch b
              join organisation.unit u on u.id = b.unit_id
              cross join lateral (
                select count(*) as students, count(*) filter (where l.state = 'issued') as issued,
                       count(*) filter (where l.state = 'refused') as refused
                  from credential.batch_line l where l.batch_id = b.id) l
             where b.scope_pos between :lo and :hi
            """;

    private final JdbcClient sql;

    TranscriptBatches(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    Slice<Batch> page(@Nullable UUID after, int most) {
        var rows =
                asked(
                                "and (cast(:after as uuid) is null or b.id < cast(:after as uuid))"
                                        + " order by b.id desc limit :most")
                        .param("after", after, java.sql.Types.OTHER)
                        .param("most", most + 1)
                        .query(Batch.class)
                        .list();
        return Slice.of(rows, most, it -> it.id().toString());
    }

    /// What waits for the academic office, the oldest first.
    @Transactional(readOnly = true)
    List<Batch> asked(int most) {
        return asked("and b.state = 'asked' order by b.id limit :most")
                .param("most", most)
                .query(Batch.class)
                .list();
    }

    /// @throws Absent if there is none within reach
    @Transactional(readOnly = true)
    Batch get(UUID id) {
        return asked("and b.id = :id")
                .param("id", id)
                .query(Batch.class)
                .optional()
                .orElseThrow(() -> new Absent("batch"));
    }

    private JdbcClient.StatementSpec asked(String more) {
        var scope = Acting.now().scope();
        return sql.sql(SELECT + more).param("lo", scope.lo()).param("hi", scope.hi());
    }

    void hold(UUID batch) {
        sql.sql("select b.id from credential.batch b where b.id = :id for update")
                .param("id", batch)
                .query(UUID.class)
                .optional();
    }

    UUID add(Batch it) {
        return sql.sql(
                        """
                        insert into credential.batch
                          (institution_id, scope_pos, unit_id, purpose, form, term_id, language, title, asked_by, asker,
                           asked_at)
                        values (:institution, :pos, :unit, :purpose, :form, cast(:term as uuid), :language, :title,
                                :by, :asker, :at)
                        returning id
                        """)
                .param("institution", it.institutionId())
                .param("pos", it.scopePos())
                .param("unit", it.unitId())
                .param("purpose", it.purpose())
                .param("form", it.form())
                .param("term", it.termId(), java.sql.Types.OTHER)
                .param("language", it.language())
                .param("title", it.title())
                .param("by", it.askedBy(), java.sql.Types.OTHER)
                .param("asker", it.asker())
                .param("at", it.askedAt().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    void decide(UUID batch, String state, String decision, Instant at) {
        var actor = Acting.now();
        sql.sql(
                        """
                        update credential.batch
                           set state = :state, decided_by = :by, decider = :name, decider_role = :role,
                               decider_unit = cast(:unit as uuid), decided_at = :at, decision = :decision
                         where id = :id and state = 'asked'
                        """)
                .param("state", state)
                .param("by", actor.account(), java.sql.Types.OTHER)
                .param("name", actor.name())
                .param("role", actor.role())
                .param("unit", actor.unit(), java.sql.Types.OTHER)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("decision", decision)
                .param("id", batch)
                .update();
    }

    /// Under way from now on, or still.
    ///
    /// @return whether there is anything to do
    boolean start(UUID id) {
        return sql.sql(
                                "update credential.batch set state = 'running' where id = :id and state in ('waiting', 'running')")
                        .param("id", id)
                        .update()
                == 1;
    }

    void done(UUID id, Instant now) {
        sql.sql(
                        """
                        update credential.batch b set state = 'done', ended_at = :now
                         where b.id = :id and b.state = 'running'
                           and not exists (select from credential.batch_line l where l.batch_id = b.id and l.state = 'waiting')
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void handed(UUID batch, String to, LocalDate on) {
        sql.sql(
                        """
                        update credential.batch set handed_to = :to, handed_on = :on, handed_by = :by
                         where id = :id and handed_to is null
                        """)
                .param("to", to)
                .param("on", on)
                .param("by", Acting.now().name())
                .param("id", batch)
                .update();
    }
}
