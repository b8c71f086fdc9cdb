package org.matricula.teaching.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What came of an evaluation: counted and averaged, never listed with anything of whoever
/// answered.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class EvaluationResults {

    /// What came of a course.
    ///
    /// @param answers null where there are too few to be shown
    /// @param mean of all criteria, null as above
    public record Result(
            UUID taskId,
            String code,
            String course,
            String unit,
            UUID teacherId,
            String teacher,
            int students,
            @Nullable Integer answers,
            @Nullable BigDecimal mean) {}

    public record Mean(String criterion, BigDecimal mean) {}

    private final JdbcClient sql;

    EvaluationResults(JdbcClient sql) {
        this.sql = sql;
    }

    /// How many have answered so far, of how many: of the whole evaluation, never of a course.
    int[] turnout(Evaluation it) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select count(v.task_id) as given, count(*) as asked
                          from coursework.task t
                          join coursework.grade g on g.task_id = t.id and g.attempt in ('first', 'retake')
                          left join teaching.evaluation_given v on v.task_id = t.id and v.enrolment_id = g.enrolment_id
                         where t.institution_id = :institution and t.term_id = :term and t.scope_pos between :lo and :hi
                        """)
                .param("institution", it.institutionId())
                .param("term", it.termId())
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query((row, i) -> new int[] {row.getInt("given"), row.getInt("asked")})
                .single();
    }

    /// By course; a teacher's own only, and those only once their grades are published.
    ///
    /// @param teacher null for whoever watches over teaching
    List<Result> results(Evaluation it, @Nullable UUID teacher) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select t.id as task_id, c.code, c.name as course, trim(u.name || ' ' || t.group_name) as unit,
                               t.teacher_id, a.name as teacher, s.students,
                               case when n.answers >= :least then n.answers end as answers,
                               case when n.answers >= :least then n.mean end as mean
                          from coursework.task t
                          join curriculum.course c on c.id = t.course_id
                          join organisation.unit u on u.id = t.unit_id
                          join identity.account a on a.id = t.teacher_id
                          join lateral (select count(*) as students from coursework.grade g
                                where g.task_id = t.id and g.attempt in ('first', 'retake')) s on s.students > 0
                          cross join lateral (
                            select count(*) as answers,
                                   round(avg((select avg(x) from unnest(e.scores) x)), 2) as mean
                              from teaching.evaluation_answer e where e.task_id = t.id and e.evaluation_id = :id) n
                         where t.institution_id = :institution and t.term_id = :term and t.scope_pos between :lo and :hi
                           and (cast(:teacher as uuid) is null
                                or t.teacher_id = cast(:teacher as uuid) and t.stage = 'published')
                         order by mean desc nulls last, c.code, t.id
                        """)
                .param("id", it.id())
                .param("institution", it.institutionId())
                .param("term", it.termId())
                .param("least", it.least())
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("teacher", teacher)
                .query(Result.class)
                .list();
    }

    List<Mean> means(UUID evaluation, UUID task) {
        return sql.sql(
                        """
                        select k.name as criterion, round(avg(x.score), 2) as mean
                          from teaching.evaluation_answer e
                          cross join lateral unnest(e.criteria, e.scores) as x (criterion, score)
                          join teaching.criterion k on k.id = x.criterion
                         where e.evaluation_id = :evaluation and e.task_id = :task
                         group by k.id, k.name, k.seq order by k.seq, k.id
                        """)
                .param("evaluation", evaluation)
                .param("task", task)
                .query(Mean.class)
                .list();
    }

    /// In the order of drawn identifiers.
    List<String> comments(UUID evaluation, UUID task) {
        return sql.sql(
                        """
                        select comment from teaching.evaluation_answer
                         where evaluation_id = :evaluation and task_id = :task and comment <> '' order by id
                        """)
                .param("evaluation", evaluation)
                .param("task", task)
                .query(String.class)
                .list();
    }

    /// Those who teach something that was evaluated and may be read by them.
    List<UUID> teachers(Evaluation it) {
        return sql.sql(
                        """
                        select distinct t.teacher_id from coursework.task t
                         where t.institution_id = :institution and t.term_id = :term and t.stage = 'published'
                        """)
                .param("institution", it.institutionId())
                .param("term", it.termId())
                .query(UUID.class)
                .list();
    }
}
