package org.matricula.discipline;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.matricula.organisation.Repositioned;
import org.matricula.registry.PersonHanded;
import org.matricula.registry.StudentPlaced;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Offences, sanctions and appeals lie where their student does.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DisciplinePlaces {

    /// Rows of an enrolment.
    private static final List<String> OWN = List.of("offence", "sanction");

    /// Rows of a case.
    private static final List<String> OF_CASE =
            List.of(
                    "proceeding", "delivery", "appeal", "appeal_member", "meeting_member", "paper");

    private final JdbcClient sql;

    DisciplinePlaces(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    public void on(Repositioned moved) {
        for (var table : Stream.concat(OWN.stream(), OF_CASE.stream()).toList()) {
            sql.sql(
                            """
                            update discipline.%s t set scope_pos = m.new_pos
                              from unnest(cast(:old as bigint[]), cast(:new as bigint[])) as m (old_pos, new_pos)
                             where t.scope_pos = m.old_pos
                            """
                                    .formatted(table))
                    .param("old", moved.oldPositions())
                    .param("new", moved.newPositions())
                    .update();
        }
    }

    @EventListener
    public void on(StudentPlaced placed) {
        set("scope_pos = :value", List.of(placed.enrolment()), placed.to());
    }

    @EventListener
    public void on(PersonHanded handed) {
        set("person_id = :value", handed.enrolments(), handed.person());
    }

    private void set(String change, List<UUID> enrolments, Object value) {
        var cases =
                "case_id in (select c.id from workflow.case_file c where c.subject_id = any (:enrolments))";
        update(
                "paper",
                change,
                "offence_id in (select o.id from discipline.offence o where o.enrolment_id = any (:enrolments))",
                enrolments,
                value);
        OF_CASE.forEach(table -> update(table, change, cases, enrolments, value));
        OWN.forEach(table ->
                update(table, change, "enrolment_id = any (:enrolments)", enrolments, value));
    }

    private void update(
            String table, String change, String which, List<UUID> enrolments, Object value) {
        sql.sql("update discipline.%s set %s where %s".formatted(table, change, which))
                .param("value", value)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .update();
    }
}
