package org.matricula.teaching.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 课程评估, its criteria, and the giving of answers.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Evaluations {

    public record Criterion(UUID id, int seq, String name) {}

    /// A course that a student may evaluate, or has.
    public record Due(
            UUID evaluationId,
            UUID taskId,
            UUID enrolmentId,
            UUID institutionId,
            String course,
            String teacher,
            LocalDate closesOn,
            boolean given) {}

    private static final String SELECT =
            """
            select e.id, e.institution_id, e.term_id, m.year || ' ' || m.name as term, e.opens_on, e.closes_on,
                   e.least, e.opener, e.released_at
              from teaching.evaluation e join calendar.term m on m.id = e.term_id
            """;

    private final JdbcClient sql;

    Evaluations(JdbcClient sql) {
        this.sql = sql;
    }

    /// Of an institution, the newest term first.
    List<Evaluation> of(UUID institution) {
        return sql.sql(
                        SELECT
                                + " where e.institution_id = :institution order by lower(m.during) desc")
                .param("institution", institution)
                .query(Evaluation.class)
                .list();
    }

    /// @throws Absent if there is none such in the institution
    Evaluation get(UUID institution, UUID evaluation) {
        return sql.sql(SELECT + " where e.institution_id = :institution and e.id = :id")
                .param("institution", institution)
                .param("id", evaluation)
                .query(Evaluation.class)
                .optional()
                .orElseThrow(() -> new Absent("evaluation " + evaluation));
    }

    void hold(UUID evaluation) {
        sql.sql("select id from teaching.evaluation where id = :id for update")
                .param("id", evaluation)
                .query(UUID.class)
                .optional();
    }

    /// @return empty if the term has one already
    Optional<UUID> open(
            UUID institution,
            UUID term,
            LocalDate opensOn,
            LocalDate closesOn,
            int least,
            Instant at) {
        return sql.sql(
                        """
                        insert into teaching.evaluation
                          (institution_id, term_id, opens_on, closes_on, least, opener, opened_at)
                        values (:institution, :term, :opens, :closes, :least, :opener, :at)
                        on conflict do nothing returning id
                        """)
                .param("institution", institution)
                .param("term", term)
                .param("opens", opensOn)
                .param("closes", closesOn)
                .param("least", least)
                .param("opener", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    List<Criterion> criteria(UUID institution) {
        return sql.sql(
                        """
                        select id, seq, name from teaching.criterion
                         where institution_id = :institution and ended_on is null order by seq, id
                        """)
                .param("institution", institution)
                .query(Criterion.class)
                .list();
    }

    /// From now on these are asked, in this order; those of before are kept for their answers.
    void criteria(UUID institution, List<String> names, LocalDate on) {
        sql.sql(
                        "update teaching.criterion set ended_on = :on where institution_id = :institution and ended_on is null")
                .param("on", on)
                .param("institution", institution)
                .update();
        sql.sql(
                        """
                        insert into teaching.criterion (institution_id, seq, name)
                        select :institution, n.seq, n.name
                          from unnest(cast(:names as text[])) with ordinality n (name, seq)
                        """)
                .param("institution", institution)
                .param("names", names.toArray(String[]::new))
                .update();
    }

    /// Of students, what is open on a day: the courses they take whose grades are not published.
    List<Due> due(List<UUID> enrolments, LocalDate on) {
        return sql.sql(
                        """
                        select e.id as evaluation_id, t.id as task_id, g.enrolment_id, e.institution_id, c.name as course,
                               a.name as teacher, e.closes_on,
                               exists (select from teaching.evaluation_given v
                                     where v.task_id = t.id and v.enrolment_id = g.enrolment_id) as given
                          from coursework.grade g
                          join coursework.task t on t.id = g.task_id and t.stage <> 'published'
                          join teaching.evaluation e on e.institution_id = t.institution_id and e.term_id = t.term_id
                          join curriculum.course c on c.id = t.course_id
                          join identity.account a on a.id = t.teacher_id
                         where g.enrolment_id = any (:enrolments) and g.attempt in ('first', 'retake')
                           and e.released_at is null and :on between e.opens_on and e.closes_on
                         order by given, c.name, t.id
                        """)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .param("on", on)
                .query(Due.class)
                .list();
    }

    /// @return false if this student has answered before
    boolean given(UUID task, UUID enrolment) {
        return sql.sql(
                                """
                                insert into teaching.evaluation_given (task_id, enrolment_id, scope_pos, person_id)
                                select :task, s.enrolment_id, s.scope_pos, s.person_id
                                  from registry.student s where s.enrolment_id = :enrolment
                                on conflict do nothing
                                """)
                        .param("task", task)
                        .param("enrolment", enrolment)
                        .update()
                == 1;
    }

    void answer(
            UUID evaluation, UUID task, List<UUID> criteria, List<Integer> scores, String comment) {
        sql.sql(
                        """
                        insert into teaching.evaluation_answer (evaluation_id, task_id, scope_pos, criteria, scores, comment)
                        select :evaluation, t.id, t.scope_pos, :criteria, cast(:scores as smallint[]), :comment
                          from coursework.task t where t.id = :task
                        """)
                .param("evaluation", evaluation)
                .param("task", task)
                .param("criteria", criteria.toArray(UUID[]::new))
                .param("scores", scores.toArray(Integer[]::new))
                .param("comment", comment)
                .update();
    }

    /// Every answer and every mark of an answer is written anew at once, in an order drawn by lot:
    /// neither the place nor the transaction of a row tells any more which student's it was.
    void mix(UUID evaluation) {
        sql.sql(
                        """
                        with gone as (delete from teaching.evaluation_answer where evaluation_id = :id returning *)
                        insert into teaching.evaluation_answer (evaluation_id, task_id, scope_pos, criteria, scores, comment)
                        select evaluation_id, task_id, scope_pos, criteria, scores, comment from gone
                         order by gen_random_uuid()
                        """)
                .param("id", evaluation)
                .update();
        sql.sql(
                        """
                        update teaching.evaluation_given v set scope_pos = v.scope_pos
                          from coursework.task t, teaching.evaluation e
                         where e.id = :id and t.id = v.task_id and t.term_id = e.term_id
                           and t.institution_id = e.institution_id
                        """)
                .param("id", evaluation)
                .update();
    }

    void released(UUID evaluation, Instant at) {
        sql.sql("update teaching.evaluation set released_at = :at, releaser = :by where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", Acting.now().name())
                .param("id", evaluation)
                .update();
    }

    /// Of whoever acts.
    List<UUID> own() {
        return sql.sql(
                        """
                        select s.enrolment_id from registry.student s
                         where s.person_id = any ((select string_to_array(current_setting('app.persons'), ','))::uuid[])
                         order by s.enrolment_id
                        """)
                .query(UUID.class)
                .list();
    }
}
