package org.matricula.change.batch;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What was done with each student and class of a batch, as it was written when it took effect.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class BatchResults {

    private final JdbcClient sql;

    BatchResults(JdbcClient sql) {
        this.sql = sql;
    }

    void keep(UUID batch, BatchPlan plan, long scope) {
        lines(batch, plan.lines());
        var sums = plan.sums();
        sql.sql(
                        """
                        insert into change.batch_class
                          (batch_id, unit_id, scope_pos, role, before, arrived, departed, after)
                        select :batch, c.unit, :scope, 'class', c.before, c.arrived, c.departed, c.after
                          from unnest(cast(:units as uuid[]), cast(:before as int[]), cast(:arrived as int[]),
                                      cast(:departed as int[]), cast(:after as int[]))
                               as c (unit, before, arrived, departed, after)
                        on conflict (batch_id, unit_id) do update
                          set before = excluded.before, arrived = excluded.arrived,
                              departed = excluded.departed, after = excluded.after
                        """)
                .param("batch", batch)
                .param("scope", scope)
                .param("units", sums.stream().map(BatchPlan.ClassSum::unitId).toArray(UUID[]::new))
                .param("before", numbers(sums, BatchPlan.ClassSum::before))
                .param("arrived", numbers(sums, BatchPlan.ClassSum::arrived))
                .param("departed", numbers(sums, BatchPlan.ClassSum::departed))
                .param("after", numbers(sums, BatchPlan.ClassSum::after))
                .update();
    }

    private static Integer[] numbers(
            List<BatchPlan.ClassSum> sums, Function<BatchPlan.ClassSum, Integer> of) {
        return sums.stream().map(of).toArray(Integer[]::new);
    }

    private void lines(UUID batch, List<BatchLine> lines) {
        sql.sql(
                        """
                        insert into change.batch_line
                          (batch_id, enrolment_id, person_id, scope_pos, name, student_number, from_unit_id,
                           from_level, outcome, why, detail, end_unit_id, end_level)
                        select :batch, e.id, e.person_id, e.scope_pos, c.name, e.student_number, c.unit, c.level,
                               c.outcome, c.why, c.detail, c.end_unit, c.end_level
                          from unnest(cast(:ids as uuid[]), cast(:names as text[]), cast(:units as uuid[]),
                                      cast(:levels as int[]), cast(:outcomes as text[]), cast(:whys as text[]),
                                      cast(:details as text[]), cast(:ends as uuid[]), cast(:endLevels as int[]))
                               as c (id, name, unit, level, outcome, why, detail, end_unit, end_level)
                          join registry.enrolment e on e.id = c.id
                        on conflict (batch_id, enrolment_id) do update
                          set outcome = excluded.outcome, why = excluded.why, detail = excluded.detail,
                              end_unit_id = excluded.end_unit_id, end_level = excluded.end_level
                        """)
                .param("batch", batch)
                .param("ids", lines.stream().map(BatchLine::enrolmentId).toArray(UUID[]::new))
                .param("names", lines.stream().map(BatchLine::name).toArray(String[]::new))
                .param(
                        "units",
                        lines.stream()
                                .map(it ->
                                        it.fromUnitId() == null ? it.nowUnitId() : it.fromUnitId())
                                .toArray(UUID[]::new))
                .param("levels", lines.stream().map(BatchLine::fromLevel).toArray(Integer[]::new))
                .param(
                        "outcomes",
                        lines.stream().map(it -> it.outcome().code()).toArray(String[]::new))
                .param("whys", lines.stream().map(BatchLine::why).toArray(String[]::new))
                .param("details", lines.stream().map(BatchLine::detail).toArray(String[]::new))
                .param("ends", lines.stream().map(BatchLine::endUnitId).toArray(UUID[]::new))
                .param("endLevels", lines.stream().map(BatchLine::endLevel).toArray(Integer[]::new))
                .update();
    }

    List<BatchLine> lines(UUID batch) {
        return sql.sql(
                        """
                        select l.enrolment_id, l.person_id, l.name, l.student_number, l.from_unit_id,
                               l.end_unit_id as now_unit_id, l.from_level, upper(l.outcome) as outcome, l.why,
                               l.detail, l.end_unit_id, l.end_level, l.note
                          from change.batch_line l join organisation.unit u on u.id = l.from_unit_id
                         where l.batch_id = :batch and l.outcome is not null
                         order by u.pos, l.student_number, l.enrolment_id
                        """)
                .param("batch", batch)
                .query(BatchLine.class)
                .list();
    }

    List<BatchPlan.ClassSum> sums(UUID batch) {
        return sql.sql(
                        """
                        select c.unit_id, c.before, c.arrived, c.departed, c.after from change.batch_class c
                          join organisation.unit u on u.id = c.unit_id
                         where c.batch_id = :batch and c.before is not null order by u.pos
                        """)
                .param("batch", batch)
                .query(BatchPlan.ClassSum.class)
                .list();
    }

    /// Units raised that are no class of the batch, the grade above them, become one.
    void raised(UUID batch, Collection<UUID> units, long scope) {
        sql.sql(
                        """
                        insert into change.batch_class (batch_id, unit_id, scope_pos, role, raised)
                        select :batch, u, :scope, 'class', true from unnest(cast(:units as uuid[])) u
                        on conflict (batch_id, unit_id) do update set raised = true
                        """)
                .param("batch", batch)
                .param("scope", scope)
                .param("units", units.toArray(UUID[]::new))
                .update();
    }

    void closed(UUID batch, UUID unit) {
        sql.sql(
                        "update change.batch_class set closed = true where batch_id = :batch and"
                                + " unit_id = :unit")
                .param("batch", batch)
                .param("unit", unit)
                .update();
    }
}
