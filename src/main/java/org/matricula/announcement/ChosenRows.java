package org.matricula.announcement;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.matricula.identity.Holder;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Whom an announcement is for, found among those within the sender's reach.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ChosenRows {

    /// The guardians with custody of those who are minors (民法典 第十七条、第二十七条).
    private static final String GUARDIANS =
            """
            join registry.guardian g on g.person_id = s.person_id and g.custody
             and (s.birth_on is null or s.birth_on > :adult)
            """;

    private final JdbcClient sql;

    ChosenRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// The students chosen, each once, with their account where they have one.
    int addStudents(UUID id, Aimed it) {
        return chosen(
                        it,
                        """
                        insert into announcement.recipient (announcement_id, account_id, unit_id, enrolment_id, name, number)
                        select :id, (select a.account_id from registry.account_person a
                                      where a.person_id = s.person_id limit 1),
                               s.unit_id, s.enrolment_id, s.name, s.student_number
                          from registry.student s
                        """)
                .param("id", id)
                .update();
    }

    /// Which of the numbers named are students chosen by the rest.
    Set<String> numbers(Aimed it) {
        return Set.copyOf(
                chosen(it, "select distinct s.student_number from registry.student s\n")
                        .query(String.class)
                        .list());
    }

    int addGuardians(UUID id, Aimed it, LocalDate adult) {
        return chosen(
                        it,
                        """
                        insert into announcement.recipient
                          (announcement_id, account_id, unit_id, enrolment_id, name, number, about)
                        select :id, g.account_id, s.unit_id, s.enrolment_id, g.name, s.student_number, s.name
                          from registry.student s
                        """
                                + GUARDIANS)
                .param("id", id)
                .param("adult", adult)
                .update();
    }

    Reach.Count students(Aimed it) {
        return chosen(
                        it,
                        """
                        select count(*)::int as people, (count(*) filter (where not exists (
                                 select from registry.account_person a where a.person_id = s.person_id)))::int as without
                          from registry.student s
                        """)
                .query(Reach.Count.class)
                .single();
    }

    Reach.Count guardians(Aimed it, LocalDate adult) {
        return chosen(
                        it,
                        """
                        select count(*)::int as people, (count(*) filter (where g.account_id is null))::int as without
                          from registry.student s
                        """
                                + GUARDIANS)
                .param("adult", adult)
                .query(Reach.Count.class)
                .single();
    }

    int addStaff(UUID id, List<Holder> holders, Unit unit) {
        return sql.sql(
                        """
                        insert into announcement.recipient (announcement_id, account_id, unit_id, name)
                        select distinct on (h.account) :id, h.account, coalesce(h.unit, :unit), h.name
                          from unnest(cast(:accounts as uuid[]), cast(:units as uuid[]), cast(:names as text[]))
                            as h (account, unit, name)
                         order by h.account
                        """)
                .param("id", id)
                .param("unit", unit.id())
                .param(
                        "accounts",
                        holders.stream().map(it -> it.account().toString()).toArray(String[]::new))
                .param(
                        "units",
                        holders.stream()
                                .map(it -> it.unit() == null ? null : it.unit().toString())
                                .toArray(String[]::new))
                .param("names", holders.stream().map(Holder::name).toArray(String[]::new))
                .update();
    }

    private JdbcClient.StatementSpec chosen(Aimed aimed, String insert) {
        var it = aimed.it();
        var view = aimed.view();
        var scope = Acting.now().scope().within(view.lo(), view.hi());
        return sql.sql(
                        insert
                                + """
                                 where s.scope_pos between :lo and :hi
                                   and exists (select from unnest(cast(:los as bigint[]), cast(:his as bigint[])) as r (lo, hi)
                                                where s.scope_pos between r.lo and r.hi)
                                   and s.status = any (case when cardinality(:statuses) > 0 then :statuses
                                                            when cardinality(:seen) > 0 then :seen else :active end)
                                   and (cardinality(:seen) = 0 or s.status = any (:seen))
                                   and (cardinality(:grades) = 0 or s.grade_level = any (:grades))
                                   and (cardinality(:gradesSeen) = 0 or s.grade_level = any (:gradesSeen))
                                   and (cardinality(:years) = 0 or s.entry_year = any (:years))
                                   and (cardinality(:yearsSeen) = 0 or s.entry_year = any (:yearsSeen))
                                   and (cardinality(:sexes) = 0 or s.sex = any (:sexes))
                                   and (cardinality(:levels) = 0 or s.level = any (:levels))
                                   and (cast(:registration as text) is null or s.registration = :registration)
                                   and (cardinality(:numbers) = 0 or s.student_number = any (:numbers))
                                """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("los", aimed.units().stream().map(Unit::pos).toArray(Long[]::new))
                .param("his", aimed.units().stream().map(Unit::posEnd).toArray(Long[]::new))
                .param("statuses", texts(it.statuses()))
                .param("seen", texts(view.statuses()))
                .param("active", StudentStatus.activeCodes())
                .param("grades", it.grades().toArray(Integer[]::new))
                .param("gradesSeen", view.grades().toArray(Integer[]::new))
                .param("years", it.years().toArray(Integer[]::new))
                .param("yearsSeen", view.years().toArray(Integer[]::new))
                .param("sexes", texts(view.sexes()))
                .param("levels", texts(view.levels()))
                .param("registration", view.registration(), Types.VARCHAR)
                .param("numbers", texts(it.numbers()));
    }

    private static String[] texts(List<String> some) {
        return some.toArray(String[]::new);
    }

    /// The grades there are within reach.
    List<Integer> grades() {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select distinct u.grade_level from organisation.unit u
                         where u.pos between :lo and :hi and u.grade_level is not null order by 1
                        """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(Integer.class)
                .list();
    }
}
