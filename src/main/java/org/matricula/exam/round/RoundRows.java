package org.matricula.exam.round;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes rounds and their steps.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class RoundRows {

    private final JdbcClient sql;

    RoundRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// @return empty if the term has its round of the kind already
    Optional<UUID> open(NewRound it, Instant at) {
        return sql.sql(
                        """
                        insert into exam.round
                          (institution_id, kind, term_id, held_term_id, ends_on, results_due_on, closes_on, opened_by, opener,
                           opened_at)
                        values (:institution, :kind, :term, :held, :ends, :due, :closes, cast(:by as uuid), :name, :at)
                        on conflict do nothing returning id
                        """)
                .param("institution", it.institution())
                .param("kind", it.kind())
                .param("term", it.term())
                .param("held", it.heldTerm())
                .param("ends", it.endsOn())
                .param("due", it.resultsDueOn())
                .param("closes", it.closesOn())
                .param("by", Acting.now().account())
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    void steps(UUID round, Map<ExamStep, LocalDate> due) {
        var steps = due.keySet().stream().toList();
        sql.sql(
                        """
                        insert into exam.round_step (round_id, step, due_on)
                        select :round, s.step, s.due
                          from unnest(cast(:steps as int[]), cast(:due as date[])) as s (step, due)
                        """)
                .param("round", round)
                .param("steps", steps.stream().map(ExamStep::number).toArray(Integer[]::new))
                .param(
                        "due",
                        steps.stream()
                                .map(due::get)
                                .map(LocalDate::toString)
                                .toArray(String[]::new))
                .update();
    }

    void hold(UUID round) {
        sql.sql("select id from exam.round where id = :id for update")
                .param("id", round)
                .query(UUID.class)
                .optional();
    }

    void begin(UUID round, ExamStep step, Instant at) {
        sql.sql(
                        """
                        update exam.round_step set begun_at = :at
                         where round_id = :round and step = :step and begun_at is null
                        """)
                .param("round", round)
                .param("step", step.number())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void finish(UUID round, ExamStep step, Instant at) {
        sql.sql(
                        """
                        update exam.round_step
                           set begun_at = coalesce(begun_at, :at), done_at = :at, done_by = cast(:by as uuid), doer = :name
                         where round_id = :round and step = :step
                        """)
                .param("round", round)
                .param("step", step.number())
                .param("by", Acting.now().account())
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void reopen(UUID round, ExamStep step) {
        sql.sql(
                        """
                        update exam.round_step set begun_at = null, done_at = null, done_by = null, doer = null
                         where round_id = :round and step = :step
                        """)
                .param("round", round)
                .param("step", step.number())
                .update();
    }

    void published(UUID round) {
        sql.sql("update exam.round set state = 'published' where id = :id")
                .param("id", round)
                .update();
    }

    void markingPlace(UUID round, String place) {
        sql.sql("update exam.round set marking_place = :place where id = :id")
                .param("place", place)
                .param("id", round)
                .update();
    }
}
