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

/// 成绩复查: which marks, and what was found.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class GradeRechecks {

    /// A published result that may be asked about.
    ///
    /// @param publishedOn the day the student could first see it
    /// @param asked whether a recheck stands for it already
    public record Published(
            UUID grade,
            UUID task,
            UUID enrolmentId,
            String code,
            String course,
            String term,
            String attempt,
            @Nullable Integer total,
            @Nullable String mark,
            LocalDate publishedOn,
            UUID institution,
            boolean asked) {}

    private static final String SELECT =
            """
            select k.case_id, f.number, f.state, k.grade_id, g.task_id, f.subject_name as name,
                   f.subject_number as student_number, c.code, c.name as course, m.year || ' ' || m.name as term,
                   a.name as teacher, g.attempt, g.exam, g.total, g.mark, k.finding, k.words, k.finder, k.found_at,
                   k.correction_id as correction, r.number as correction_number
              from coursework.recheck k
              join workflow.case_file f on f.id = k.case_id
              join coursework.grade g on g.id = k.grade_id
              join coursework.task t on t.id = g.task_id
              join curriculum.course c on c.id = t.course_id
              join calendar.term m on m.id = t.term_id
              join identity.account a on a.id = t.teacher_id
              left join workflow.case_file r on r.id = k.correction_id
             where (cast(:teacher as uuid) is null or t.teacher_id = cast(:teacher as uuid)
                    or exists (select from coursework.co_teacher o
                                where o.task_id = t.id and o.account_id = cast(:teacher as uuid)))
            """;

    private static final String PUBLISHED =
            """
            select g.id as grade, t.id as task, g.enrolment_id, c.code, c.name as course,
                   m.year || ' ' || m.name as term, g.attempt, g.total, g.mark,
                   case when g.attempt in ('first', 'retake') then coalesce(t.published_on, t.closes_on)
                        else coalesce((select cast(v.typed_at at time zone :zone as date) from coursework.grade_version v
                                        where v.grade_id = g.id and v.version = 1), t.closes_on) end as published_on,
                   t.institution_id as institution,
                   exists (select from coursework.recheck k join workflow.case_file f on f.id = k.case_id
                            where k.grade_id = g.id and f.state not in ('retracted', 'refused')) as asked
              from coursework.grade g
              join coursework.task t on t.id = g.task_id and t.stage = 'published'
              join curriculum.course c on c.id = t.course_id
              join calendar.term m on m.id = t.term_id
             where (g.total is not null or g.mark is not null) and g.enrolment_id = any (:enrolments)
            """;

    private final JdbcClient sql;
    private final java.time.Clock clock;

    GradeRechecks(JdbcClient sql, java.time.Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// The latest published result of a course.
    Optional<Published> latest(UUID enrolment, String course) {
        return sql.sql(
                        PUBLISHED
                                + """
                                and c.code = :course
                                order by lower(m.during) desc,
                                  array_position(array['first', 'deferred', 'make-up', 'clearance', 'retake'], g.attempt) desc
                                limit 1
                                """)
                .param("enrolments", new UUID[] {enrolment})
                .param("course", course)
                .param("zone", clock.getZone().getId())
                .query(Published.class)
                .optional();
    }

    /// What was published since a day, the newest first.
    List<Published> since(List<UUID> enrolments, LocalDate day) {
        return sql.sql(
                        "select * from ("
                                + PUBLISHED
                                + ") p where p.published_on >= :day order by p.published_on desc, p.code")
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .param("day", day)
                .param("zone", clock.getZone().getId())
                .query(Published.class)
                .list();
    }

    /// Whether the mark has been asked about in another case that is not refused or taken back.
    boolean asked(UUID grade, @Nullable UUID but) {
        return sql.sql(
                        """
                        select exists (select from coursework.recheck k join workflow.case_file f on f.id = k.case_id
                          where k.grade_id = :grade and k.case_id is distinct from cast(:but as uuid)
                            and f.state not in ('retracted', 'refused'))
                        """)
                .param("grade", grade)
                .param("but", but)
                .query(Boolean.class)
                .single();
    }

    void hold(UUID grade) {
        sql.sql("select id from coursework.grade where id = :id for update")
                .param("id", grade)
                .query(UUID.class)
                .optional();
    }

    void open(UUID caseId, UUID grade) {
        sql.sql(
                        """
                        insert into coursework.recheck (case_id, grade_id, enrolment_id, scope_pos, person_id)
                        select :case, g.id, g.enrolment_id, g.scope_pos, g.person_id
                          from coursework.grade g where g.id = :grade
                        on conflict (case_id) do update
                          -- what was found of another mark says nothing of this one
                          set grade_id = excluded.grade_id, finding = null, words = null, finder_id = null,
                              finder = null, found_at = null, correction_id = null
                          where recheck.grade_id <> excluded.grade_id
                        """)
                .param("case", caseId)
                .param("grade", grade)
                .update();
    }

    Optional<Recheck> find(UUID caseId) {
        var actor = Acting.now();
        return sql.sql(SELECT + " and k.case_id = :id")
                .param("id", caseId)
                .param("teacher", actor.holds("teacher") ? actor.account() : null)
                .query(Recheck.class)
                .optional();
    }

    void lock(UUID caseId) {
        sql.sql("select case_id from coursework.recheck where case_id = :id for update")
                .param("id", caseId)
                .query(UUID.class)
                .optional();
    }

    void found(UUID caseId, String finding, String words, Instant at) {
        var actor = Acting.now();
        sql.sql(
                        """
                        update coursework.recheck
                           set finding = :finding, words = :words, finder_id = cast(:by as uuid), finder = :name,
                               found_at = :at
                         where case_id = :id
                        """)
                .param("finding", finding)
                .param("words", words)
                .param("by", actor.account())
                .param("name", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", caseId)
                .update();
    }

    void mended(UUID caseId, UUID correction) {
        sql.sql("update coursework.recheck set correction_id = :correction where case_id = :id")
                .param("correction", correction)
                .param("id", caseId)
                .update();
    }

    /// Whether an account marked what is asked about: typed a value of it, handed the task in, or
    /// answers for it as its teacher.
    boolean marked(UUID grade, @Nullable UUID account) {
        return sql.sql(
                        """
                        select exists (
                          select from coursework.grade g join coursework.task t on t.id = g.task_id
                           where g.id = :grade
                             and (cast(:account as uuid) in (t.teacher_id, t.submitted_by)
                                  or exists (select from coursework.grade_version v
                                        where v.grade_id = g.id and v.typed_by = cast(:account as uuid))))
                        """)
                .param("grade", grade)
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /// Accounts of those who teach a task.
    List<UUID> teachers(UUID task) {
        return sql.sql(
                        """
                        select teacher_id from coursework.task where id = :task
                        union select account_id from coursework.co_teacher where task_id = :task
                        """)
                .param("task", task)
                .query(UUID.class)
                .list();
    }
}
