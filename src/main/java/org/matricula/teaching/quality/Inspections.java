package org.matricula.teaching.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 教学检查 within reach; a teacher's own courses, and what they inspected themselves, only.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Inspections {

    /// A task that may be inspected.
    record Inspected(
            UUID id,
            UUID institutionId,
            long scopePos,
            UUID teacherId,
            String course,
            boolean taught) {}

    private static final String SELECT =
            """
            select i.id, i.task_id, i.scope_pos, c.name as course, trim(u.name || ' ' || t.group_name) as unit,
                   m.year || ' ' || m.name as term, t.teacher_id, a.name as teacher, i.kind, i.held_on, i.subject,
                   i.looked_at, i.rating, i.findings, i.inspector_id, i.inspector, i.measure, i.due_on, i.done_words,
                   i.done_at, i.confirmer, i.confirmed_at
              from teaching.inspection i
              join coursework.task t on t.id = i.task_id
              join curriculum.course c on c.id = t.course_id
              join organisation.unit u on u.id = t.unit_id
              join calendar.term m on m.id = t.term_id
              join identity.account a on a.id = t.teacher_id
             where i.scope_pos between :lo and :hi
               and (cast(:teacher as uuid) is null
                    or cast(:teacher as uuid) in (t.teacher_id, i.inspector_id))
            """;

    private final JdbcClient sql;

    Inspections(JdbcClient sql) {
        this.sql = sql;
    }

    /// The newest first.
    ///
    /// @param open only those whose measure is still to be done or confirmed
    List<Inspection> page(boolean open, @Nullable UUID after, int most) {
        return asked(
                        """
                        and (not :open or i.measure is not null and i.confirmed_at is null)
                        and (cast(:after as uuid) is null or i.id < cast(:after as uuid))
                        order by i.id desc limit :most
                        """)
                .param("open", open)
                .param("after", after)
                .param("most", most)
                .query(Inspection.class)
                .list();
    }

    List<Inspection> of(UUID teacher) {
        return asked(" and t.teacher_id = :of order by i.held_on desc, i.id desc")
                .param("of", teacher)
                .query(Inspection.class)
                .list();
    }

    /// @throws Absent if it is not within reach
    Inspection get(UUID inspection) {
        return asked(" and i.id = :id")
                .param("id", inspection)
                .query(Inspection.class)
                .optional()
                .orElseThrow(() -> new Absent("inspection " + inspection));
    }

    void hold(UUID inspection) {
        sql.sql("select id from teaching.inspection where id = :id for update")
                .param("id", inspection)
                .query(UUID.class)
                .optional();
    }

    /// Within reach, its teachers' among them.
    Optional<Inspected> task(UUID task) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select t.id, t.institution_id, t.scope_pos, t.teacher_id, c.name as course,
                               coalesce(cast(:account as uuid) = t.teacher_id or exists (
                                 select from coursework.co_teacher o
                                  where o.task_id = t.id and o.account_id = cast(:account as uuid)), false) as taught
                          from coursework.task t join curriculum.course c on c.id = t.course_id
                         where t.id = :task and t.scope_pos between :lo and :hi
                        """)
                .param("task", task)
                .param("account", Acting.now().account())
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(Inspected.class)
                .optional();
    }

    /// Tasks of a term, for the form.
    List<Choosable> tasks(UUID institution, LocalDate on) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select t.id, c.name || ' · ' || trim(u.name || ' ' || t.group_name) || ' · ' || a.name as words
                          from coursework.task t
                          join curriculum.course c on c.id = t.course_id
                          join organisation.unit u on u.id = t.unit_id
                          join identity.account a on a.id = t.teacher_id
                          join calendar.term m on m.id = t.term_id
                         where t.institution_id = :institution and t.scope_pos between :lo and :hi
                           and m.during @> cast(:on as date) and t.teacher_id is distinct from cast(:account as uuid)
                         order by c.name, u.pos, t.id limit 2000
                        """)
                .param("institution", institution)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("on", on)
                .param("account", Acting.now().account())
                .query(Choosable.class)
                .list();
    }

    record Choosable(UUID id, String words) {}

    UUID add(Inspected of, NewInspection it, Instant at) {
        return sql.sql(
                        """
                        insert into teaching.inspection
                          (institution_id, scope_pos, task_id, kind, held_on, subject, looked_at, rating, findings,
                           inspector_id, inspector, recorded_at, measure, due_on)
                        values (:institution, :pos, :task, :kind, :on, :subject, cast(:looked as smallint), :rating,
                                :findings, cast(:account as uuid), :name, :at, cast(:measure as text), cast(:due as date))
                        returning id
                        """)
                .param("institution", of.institutionId())
                .param("pos", of.scopePos())
                .param("task", of.id())
                .param("kind", it.kind())
                .param("on", it.heldOn())
                .param("subject", it.subject().strip())
                .param("looked", it.lookedAt())
                .param("rating", it.rating())
                .param("findings", it.findings().strip())
                .param("account", Acting.now().account())
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("measure", it.measure().isBlank() ? null : it.measure().strip())
                .param("due", it.measure().isBlank() ? null : it.dueOn())
                .query(UUID.class)
                .single();
    }

    void done(UUID inspection, String words, Instant at) {
        sql.sql("update teaching.inspection set done_words = :words, done_at = :at where id = :id")
                .param("words", words)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", inspection)
                .update();
    }

    /// Not good enough: it is to be done again.
    void undone(UUID inspection, LocalDate dueOn) {
        sql.sql(
                        "update teaching.inspection set done_words = null, done_at = null, due_on = :due where id = :id")
                .param("due", dueOn)
                .param("id", inspection)
                .update();
    }

    void confirmed(UUID inspection, Instant at) {
        sql.sql(
                        """
                        update teaching.inspection
                           set confirmer_id = cast(:account as uuid), confirmer = :name, confirmed_at = :at where id = :id
                        """)
                .param("account", Acting.now().account())
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", inspection)
                .update();
    }

    private JdbcClient.StatementSpec asked(String more) {
        var actor = Acting.now();
        return sql.sql(SELECT + more)
                .param("lo", actor.scope().lo())
                .param("hi", actor.scope().hi())
                .param("teacher", actor.holds("teacher") ? actor.account() : null);
    }
}
