package org.matricula.coursework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.curriculum.Programme;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Repositioned;
import org.matricula.organisation.Unit;
import org.matricula.registry.PersonHanded;
import org.matricula.registry.StudentPlaced;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes tasks and grades. A task lies where its class does, a grade where its student does.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class TaskRows {

    private final JdbcClient sql;

    TaskRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// @return empty if the class has this course in this term already
    Optional<UUID> open(Unit unit, Programme programme, NewTask it) {
        return sql.sql(
                        """
                        insert into coursework.task
                          (institution_id, scope_pos, unit_id, term_id, course_id, programme_id, teacher_id, scale,
                           usual_percent, opens_on, closes_on)
                        values (:institution, :pos, :unit, :term, :course, :programme, :teacher, :scale, :usual,
                                :opens, :closes)
                        on conflict do nothing returning id
                        """)
                .param("institution", unit.institutionId())
                .param("pos", unit.pos())
                .param("unit", unit.id())
                .param("term", it.term())
                .param("course", it.course())
                .param("programme", programme.id())
                .param("teacher", it.teacher())
                .param("scale", it.scale())
                .param("usual", it.usualPercent())
                .param("opens", it.opensOn())
                .param("closes", it.closesOn())
                .query(UUID.class)
                .optional();
    }

    /// Who writes grades holds the task shared: they do not wait for each other, and whoever
    /// submits waits for all of them.
    void share(UUID task) {
        sql.sql("select id from coursework.task where id = :id for share")
                .param("id", task)
                .query(UUID.class)
                .optional();
    }

    void hold(UUID task) {
        sql.sql("select id from coursework.task where id = :id for update")
                .param("id", task)
                .query(UUID.class)
                .optional();
    }

    void stage(UUID task, String stage, @Nullable UUID submittedBy) {
        sql.sql(
                        "update coursework.task set stage = :stage, submitted_by = cast(:by as uuid)"
                                + " where id = :id")
                .param("stage", stage)
                .param("by", submittedBy)
                .param("id", task)
                .update();
    }

    /// Before publication: by which rules its results count from then on.
    void settle(UUID task, int passMark, String counting, boolean makeUpCapped) {
        sql.sql(
                        "update coursework.task set pass_mark = :mark, counting = :counting,"
                                + " make_up_capped = :capped where id = :id")
                .param("mark", passMark)
                .param("counting", counting)
                .param("capped", makeUpCapped)
                .param("id", task)
                .update();
    }

    void late(UUID task, LocalDate until) {
        sql.sql("update coursework.task set late_until = :until where id = :id")
                .param("until", until)
                .param("id", task)
                .update();
    }

    /// A blank grade for each of some students who has none in the task.
    int register(UUID task, List<UUID> enrolments) {
        return sql.sql(
                        """
                        insert into coursework.grade (task_id, enrolment_id, scope_pos, person_id, attempt)
                        select t.id, s.enrolment_id, s.scope_pos, s.person_id,
                               case when exists (
                                 select from coursework.grade g join coursework.task o on o.id = g.task_id
                                  where g.enrolment_id = s.enrolment_id and o.course_id = t.course_id
                                    and o.id <> t.id and o.stage = 'published' and g.passed is false)
                                 then 'retake' else 'first' end
                          from coursework.task t, registry.student s
                         where t.id = :task and s.enrolment_id = any (:enrolments)
                           and not exists (select from coursework.grade h
                                 where h.task_id = t.id and h.enrolment_id = s.enrolment_id)
                         order by s.enrolment_id
                        on conflict do nothing
                        """)
                .param("task", task)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .update();
    }

    /// Writes what was typed upon the version that was seen, and keeps each value beside it.
    ///
    /// @return the grades that were written; one not among them has another version by now
    List<UUID> write(UUID task, List<Typed> lines, Reckoning by, Instant at) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        with typed as (
                          select * from unnest(cast(:ids as uuid[]), cast(:versions as int[]), cast(:usual as numeric[]),
                                               cast(:exam as numeric[]), cast(:marks as text[]), cast(:totals as int[]),
                                               cast(:passed as boolean[]))
                                   as t (id, version, usual, exam, mark, total, passed)),
                        written as (
                          update coursework.grade g
                             set usual = t.usual, exam = t.exam, mark = t.mark, total = t.total, passed = t.passed,
                                 version = g.version + 1
                            from typed t
                           where g.id = t.id and g.version = t.version and g.task_id = :task
                          returning g.*)
                        insert into coursework.grade_version
                          (grade_id, version, scope_pos, person_id, usual, exam, mark, total, typed_by, typist, typed_at)
                        select w.id, w.version, w.scope_pos, w.person_id, w.usual, w.exam, w.mark, w.total,
                               cast(:by as uuid), :typist, :at
                          from written w
                        returning grade_id
                        """)
                .param("task", task)
                .param("ids", lines.stream().map(Typed::grade).toArray(UUID[]::new))
                .param("versions", lines.stream().map(Typed::version).toArray(Integer[]::new))
                .param(
                        "usual",
                        lines.stream().map(Typed::usual).toArray(java.math.BigDecimal[]::new))
                .param("exam", lines.stream().map(Typed::exam).toArray(java.math.BigDecimal[]::new))
                .param("marks", lines.stream().map(Typed::mark).toArray(String[]::new))
                .param("totals", lines.stream().map(by::total).toArray(Integer[]::new))
                .param("passed", lines.stream().map(by::passed).toArray(Boolean[]::new))
                .param("by", actor.account())
                .param("typist", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }

    @EventListener
    public void on(Repositioned moved) {
        for (var table : List.of("task", "grade", "grade_version")) {
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

    @EventListener
    public void on(StudentPlaced placed) {
        of("scope_pos = :value", List.of(placed.enrolment()), placed.to());
    }

    @EventListener
    public void on(PersonHanded handed) {
        of("person_id = :value", List.copyOf(handed.enrolments()), handed.person());
    }

    /// The kept values first: they are found by their grade.
    private void of(String change, List<UUID> enrolments, Object value) {
        for (var update :
                List.of(
                        "update coursework.grade_version set "
                                + change
                                + " where grade_id in (select g.id from coursework.grade g where"
                                + " g.enrolment_id = any (:enrolments))",
                        "update coursework.grade set "
                                + change
                                + " where enrolment_id = any (:enrolments)")) {
            sql.sql(update)
                    .param("value", value)
                    .param("enrolments", enrolments.toArray(UUID[]::new))
                    .update();
        }
    }
}
