package org.matricula.registry;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows a take-back closes, set by set.
@Repository
class UndoIntakeRows {

    private final JdbcClient sql;

    UndoIntakeRows(JdbcClient sql) {
        this.sql = sql;
    }

    record Worked(UUID enrolment, String why) {}

    void lock(List<UUID> enrolments) {
        sql.sql("select id from registry.enrolment where id = any(:ids) order by id for update")
                .param("ids", enrolments.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /// Somebody has checked it, a further act stands on it, or the enrolment or the person was
    /// edited since.
    Map<UUID, UndoIntake.Kept> kept(List<UUID> enrolments) {
        return sql
                .sql(
                        """
                        select w.id as enrolment, w.why from (
                          select e.id,
                                 case when (select count(*) from registry.status_event v
                                             where v.enrolment_id = e.id) <> 1 then 'ACTED_ON'
                                      when e.checked_by is not null then 'CHECKED'
                                      when e.version > 1 or p.version > 1 and not exists (
                                             select from registry.enrolment o
                                              where o.person_id = p.id and o.id <> e.id) then 'EDITED'
                                 end as why
                            from registry.enrolment e join registry.person p on p.id = e.person_id
                           where e.id = any(:ids)) w
                         where w.why is not null
                        """)
                .param("ids", enrolments.toArray(UUID[]::new))
                .query(Worked.class)
                .stream()
                .collect(
                        Collectors.toMap(
                                Worked::enrolment, it -> UndoIntake.Kept.valueOf(it.why())));
    }

    void reverse(List<UUID> enrolments, UUID batch, String reason) {
        var actor = Acting.now();
        sql.sql(
                        """
                        insert into registry.status_event
                          (enrolment_id, scope_pos, person_id, verb, effective_on, batch, status, reason, reverses,
                           recorded_by, recorder)
                        select e.enrolment_id, e.scope_pos, e.person_id, 'REVERSE', e.effective_on, :batch, e.status,
                               :reason, e.id, :account, :name
                          from registry.status_event e where e.enrolment_id = any(:ids)
                        """)
                .param("ids", enrolments.toArray(UUID[]::new))
                .param("batch", batch)
                .param("reason", reason)
                .param("account", actor.account())
                .param("name", actor.name())
                .update();
    }

    void closeSpells(UUID batch) {
        sql.sql(
                        """
                        update registry.spell s
                           set recorded = tstzrange(lower(s.recorded), r.recorded_at), closed_by = r.id
                          from registry.status_event r
                         where r.batch = :batch and s.enrolment_id = r.enrolment_id and upper_inf(s.recorded)
                        """)
                .param("batch", batch)
                .update();
    }

    void end(List<UUID> enrolments) {
        sql.sql(
                        """
                        update registry.enrolment
                           set active = false, student_number = null, registry_number = null, registry_digest = null,
                               registration = 'returned',
                               version = version + 1
                         where id = any(:ids)
                        """)
                .param("ids", enrolments.toArray(UUID[]::new))
                .update();
    }

    /// Takes them out of the list and the searches; the document of somebody who is nowhere else is
    /// free again.
    void forget(List<UUID> enrolments) {
        var ids = enrolments.toArray(UUID[]::new);
        for (var table : List.of("student", "name_part")) {
            sql.sql("delete from registry." + table + " where enrolment_id = any(:ids)")
                    .param("ids", ids)
                    .update();
        }
        sql.sql(
                        """
                        delete from registry.person_key k
                         using registry.enrolment e
                         where e.id = any(:ids) and k.person_id = e.person_id
                           and not exists (select from registry.enrolment o
                                            where o.person_id = e.person_id and o.registration <> 'returned')
                           and e.person_id not in (
                                 select a.person_id from registry.active_elsewhere(
                                          array(select n.person_id from registry.enrolment n
                                                 where n.id = any(:ids))) a)
                        """)
                .param("ids", ids)
                .update();
    }
}
