package org.matricula.change.batch;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.change.batch.BatchPopulation.Standing;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Batches with their classes and lines.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class BatchRows {

    /// What was kept of a student when the preview was made, and what the registrar said of them.
    record Kept(
            UUID enrolmentId,
            UUID personId,
            String name,
            @Nullable String studentNumber,
            UUID fromUnitId,
            @Nullable Integer fromLevel,
            String mark,
            @Nullable UUID toUnitId,
            @Nullable String note) {}

    record Room(UUID unitId, String role, boolean raised, boolean closed) {}

    private static final String SELECT =
            """
            select b.id, b.institution_id, b.unit_id, u.name as unit, b.scope_pos, upper(b.kind) as kind,
                   b.effective_on, b.from_level, b.reason, upper(b.state) as state, b.prepared_by, b.preparer,
                   (b.prepared_at at time zone 'Asia/Shanghai')::date as prepared_on, b.decider,
                   (b.decided_at at time zone 'Asia/Shanghai')::date as decided_on, b.decided_why,
                   b.act, b.undo_by, b.undo_asker, b.undo_why, b.undoer,
                   (b.undone_at at time zone 'Asia/Shanghai')::date as undone_on,
                   b.returner, b.returned_why
              from change.batch_change b join organisation.unit u on u.id = b.unit_id
            """;

    private final JdbcClient sql;
    private final Clock clock;

    BatchRows(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    List<BatchChange> page(@Nullable UUID before, int most) {
        return sql.sql(
                        SELECT
                                + """
                                where cast(:before as uuid) is null or b.id < cast(:before as uuid)
                                order by b.id desc limit :most
                                """)
                .param("before", before)
                .param("most", most)
                .query(BatchChange.class)
                .list();
    }

    Optional<BatchChange> find(UUID id) {
        return sql.sql(SELECT + "where b.id = :id")
                .param("id", id)
                .query(BatchChange.class)
                .optional();
    }

    Optional<UUID> lock(UUID id) {
        return sql.sql("select id from change.batch_change where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /// @return empty where another one for the unit waits already
    Optional<UUID> add(BatchChange it) {
        return sql.sql(
                        """
                        insert into change.batch_change
                          (institution_id, unit_id, scope_pos, kind, effective_on, from_level, reason,
                           prepared_by, preparer, prepared_at)
                        values (:institution, :unit, :scope, :kind, :on, :level, :reason, :account, :name, :at)
                        on conflict (unit_id, kind) where state = 'prepared' do nothing
                        returning id
                        """)
                .param("institution", it.institutionId())
                .param("unit", it.unitId())
                .param("scope", it.scopePos())
                .param("kind", it.kind().code())
                .param("on", it.effectiveOn())
                .param("level", it.fromLevel())
                .param("reason", it.reason())
                .param("account", it.preparedBy())
                .param("name", it.preparer())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    void room(UUID batch, Collection<UUID> units, String role, long scope) {
        sql.sql(
                        """
                        insert into change.batch_class (batch_id, unit_id, scope_pos, role)
                        select :batch, u, :scope, :role from unnest(cast(:units as uuid[])) u
                        on conflict do nothing
                        """)
                .param("batch", batch)
                .param("units", units.toArray(UUID[]::new))
                .param("scope", scope)
                .param("role", role)
                .update();
    }

    List<Room> rooms(UUID batch) {
        return sql.sql(
                        """
                        select c.unit_id, c.role, c.raised, c.closed from change.batch_class c
                          join organisation.unit u on u.id = c.unit_id
                         where c.batch_id = :batch order by u.pos
                        """)
                .param("batch", batch)
                .query(Room.class)
                .list();
    }

    /// Those who stand there now are the ones it is about: what was said of them before stays.
    void snapshot(UUID batch, List<Standing> standing) {
        sql.sql(
                        "delete from change.batch_line where batch_id = :batch and not enrolment_id"
                                + " = any (:ids)")
                .param("batch", batch)
                .param("ids", ids(standing))
                .update();
        sql.sql(
                        """
                        insert into change.batch_line
                          (batch_id, enrolment_id, person_id, scope_pos, name, student_number, from_unit_id, from_level)
                        select :batch, e.id, e.person_id, e.scope_pos, p.name, e.student_number, c.unit, c.level
                          from unnest(cast(:ids as uuid[]), cast(:units as uuid[]), cast(:levels as int[]))
                               as c (id, unit, level)
                          join registry.enrolment e on e.id = c.id
                          join registry.person p on p.id = e.person_id
                        on conflict (batch_id, enrolment_id) do update
                          set from_unit_id = excluded.from_unit_id, from_level = excluded.from_level
                        """)
                .param("batch", batch)
                .param("ids", ids(standing))
                .param("units", standing.stream().map(Standing::unitId).toArray(UUID[]::new))
                .param(
                        "levels",
                        standing.stream().map(Standing::gradeLevel).toArray(Integer[]::new))
                .update();
    }

    private static UUID[] ids(List<Standing> standing) {
        return standing.stream().map(Standing::enrolmentId).toArray(UUID[]::new);
    }

    List<Kept> kept(UUID batch) {
        return sql.sql(
                        """
                        select l.enrolment_id, l.person_id, l.name, l.student_number, l.from_unit_id, l.from_level,
                               l.mark, l.to_unit_id, l.note
                          from change.batch_line l join organisation.unit u on u.id = l.from_unit_id
                         where l.batch_id = :batch order by u.pos, l.student_number, l.enrolment_id
                        """)
                .param("batch", batch)
                .query(Kept.class)
                .list();
    }

    /// @return how many were lines of the batch
    int mark(UUID batch, Collection<BatchMark> marks) {
        var all = List.copyOf(marks);
        return sql.sql(
                        """
                        update change.batch_line l set mark = c.mark, to_unit_id = c.unit, note = c.note
                          from unnest(cast(:ids as uuid[]), cast(:marks as text[]), cast(:units as uuid[]),
                                      cast(:notes as text[])) as c (id, mark, unit, note)
                         where l.batch_id = :batch and l.enrolment_id = c.id
                        """)
                .param("batch", batch)
                .param("ids", all.stream().map(BatchMark::enrolment).toArray(UUID[]::new))
                .param("marks", all.stream().map(BatchMark::mark).toArray(String[]::new))
                .param("units", all.stream().map(BatchMark::unit).toArray(UUID[]::new))
                .param("notes", all.stream().map(BatchMark::note).toArray(String[]::new))
                .update();
    }

    /// 退回: with what is to be worked over.
    void returned(UUID batch, String why) {
        sql.sql(
                        """
                        update change.batch_change
                           set returned_why = :why, returner = :by, returned_at = :at where id = :batch
                        """)
                .param("batch", batch)
                .param("why", why)
                .param("by", Acting.now().name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Keeps that the acting account rewrote the preview, which answers what it was sent back for.
    void changed(UUID batch) {
        sql.sql(
                        """
                        update change.batch_change
                           set changed_by = case when cast(:account as uuid) is null or cast(:account as uuid) = any (changed_by)
                                                 then changed_by
                                                 else array_append(changed_by, cast(:account as uuid)) end,
                               returned_why = null, returner = null, returned_at = null
                         where id = :batch
                        """)
                .param("batch", batch)
                .param("account", Acting.now().account())
                .update();
    }

    /// Whether an account made the preview, or rewrote it since.
    boolean own(UUID batch, @Nullable UUID account) {
        return sql.sql(
                        """
                        select exists (select from change.batch_change
                                        where id = :batch
                                          and (prepared_by = cast(:account as uuid)
                                               or cast(:account as uuid) = any (changed_by)))
                        """)
                .param("batch", batch)
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    void become(UUID batch, BatchState state) {
        sql.sql("update change.batch_change set state = :state where id = :batch")
                .param("batch", batch)
                .param("state", state.code())
                .update();
    }

    void decided(UUID batch, BatchState state, @Nullable UUID act, @Nullable String why) {
        sql.sql(
                        """
                        update change.batch_change
                           set state = :state, act = cast(:act as uuid), decided_by = :account, decider = :name,
                               decided_at = :at, decided_why = :why
                         where id = :batch
                        """)
                .param("batch", batch)
                .param("state", state.code())
                .param("act", act)
                .param("why", why)
                .param("account", Acting.now().account())
                .param("name", Acting.now().name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void undoAsked(UUID batch, String why) {
        sql.sql(
                        """
                        update change.batch_change
                           set state = 'undoing', undo_by = :account, undo_asker = :name, undo_asked_at = :at,
                               undo_why = :why
                         where id = :batch
                        """)
                .param("batch", batch)
                .param("why", why)
                .param("account", Acting.now().account())
                .param("name", Acting.now().name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void undone(UUID batch, UUID act) {
        sql.sql(
                        """
                        update change.batch_change
                           set state = 'reversed', undo_act = :act, undone_by = :account, undoer = :name,
                               undone_at = :at
                         where id = :batch
                        """)
                .param("batch", batch)
                .param("act", act)
                .param("account", Acting.now().account())
                .param("name", Acting.now().name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
