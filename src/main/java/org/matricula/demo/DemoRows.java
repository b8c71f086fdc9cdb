package org.matricula.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What the demonstration asks of the register it has made.
@Repository
@Transactional(readOnly = true)
class DemoRows {

    record Enrolled(
            UUID enrolmentId,
            UUID personId,
            String studentNumber,
            LocalDate entryOn,
            String name) {}

    private final JdbcClient sql;

    DemoRows(JdbcClient sql) {
        this.sql = sql;
    }

    boolean anyUnit() {
        return sql.sql("select exists (select from organisation.unit)")
                .query(Boolean.class)
                .single();
    }

    long students() {
        return sql.sql("select count(*) from registry.student").query(Long.class).single();
    }

    /// Everyone of an institution, in the order of their numbers.
    List<Enrolled> of(UUID institution) {
        return sql.sql(
                        """
                        select s.enrolment_id, s.person_id, s.student_number, e.entry_on, s.name
                          from registry.student s join registry.enrolment e on e.id = s.enrolment_id
                         where s.institution_id = :institution order by s.student_number
                        """)
                .param("institution", institution)
                .query(Enrolled.class)
                .list();
    }

    /// Everyone of a class, in the order of their numbers.
    List<Enrolled> inClass(UUID unit) {
        return sql.sql(
                        """
                        select s.enrolment_id, s.person_id, s.student_number, e.entry_on, s.name
                          from registry.student s join registry.enrolment e on e.id = s.enrolment_id
                         where s.unit_id = :unit order by s.student_number
                        """)
                .param("unit", unit)
                .query(Enrolled.class)
                .list();
    }

    /// Those within a unit's subtree of whom nothing is known but that they came, before a day.
    List<Enrolled> undisturbed(UUID unit, LocalDate before) {
        return sql.sql(
                        """
                        select s.enrolment_id, s.person_id, s.student_number, e.entry_on, s.name
                          from registry.student s
                          join registry.enrolment e on e.id = s.enrolment_id
                          join organisation.unit u on u.id = :unit and s.scope_pos between u.pos and u.pos_end
                         where e.entry_on < :before
                           and not exists (select from registry.account_person a where a.person_id = s.person_id)
                           and not exists (select from registry.guardian g
                                            where g.person_id = s.person_id and g.account_id is not null)
                           and not exists (select from registry.status_event v
                                            where v.enrolment_id = s.enrolment_id and v.verb <> 'ENROL')
                         order by s.student_number
                        """)
                .param("unit", unit)
                .param("before", before)
                .query(Enrolled.class)
                .list();
    }

    /// Of the account's own person, or of its ward.
    Enrolled behind(UUID account) {
        return sql.sql(
                        """
                        select s.enrolment_id, s.person_id, s.student_number, e.entry_on, s.name
                          from registry.student s join registry.enrolment e on e.id = s.enrolment_id
                         where s.person_id in (select a.person_id from registry.account_person a where a.account_id = :account
                                               union all
                                               select g.person_id from registry.guardian g where g.account_id = :account)
                        """)
                .param("account", account)
                .query(Enrolled.class)
                .single();
    }

    /// The turn a case waits at, and the posts that may decide it.
    record Turn(UUID step, String[] roles) {}

    Optional<Turn> turn(UUID caseId) {
        return sql.sql(
                        """
                        select id as step, roles from workflow.step
                         where case_id = :case and decision is null
                        """)
                .param("case", caseId)
                .query((row, number) ->
                        new Turn(
                                row.getObject("step", UUID.class),
                                (String[]) row.getArray("roles").getArray()))
                .optional();
    }
}
