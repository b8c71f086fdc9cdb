package org.matricula.demo;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.matricula.kernel.Actor;
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

    boolean told(String act) {
        return sql.sql("select exists (select from audit.entry where action = :act)")
                .param("act", act)
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

    /// Students of a unit with a card in their hands and no application under way.
    List<Enrolled> withCards(UUID unit, int limit) {
        return sql.sql(
                        """
                        select s.enrolment_id, s.person_id, s.student_number, e.entry_on, s.name
                          from organisation.unit u
                          join registry.student s on s.scope_pos between u.pos and u.pos_end and s.status = '01'
                          join registry.enrolment e on e.id = s.enrolment_id
                          join card.card c on c.enrolment_id = s.enrolment_id and c.state = 'issued'
                         where u.id = :unit
                           and not exists (select from workflow.case_file f where f.subject_id = s.enrolment_id)
                         order by s.student_number limit :limit
                        """)
                .param("unit", unit)
                .param("limit", limit)
                .query(Enrolled.class)
                .list();
    }

    /// Who studies in a unit, entered in one of the years, and has no application under way.
    List<Enrolled> free(UUID unit, int entryYear, int limit) {
        return sql.sql(
                        """
                        select s.enrolment_id, s.person_id, s.student_number, e.entry_on, s.name
                          from organisation.unit u
                          join registry.student s on s.scope_pos between u.pos and u.pos_end and s.status = '01'
                          join registry.enrolment e on e.id = s.enrolment_id
                         where u.id = :unit and extract(year from e.entry_on) = :year
                           and not exists (select from workflow.case_file f where f.subject_id = s.enrolment_id)
                         order by s.student_number desc limit :limit
                        """)
                .param("unit", unit)
                .param("year", entryYear)
                .param("limit", limit)
                .query(Enrolled.class)
                .list();
    }

    /// Applications of a kind that nobody has decided anything about.
    List<UUID> untouched(String kind) {
        return sql.sql(
                        """
                        select c.id from workflow.case_file c
                         where c.kind = :kind and c.state = 'submitted' order by c.id
                        """)
                .param("kind", kind)
                .query(UUID.class)
                .list();
    }

    /// Those among some people within whose reach a case lies.
    List<Actor> within(UUID caseId, Collection<Actor> people) {
        var pos =
                sql.sql("select scope_pos from workflow.case_file where id = :case")
                        .param("case", caseId)
                        .query(Long.class)
                        .single();
        return people.stream().filter(it -> it.scope().reaches(pos)).toList();
    }

    /// The first programme with places in a round that takes applications.
    Optional<UUID> programmeWithPlaces() {
        return sql.sql(
                        "select q.major_id from change.programme_quota q order by q.major_id limit 1")
                .query(UUID.class)
                .optional();
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
