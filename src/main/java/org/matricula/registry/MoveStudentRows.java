package org.matricula.registry;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.matricula.organisation.Repositioned;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Moves what other modules keep about a student along with the student.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class MoveStudentRows {

    private final List<StudentRows> kept;
    private final JdbcClient sql;

    MoveStudentRows(List<StudentRows> kept, JdbcClient sql) {
        this.kept = kept;
        this.sql = sql;
    }

    @EventListener
    public void on(Repositioned moved) {
        tables().forEach(table ->
                sql.sql(
                                """
                                update %s t set scope_pos = m.new_pos
                                  from unnest(cast(:old as bigint[]), cast(:new as bigint[])) as m (old_pos, new_pos)
                                 where t.scope_pos = m.old_pos
                                """
                                        .formatted(table.name()))
                        .param("old", moved.oldPositions())
                        .param("new", moved.newPositions())
                        .update());
    }

    @EventListener
    public void on(StudentsPlaced placed) {
        var goals = placed.byGoal();
        tables().filter(it -> it.found() != null)
                .forEach(table ->
                        goals.forEach((goal, enrolments) ->
                                set(table, "scope_pos", enrolments, goal.pos())));
    }

    @EventListener
    public void on(PersonHanded handed) {
        tables().filter(StudentRows.Table::person)
                .forEach(table -> set(table, "person_id", handed.enrolments(), handed.person()));
    }

    private Stream<StudentRows.Table> tables() {
        return kept.stream().map(StudentRows::tables).flatMap(List::stream);
    }

    private void set(
            StudentRows.Table table, String column, Collection<UUID> enrolments, Object value) {
        sql.sql("update %s set %s = :value where %s".formatted(table.name(), column, table.found()))
                .param("value", value)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .update();
    }
}
