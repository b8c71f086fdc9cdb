package org.matricula.coursework;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.workflow.CaseView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 成绩更正: each a new version beside those that stood.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class GradeCorrections {

    private static final String SELECT =
            """
            select r.case_id, f.number, f.state, f.applicant_id as applicant, r.grade_id, g.task_id, c.name as course,
                   u.name as unit, m.year || ' ' || m.name as term, a.name as teacher, t.scale, t.usual_percent,
                   t.midterm_percent, t.practical_percent, g.attempt, f.subject_name as name,
                   f.subject_number as student_number, r.from_version, g.version, r.usual_was, r.midterm_was,
                   r.practical_was, r.exam_was, r.mark_was, r.total_was, r.usual, r.midterm, r.practical, r.exam,
                   r.mark, r.total, r.granted_at, r.reversed_at
              from coursework.correction r
              join workflow.case_file f on f.id = r.case_id
              join coursework.grade g on g.id = r.grade_id
              join coursework.task t on t.id = g.task_id
              join curriculum.course c on c.id = t.course_id
              join organisation.unit u on u.id = t.unit_id
              join calendar.term m on m.id = t.term_id
              join identity.account a on a.id = t.teacher_id
            """;

    /// A course teacher sees those of the tasks they teach, and what they applied for.
    private static final String TAUGHT =
            """
             and (cast(:teacher as uuid) is null or t.teacher_id = cast(:teacher as uuid)
                  or f.applicant_id = cast(:teacher as uuid)
                  or exists (select from coursework.co_teacher o
                              where o.task_id = t.id and o.account_id = cast(:teacher as uuid)))
            """;

    private static final String KEPT =
            """
            insert into coursework.grade_version
              (grade_id, version, scope_pos, person_id, usual, midterm, practical, exam, mark, total, typed_by, typist,
               typed_at)
            select w.id, w.version, w.scope_pos, w.person_id, w.usual, w.midterm, w.practical, w.exam, w.mark, w.total,
                   cast(:by as uuid), :typist, :at
              from written w
            """;

    private final JdbcClient sql;

    GradeCorrections(JdbcClient sql) {
        this.sql = sql;
    }

    /// Begins with what stands on both sides.
    void open(UUID caseId, UUID grade) {
        sql.sql(
                        """
                        insert into coursework.correction
                          (case_id, grade_id, enrolment_id, scope_pos, person_id, from_version, usual_was, midterm_was,
                           practical_was, exam_was, mark_was, total_was, passed_was, usual, midterm, practical, exam,
                           mark, total, passed)
                        select :case, g.id, g.enrolment_id, g.scope_pos, g.person_id, g.version, g.usual, g.midterm,
                               g.practical, g.exam, g.mark, g.total, g.passed, g.usual, g.midterm, g.practical, g.exam,
                               g.mark, g.total, g.passed
                          from coursework.grade g where g.id = :grade
                        """)
                .param("case", caseId)
                .param("grade", grade)
                .update();
    }

    /// Within reach; a draft is its applicant's alone.
    Optional<Correction> find(UUID caseId) {
        return sql.sql(
                        SELECT
                                + """
                                where r.case_id = :id
                                  and (f.state <> 'draft' or f.applicant_id = cast(:account as uuid))
                                  and (not :personal or t.stage = 'published')
                                """
                                + TAUGHT)
                .param("id", caseId)
                .param("personal", !Acting.now().scope().persons().isEmpty())
                .param("teacher", teacher())
                .param("account", Acting.now().account())
                .query(Correction.class)
                .optional();
    }

    /// 更正公示: those in effect within a term, the newest first.
    List<Correction> granted(UUID term, int most) {
        var scope = Acting.now().scope();
        return sql.sql(
                        SELECT
                                + """
                                where t.term_id = :term and r.scope_pos between :lo and :hi and r.granted_at is not null
                                """
                                + TAUGHT
                                + """
                                order by r.granted_at desc, r.case_id limit :most
                                """)
                .param("term", term)
                .param("teacher", teacher())
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("most", most)
                .query(Correction.class)
                .list();
    }

    void put(UUID caseId, Typed it, @Nullable Integer total, @Nullable Boolean passed) {
        sql.sql(
                        """
                        update coursework.correction
                           set usual = cast(:usual as numeric), midterm = cast(:midterm as numeric),
                               practical = cast(:practical as numeric), exam = cast(:exam as numeric),
                               mark = cast(:mark as text), total = cast(:total as smallint),
                               passed = cast(:passed as boolean)
                         where case_id = :case
                        """)
                .param("usual", it.usual())
                .param("midterm", it.midterm())
                .param("practical", it.practical())
                .param("exam", it.exam())
                .param("mark", it.mark())
                .param("total", total)
                .param("passed", passed)
                .param("case", caseId)
                .update();
    }

    boolean underWay(UUID grade, UUID but) {
        return sql.sql(
                        """
                        select exists (select from coursework.correction r join workflow.case_file f on f.id = r.case_id
                          where r.grade_id = :grade and r.case_id <> :but
                            and f.state in ('submitted', 'in-progress', 'amending'))
                        """)
                .param("grade", grade)
                .param("but", but)
                .query(Boolean.class)
                .single();
    }

    /// @return false if another version stands by now
    boolean grant(UUID caseId, Instant at) {
        sql.sql("update coursework.correction set granted_at = :at where case_id = :case")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("case", caseId)
                .update();
        return written(
                """
                with written as (
                  update coursework.grade g
                     set usual = r.usual, midterm = r.midterm, practical = r.practical, exam = r.exam, mark = r.mark,
                         total = r.total, passed = r.passed, version = g.version + 1
                    from coursework.correction r
                   where r.case_id = :case and g.id = r.grade_id and g.version = r.from_version
                  returning g.*)
                """,
                caseId,
                at);
    }

    /// @return false if another version than the correction's stands by now
    boolean reverse(UUID caseId, Instant at) {
        sql.sql("update coursework.correction set reversed_at = :at where case_id = :case")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("case", caseId)
                .update();
        return written(
                """
                with written as (
                  update coursework.grade g
                     set usual = r.usual_was, midterm = r.midterm_was, practical = r.practical_was, exam = r.exam_was,
                         mark = r.mark_was, total = r.total_was, passed = r.passed_was, version = g.version + 1
                    from coursework.correction r
                   where r.case_id = :case and g.id = r.grade_id and g.version = r.from_version + 1
                  returning g.*)
                """,
                caseId,
                at);
    }

    private boolean written(String update, UUID caseId, Instant at) {
        var actor = Acting.now();
        return sql.sql(update + KEPT)
                        .param("case", caseId)
                        .param("by", actor.account())
                        .param("typist", actor.name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// The applicant and the case of what was granted, for its paper.
    Correction of(CaseView it) {
        return find(it.id()).orElseThrow();
    }

    private static @Nullable UUID teacher() {
        var actor = Acting.now();
        return actor.holds("teacher") ? actor.account() : null;
    }
}
