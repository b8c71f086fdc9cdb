package org.matricula.exam.result;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.StepUndone;
import org.matricula.kernel.Acting;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes results before they are published, markers, and the workload report.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ResultRows {

    private final JdbcClient sql;

    ResultRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// @return the lines that were written; one not among them has another version by now
    List<UUID> write(UUID round, UUID course, List<TypedResult> lines, Instant at) {
        return sql.sql(
                        """
                        update exam.candidate c
                           set exam = t.exam, mark = t.mark, version = c.version + 1, typist_id = cast(:by as uuid),
                               typist = :name, typed_at = :at
                          from unnest(cast(:ids as uuid[]), cast(:versions as int[]), cast(:exams as numeric[]),
                                      cast(:marks as text[])) as t (id, version, exam, mark)
                         where c.id = t.id and c.version = t.version and c.round_id = :round and c.course_id = :course
                           and c.excluded is null
                        returning c.id
                        """)
                .param("round", round)
                .param("course", course)
                .param("ids", lines.stream().map(TypedResult::candidate).toArray(UUID[]::new))
                .param("versions", lines.stream().map(TypedResult::version).toArray(Integer[]::new))
                .param("exams", lines.stream().map(TypedResult::exam).toArray(BigDecimal[]::new))
                .param("marks", lines.stream().map(TypedResult::mark).toArray(String[]::new))
                .param("by", Acting.now().account())
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }

    /// Whether an account typed any of the round's results as they stand.
    boolean typed(UUID round, @Nullable UUID account) {
        return sql.sql(
                        """
                        select exists (select from exam.candidate
                                        where round_id = :round and typist_id = cast(:account as uuid))
                        """)
                .param("round", round)
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /// @return how many courses of the round these were
    int markers(UUID round, UUID course, UUID account) {
        return sql.sql(
                        """
                        update exam.paper set marker_id = :account where round_id = :round and course_id = :course
                        """)
                .param("account", account)
                .param("round", round)
                .param("course", course)
                .update();
    }

    /// As it is handed in, it stays.
    void freeze(UUID round, Instant at) {
        sql.sql("delete from exam.workload where round_id = :round").param("round", round).update();
        sql.sql(
                        """
                        insert into exam.workload (round_id, account_id, papers, invigilated, patrolled, marked, hander, handed_at)
                        select w.round_id, w.account_id, w.papers, w.invigilated, w.patrolled, w.marked, :name, :at
                          from (%s) w
                        """
                                .formatted(Workloads.COUNTED))
                .param("round", round)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @EventListener
    public void on(StepUndone undone) {
        if (undone.step() == ExamStep.MARKING) {
            sql.sql("delete from exam.workload where round_id = :round")
                    .param("round", undone.round().id())
                    .update();
        }
    }
}
