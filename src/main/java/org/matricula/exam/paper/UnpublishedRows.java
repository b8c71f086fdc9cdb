package org.matricula.exam.paper;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.StepUndone;
import org.matricula.kernel.Acting;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Courses a round's list goes without, and why.
@Repository
@Transactional
public class UnpublishedRows {

    /// Why the list was taken without them.
    public record GoingOn(int tasks, String why, String byName) {}

    private static final String OF =
            """
              from exam.round r
              join coursework.task t on t.institution_id = r.institution_id and t.term_id = r.term_id
                                    and t.stage <> 'published'
             where r.id = :round and r.kind = 'make-up'
               and exists (select from coursework.grade g where g.task_id = t.id)
            """;

    private final JdbcClient sql;

    UnpublishedRows(JdbcClient sql) {
        this.sql = sql;
    }

    int count(UUID round) {
        return sql.sql("select count(*) " + OF).param("round", round).query(Integer.class).single();
    }

    /// By task.
    ///
    /// @param after the last seen, null for the first
    List<Unpublished> page(UUID round, @Nullable UUID after, int most) {
        return sql.sql(
                        """
                        select t.id as task, c.name as course, u.name as unit, a.name as teacher, t.stage,
                               greatest(t.closes_on, t.late_until) as last_day,
                               (select count(*) from coursework.grade g where g.task_id = t.id) as students
                          from (select t.* %s
                                   and (cast(:after as uuid) is null or t.id > cast(:after as uuid))
                                 order by t.id limit :most) t
                          join curriculum.course c on c.id = t.course_id
                          join organisation.unit u on u.id = t.unit_id
                          join identity.account a on a.id = t.teacher_id
                         order by t.id
                        """
                                .formatted(OF))
                .param("round", round)
                .param("after", after)
                .param("most", most)
                .query(Unpublished.class)
                .list();
    }

    Optional<GoingOn> goingOn(UUID round) {
        return sql.sql("select tasks, why, by_name from exam.going_on where round_id = :round")
                .param("round", round)
                .query(GoingOn.class)
                .optional();
    }

    void goOn(UUID round, int tasks, String why, Instant at) {
        var actor = Acting.now();
        sql.sql(
                        """
                        insert into exam.going_on (round_id, tasks, why, by_id, by_name, at)
                        values (:round, :tasks, :why, cast(:by as uuid), :name, :at)
                        on conflict (round_id) do update
                          set tasks = excluded.tasks, why = excluded.why, by_id = excluded.by_id,
                              by_name = excluded.by_name, at = excluded.at
                        """)
                .param("round", round)
                .param("tasks", tasks)
                .param("why", why)
                .param("by", actor.account())
                .param("name", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// With the step its reason is taken back.
    @EventListener
    public void on(StepUndone undone) {
        if (undone.step() == ExamStep.LIST) {
            sql.sql("delete from exam.going_on where round_id = :round")
                    .param("round", undone.round().id())
                    .update();
        }
    }
}
