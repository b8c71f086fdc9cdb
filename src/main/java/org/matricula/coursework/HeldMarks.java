package org.matricula.coursework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Marks that a decision holds in a grade, and the grades it may be put into.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class HeldMarks {

    /// A registered course of a student.
    ///
    /// @param stage of the task's grades
    /// @param lastDay until when a deferral may be asked for: the exam's day or, without one, the
    ///   last day of entry
    /// @param blank whether nothing of a result is typed yet
    /// @param held the mark that stands by decision, null without one
    public record Registered(
            UUID grade,
            UUID task,
            UUID enrolmentId,
            String code,
            String course,
            String unit,
            String term,
            String teacher,
            String stage,
            @Nullable LocalDate examOn,
            LocalDate lastDay,
            boolean blank,
            @Nullable String held) {

        public boolean open() {
            return stage.equals("entering") && blank && held == null;
        }
    }

    /// A held mark that stands.
    record Standing(UUID id, UUID task, UUID grade, String stage, String mark) {}

    private static final String SELECT =
            """
            select g.id as grade, t.id as task, g.enrolment_id, c.code, c.name as course, u.name as unit,
                   m.year || ' ' || m.name as term, a.name as teacher, t.stage, t.exam_on,
                   coalesce(t.exam_on, greatest(t.closes_on, t.late_until)) as last_day,
                   g.exam is null and g.total is null and g.mark is null as blank, h.mark as held
              from coursework.grade g
              join coursework.task t on t.id = g.task_id
              join curriculum.course c on c.id = t.course_id
              join organisation.unit u on u.id = t.unit_id
              join calendar.term m on m.id = t.term_id
              join identity.account a on a.id = t.teacher_id
              left join coursework.held_mark h on h.grade_id = g.id and h.lifted_at is null
             where g.attempt in ('first', 'retake')
            """;

    private final JdbcClient sql;

    HeldMarks(JdbcClient sql) {
        this.sql = sql;
    }

    /// The student's registration for a course: that whose grades are still entered before any.
    Optional<Registered> registered(UUID enrolment, String course) {
        return sql.sql(
                        SELECT
                                + """
                                and g.enrolment_id = :enrolment and c.code = :course
                                order by t.stage = 'entering' desc, lower(m.during) desc, g.id desc limit 1
                                """)
                .param("enrolment", enrolment)
                .param("course", course)
                .query(Registered.class)
                .optional();
    }

    /// Courses of some students whose grades are still entered, by course ID.
    List<Registered> underWay(List<UUID> enrolments) {
        return sql.sql(
                        SELECT
                                + """
                                and g.enrolment_id = any (:enrolments) and t.stage = 'entering'
                                order by c.code, g.id
                                """)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .query(Registered.class)
                .list();
    }

    Optional<Standing> standing(String which, UUID id) {
        return sql.sql(
                        """
                        select h.id, g.task_id as task, g.id as grade, t.stage, h.mark
                          from coursework.held_mark h
                          join coursework.grade g on g.id = h.grade_id
                          join coursework.task t on t.id = g.task_id
                         where h.lifted_at is null and
                        """
                                + which)
                .param("id", id)
                .query(Standing.class)
                .optional();
    }

    /// @return the held mark
    UUID put(UUID grade, String mark, @Nullable UUID caseId, String why, Instant at) {
        var id =
                sql.sql(
                                """
                                insert into coursework.held_mark
                                  (grade_id, enrolment_id, scope_pos, person_id, mark, case_id, why, holder, held_at)
                                select g.id, g.enrolment_id, g.scope_pos, g.person_id, :mark, cast(:case as uuid), :why,
                                       :holder, :at
                                  from coursework.grade g where g.id = :grade
                                returning id
                                """)
                        .param("grade", grade)
                        .param("mark", mark)
                        .param("case", caseId)
                        .param("why", why)
                        .param("holder", Acting.now().name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .query(UUID.class)
                        .single();
        write(grade, mark, at);
        return id;
    }

    void lift(Standing it, String why, Instant at) {
        sql.sql(
                        """
                        update coursework.held_mark set lifted_at = :at, lifter = :by, lifted_why = :why
                         where id = :id
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", Acting.now().name())
                .param("why", why)
                .param("id", it.id())
                .update();
        write(it.grade(), null, at);
    }

    /// The line with this mark and no result; its other parts stay as they were typed.
    private void write(UUID grade, @Nullable String mark, Instant at) {
        var actor = Acting.now();
        sql.sql(
                        """
                        with written as (
                          update coursework.grade g
                             set mark = cast(:mark as text), total = null, version = g.version + 1,
                                 passed = case cast(:mark as text) when 'exempt' then true when 'barred' then false end
                           where g.id = :grade
                          returning g.*)
                        insert into coursework.grade_version
                          (grade_id, version, scope_pos, person_id, usual, midterm, practical, exam, mark, total, typed_by,
                           typist, typed_at)
                        select w.id, w.version, w.scope_pos, w.person_id, w.usual, w.midterm, w.practical, w.exam, w.mark,
                               w.total, cast(:by as uuid), :typist, :at
                          from written w
                        """)
                .param("grade", grade)
                .param("mark", mark)
                .param("by", actor.account())
                .param("typist", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
