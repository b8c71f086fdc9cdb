package org.matricula.coursework.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.StoredFile;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Repositioned;
import org.matricula.organisation.Unit;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes the term archive. Everything lies where its class or college does.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ArchiveRows {

    /// A sheet to be kept.
    record Fresh(
            Unit unit,
            UUID term,
            @Nullable UUID task,
            int edition,
            @Nullable UUID replaces,
            @Nullable String reason,
            String number,
            byte[] content,
            StoredFile file,
            int students,
            Instant at) {}

    private final JdbcClient sql;

    ArchiveRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Two who sign sheets of one class at once: the second waits.
    void hold(UUID unit, UUID term) {
        sql.sql(
                        """
                        select t.id from coursework.task t where t.unit_id = :unit and t.term_id = :term
                         order by t.id for share
                        """)
                .param("unit", unit)
                .param("term", term)
                .query(UUID.class)
                .list();
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0)) is null")
                .param("key", "score-sheet " + unit + " " + term)
                .query(Boolean.class)
                .single();
    }

    UUID add(Fresh it) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        insert into coursework.score_sheet
                          (institution_id, scope_pos, unit_id, term_id, task_id, edition, replaces_id, reason, number, content,
                           content_form, file_id, digest, students, signed_by, signer, signed_at)
                        values (:institution, :pos, :unit, :term, cast(:task as uuid), :edition, cast(:replaces as uuid),
                                :reason, :number, :content, :form, :file, :digest, :students, cast(:by as uuid), :signer, :at)
                        returning id
                        """)
                .param("institution", it.unit.institutionId())
                .param("pos", it.unit.pos())
                .param("unit", it.unit.id())
                .param("term", it.term)
                .param("task", it.task, java.sql.Types.OTHER)
                .param("edition", it.edition)
                .param("replaces", it.replaces, java.sql.Types.OTHER)
                .param("reason", it.reason, java.sql.Types.VARCHAR)
                .param("number", it.number)
                .param("content", it.content)
                .param("form", SheetContent.FORM)
                .param("file", it.file.id())
                .param("digest", it.file.digest())
                .param("students", it.students)
                .param("by", actor.account(), java.sql.Types.OTHER)
                .param("signer", actor.name())
                .param("at", it.at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    /// The line before, if there was one, ends here.
    ///
    /// @return where it lay until now
    Optional<String> lodge(LodgePaper.Lodged it, Instant at) {
        sql.sql("select t.id from coursework.task t where t.id = :id for update")
                .param("id", it.task())
                .query(UUID.class)
                .optional();
        var before =
                sql.sql(
                                """
                                update coursework.exam_paper set ended_at = :at
                                 where task_id = :task and kind = :kind and ended_at is null returning place
                                """)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("task", it.task())
                        .param("kind", it.kind())
                        .query(String.class)
                        .optional();
        sql.sql(
                        """
                        insert into coursework.exam_paper
                          (task_id, scope_pos, kind, count, place, keeper, setter_id, lodged_on, lodger, lodged_at)
                        select t.id, t.scope_pos, :kind, :count, :place, :keeper,
                               case when :kind = 'scripts' then null else coalesce(cast(:setter as uuid), t.teacher_id) end,
                               :on, :lodger, :at
                          from coursework.task t where t.id = :task
                        """)
                .param("kind", it.kind())
                .param("count", it.count())
                .param("place", it.place())
                .param("keeper", it.keeper())
                .param("setter", it.setter(), java.sql.Types.OTHER)
                .param("on", it.on())
                .param("lodger", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("task", it.task())
                .update();
        return before;
    }

    /// @return whether nobody had handed it in before
    boolean handIn(Unit unit, UUID term, String matter, LocalDate due, LocalDate on, Instant at) {
        return sql.sql(
                                """
                                insert into coursework.term_report
                                  (institution_id, scope_pos, unit_id, term_id, matter, due_on, handed_by, hander, handed_at, handed_on)
                                values (:institution, :pos, :unit, :term, :matter, :due, cast(:by as uuid), :hander, :at, :on)
                                on conflict (unit_id, term_id, matter) do nothing
                                """)
                        .param("institution", unit.institutionId())
                        .param("pos", unit.pos())
                        .param("unit", unit.id())
                        .param("term", term)
                        .param("matter", matter)
                        .param("due", due)
                        .param("by", Acting.now().account(), java.sql.Types.OTHER)
                        .param("hander", Acting.now().name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("on", on)
                        .update()
                == 1;
    }

    /// @return whether it was still to be received
    boolean receive(UUID report, Instant at) {
        return sql.sql(
                                """
                                update coursework.term_report set receiver = :receiver, received_at = :at
                                 where id = :id and received_at is null
                                """)
                        .param("receiver", Acting.now().name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", report)
                        .update()
                == 1;
    }

    @EventListener
    public void on(Repositioned moved) {
        for (var table : List.of("score_sheet", "exam_paper", "exam_duty", "term_report")) {
            sql.sql(
                            "update coursework."
                                    + table
                                    + """
                                     t set scope_pos = m.new_pos
                                      from unnest(cast(:old as bigint[]), cast(:new as bigint[])) as m (old_pos, new_pos)
                                     where t.scope_pos = m.old_pos
                                    """)
                    .param("old", moved.oldPositions())
                    .param("new", moved.newPositions())
                    .update();
        }
    }
}
