package org.matricula.coursework;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.matricula.codebook.Level;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes grades of later attempts, each with its first kept value.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class LaterRows {

    private final JdbcClient sql;

    LaterRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Which of them study for a bachelor's degree.
    Set<UUID> bachelors(Collection<UUID> enrolments) {
        return Set.copyOf(
                sql.sql(
                                """
                                select enrolment_id from registry.student
                                 where enrolment_id = any (:ids) and level = any (:levels)
                                """)
                        .param("ids", enrolments.toArray(UUID[]::new))
                        .param("levels", Level.bachelors())
                        .query(UUID.class)
                        .list());
    }

    /// A grade lies where its student does.
    int write(UUID task, String attempt, List<LaterLine> lines, Instant at) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        with typed as (
                          select * from unnest(cast(:ids as uuid[]), cast(:usual as numeric[]), cast(:midterm as numeric[]),
                                               cast(:practical as numeric[]), cast(:exam as numeric[]),
                                               cast(:marks as text[]), cast(:totals as int[]), cast(:passed as boolean[]))
                                   as t (enrolment_id, usual, midterm, practical, exam, mark, total, passed)),
                        written as (
                          insert into coursework.grade
                            (task_id, enrolment_id, scope_pos, person_id, attempt, usual, midterm, practical, exam, mark, total,
                             passed, version)
                          select :task, s.enrolment_id, s.scope_pos, s.person_id, :attempt, t.usual, t.midterm,
                                 t.practical, t.exam, t.mark, t.total, t.passed, 1
                            from typed t join registry.student s on s.enrolment_id = t.enrolment_id
                           order by s.enrolment_id
                          returning *)
                        insert into coursework.grade_version
                          (grade_id, version, scope_pos, person_id, usual, midterm, practical, exam, mark, total, typed_by, typist,
                           typed_at)
                        select w.id, w.version, w.scope_pos, w.person_id, w.usual, w.midterm, w.practical, w.exam, w.mark, w.total,
                               cast(:by as uuid), :typist, :at
                          from written w
                        """)
                .param("task", task)
                .param("attempt", attempt)
                .param("ids", lines.stream().map(it -> it.of().grade()).toArray(UUID[]::new))
                .param(
                        "usual",
                        lines.stream().map(it -> it.of().usual()).toArray(BigDecimal[]::new))
                .param(
                        "midterm",
                        lines.stream().map(it -> it.of().midterm()).toArray(BigDecimal[]::new))
                .param(
                        "practical",
                        lines.stream().map(it -> it.of().practical()).toArray(BigDecimal[]::new))
                .param("exam", lines.stream().map(it -> it.of().exam()).toArray(BigDecimal[]::new))
                .param("marks", lines.stream().map(it -> it.of().mark()).toArray(String[]::new))
                .param("totals", lines.stream().map(LaterLine::total).toArray(Integer[]::new))
                .param("passed", lines.stream().map(LaterLine::passed).toArray(Boolean[]::new))
                .param("by", actor.account())
                .param("typist", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
