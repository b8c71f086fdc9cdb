package org.matricula.clearance.desk;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.registry.TransferObstacle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 未了事项: what an office holds against students who are still here, and that it keeps them from
/// leaving for another school (转学须先了结未了事项).
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class HoldRows implements TransferObstacle {

    private static final String UNSETTLED = "transfer.unsettled";

    record Student(UUID id, String number, long scopePos) {}

    private record Held(String office, String note) {}

    private final JdbcClient sql;

    HoldRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those of an institution within the acting person's reach who study there now, by number;
    /// locked, so that two offices at once do not write one twice.
    Map<String, Student> students(UUID institution, Set<String> numbers) {
        return sql
                .sql(
                        """
                        select e.id, e.student_number as number, e.scope_pos from registry.enrolment e
                         where e.institution_id = :institution and e.active and e.student_number = any (:numbers)
                         order by e.id for no key update
                        """)
                .param("institution", institution)
                .param("numbers", numbers.toArray(String[]::new))
                .query(Student.class)
                .stream()
                .collect(Collectors.toMap(Student::number, Function.identity()));
    }

    /// Who has an item with the office already.
    Set<UUID> held(UUID office, Collection<Student> students) {
        return Set.copyOf(
                sql.sql(
                                """
                                select i.enrolment_id from clearance.item i
                                 where i.office_id = :office and i.withdrawn_at is null
                                   and i.enrolment_id = any (:students)
                                """)
                        .param("office", office)
                        .param("students", ids(students))
                        .query(UUID.class)
                        .list());
    }

    void add(ClearanceRows.Office office, List<Student> students, List<String> notes, Instant at) {
        var actor = Acting.now();
        sql.sql(
                        """
                        insert into clearance.item
                          (institution_id, enrolment_id, person_id, scope_pos, office_id, leaving, state, note,
                           opened_at, signed_by, signed_account, signed_at)
                        select e.institution_id, e.id, e.person_id, e.scope_pos, :office, 'hold', 'held', d.note,
                               :at, :by, :account, :at
                          from unnest(cast(:students as uuid[]), cast(:notes as text[])) as d (id, note)
                          join registry.enrolment e on e.id = d.id
                        """)
                .param("office", office.id())
                .param("students", ids(students))
                .param("notes", notes.toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", actor.name())
                .param("account", actor.account(), java.sql.Types.OTHER)
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Refusal> obstacles(UUID enrolment) {
        return sql
                .sql(
                        """
                        select o.name as office, i.note
                          from clearance.item i join clearance.office o on o.id = i.office_id
                         where i.enrolment_id = :enrolment and i.withdrawn_at is null and i.state = 'held'
                         order by o.seq, o.name
                        """)
                .param("enrolment", enrolment)
                .query(Held.class)
                .stream()
                .map(it -> Refusal.rule(UNSETTLED, it.office(), it.note()))
                .toList();
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<String> codes() {
        return List.of(UNSETTLED);
    }

    private static UUID[] ids(Collection<Student> students) {
        return students.stream().map(Student::id).toArray(UUID[]::new);
    }
}
