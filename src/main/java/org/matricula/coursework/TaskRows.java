package org.matricula.coursework;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
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
    Optional<UUID> open(Unit unit, @Nullable UUID programme, NewTask it) {
        return sql.sql(
                        """
                        insert into coursework.task
                          (institution_id, scope_pos, unit_id, term_id, course_id, programme_id, teacher_id, scale,
                           usual_percent, midterm_percent, practical_percent, opens_on, closes_on,
                           group_name)
                        values (:institution, :pos, :unit, :term, :course, cast(:programme as uuid), :teacher, :scale, :usual,
                                :midterm, :practical, :opens, :closes, :group)
                        on conflict do nothing returning id
                        """)
                .param("institution", unit.institutionId())
                .param("pos", unit.pos())
                .param("unit", unit.id())
                .param("term", it.term())
                .param("course", it.course())
                .param("programme", programme)
                .param("teacher", it.teacher())
                .param("scale", it.scale())
                .param("usual", it.formula().usual())
                .param("midterm", it.formula().midterm())
                .param("practical", it.formula().practical())
                .param("opens", it.opensOn())
                .param("closes", it.closesOn())
                .param("group", it.named())
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

    /// Day of the exam, or none.
    void examOn(UUID task, @Nullable LocalDate day) {
        sql.sql("update coursework.task set exam_on = cast(:day as date) where id = :id")
                .param("day", day)
                .param("id", task)
                .update();
    }

    /// @param on the day it is moved on; that of publication is kept
    void stage(UUID task, String stage, @Nullable UUID submittedBy, LocalDate on) {
        sql.sql(
                        """
                        update coursework.task
                           set stage = :stage, submitted_by = cast(:by as uuid),
                               published_on = case when :stage = 'published' then cast(:on as date) else published_on end
                         where id = :id
                        """)
                .param("on", on)
                .param("stage", stage)
                .param("by", submittedBy)
                .param("id", task)
                .update();
    }

    void formula(UUID task, Formula formula) {
        sql.sql(
                        """
                        update coursework.task set usual_percent = :usual, midterm_percent = :midterm,
                               practical_percent = :practical where id = :id
                        """)
                .param("usual", formula.usual())
                .param("midterm", formula.midterm())
                .param("practical", formula.practical())
                .param("id", task)
                .update();
    }

    void name(Task it, UUID account, Instant at) {
        sql.sql(
                        """
                        insert into coursework.co_teacher (task_id, account_id, scope_pos, named_at)
                        values (:task, :account, :pos, :at) on conflict do nothing
                        """)
                .param("task", it.id())
                .param("account", account)
                .param("pos", it.scopePos())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean dismiss(UUID task, UUID account) {
        return sql.sql(
                                "delete from coursework.co_teacher where task_id = :task and account_id = :account")
                        .param("task", task)
                        .param("account", account)
                        .update()
                == 1;
    }

    /// What a sheet says otherwise; never once it is submitted.
    void change(UUID task, TaskSheet.Row row) {
        sql.sql(
                        """
                        update coursework.task
                           set teacher_id = :teacher, scale = :scale, usual_percent = :usual, midterm_percent = :midterm,
                               practical_percent = :practical, opens_on = :opens, closes_on = :closes
                         where id = :id and stage = 'entering'
                        """)
                .param("teacher", row.teacher())
                .param("scale", row.scale())
                .param("usual", row.formula().usual())
                .param("midterm", row.formula().midterm())
                .param("practical", row.formula().practical())
                .param("opens", row.opensOn())
                .param("closes", row.closesOn())
                .param("id", task)
                .update();
    }

    void lessons(UUID task, Lessons it) {
        sql.sql(
                        """
                        update coursework.task set lesson_times = :text, lessons = cast(:ranges as int4multirange)
                         where id = :id and stage = 'entering'
                        """)
                .param("text", it.text())
                .param("ranges", it.ranges())
                .param("id", task)
                .update();
    }

    /// These and no others are named beside the teacher.
    void coTeachers(UUID task, List<UUID> accounts, Instant at) {
        sql.sql(
                        "delete from coursework.co_teacher where task_id = :task and not account_id = any (:accounts)")
                .param("task", task)
                .param("accounts", accounts.toArray(UUID[]::new))
                .update();
        sql.sql(
                        """
                        insert into coursework.co_teacher (task_id, account_id, scope_pos, named_at)
                        select t.id, a, t.scope_pos, :at
                          from coursework.task t, unnest(cast(:accounts as uuid[])) a
                         where t.id = :task and a <> t.teacher_id
                        on conflict do nothing
                        """)
                .param("task", task)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
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
        return register(task, enrolments, null);
    }

    /// @param programme that of their own, null for the task's
    int register(UUID task, List<UUID> enrolments, @Nullable UUID programme) {
        return sql.sql(
                        """
                        insert into coursework.grade (task_id, enrolment_id, scope_pos, person_id, programme_id, attempt)
                        select t.id, s.enrolment_id, s.scope_pos, s.person_id,
                               nullif(cast(:programme as uuid), t.programme_id),
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
                .param("programme", programme)
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
                                               cast(:midterm as numeric[]), cast(:practical as numeric[]), cast(:exam as numeric[]), cast(:marks as text[]), cast(:totals as int[]),
                                               cast(:passed as boolean[]))
                                   as t (id, version, usual, midterm, practical, exam, mark, total, passed)),
                        written as (
                          update coursework.grade g
                             set usual = t.usual, midterm = t.midterm, practical = t.practical, exam = t.exam, mark = t.mark, total = t.total, passed = t.passed,
                                 version = g.version + 1
                            from typed t
                           where g.id = t.id and g.version = t.version and g.task_id = :task
                          returning g.*)
                        insert into coursework.grade_version
                          (grade_id, version, scope_pos, person_id, usual, midterm, practical, exam, mark, total, typed_by, typist, typed_at)
                        select w.id, w.version, w.scope_pos, w.person_id, w.usual, w.midterm, w.practical, w.exam, w.mark, w.total,
                               cast(:by as uuid), :typist, :at
                          from written w
                        returning grade_id
                        """)
                .param("task", task)
                .param("ids", lines.stream().map(Typed::grade).toArray(UUID[]::new))
                .param("versions", lines.stream().map(Typed::version).toArray(Integer[]::new))
                .param("usual", part(lines, "usual"))
                .param("midterm", part(lines, "midterm"))
                .param("practical", part(lines, "practical"))
                .param("exam", part(lines, "exam"))
                .param("marks", lines.stream().map(Typed::mark).toArray(String[]::new))
                .param("totals", lines.stream().map(by::total).toArray(Integer[]::new))
                .param("passed", lines.stream().map(by::passed).toArray(Boolean[]::new))
                .param("by", actor.account())
                .param("typist", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }

    private static BigDecimal[] part(List<Typed> lines, String part) {
        return lines.stream().map(it -> it.part(part)).toArray(BigDecimal[]::new);
    }
}
