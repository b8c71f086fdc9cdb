package org.matricula.change.transfer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.matricula.registry.Intake;
import org.matricula.registry.StatusVerb;
import org.matricula.vault.OpenedRows;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What the record knows of whoever leaves.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Leavers {

    private static final String MAJOR =
            """
            (select m.name from organisation.unit m
              where m.kind = 'major' and m.pos <= u.pos and u.pos <= m.pos_end order by m.pos desc limit 1)
            """;

    private static final String SELECT =
            """
            select e.id as enrolment, e.person_id as person, e.institution_id as institution, u.id as unit,
                   e.scope_pos, p.name, p.sex, p.birth_on, e.student_number, e.registry_number, p.salt, e.kind,
                   s.grade_level, e.level, e.admission, e.entry_on, e.graduation_on,
                   e.student_type,
            """
                    + MAJOR
                    + """
                     as major
                      from registry.enrolment e
                      join registry.person p on p.id = e.person_id
                      join registry.student s on s.enrolment_id = e.id
                      join organisation.unit u on u.pos = e.scope_pos
                    """;

    private final JdbcClient sql;
    private final OpenedRows opened;
    private final Vault vault;

    Leavers(JdbcClient sql, OpenedRows opened, Vault vault) {
        this.sql = sql;
        this.opened = opened;
        this.vault = vault;
    }

    Leaver get(UUID enrolment) {
        return sql.sql(SELECT + " where e.id = :id")
                .param("id", enrolment)
                .query(opened.of(Leaver.class, Intake.REGISTRY_NUMBER))
                .single();
    }

    /// Whoever bears both the name and the number at a school: one who knows both need not be told
    /// more than that they were right.
    Optional<Leaver> named(UUID school, String name, String number) {
        return sql.sql(
                        SELECT
                                + """
                                 where e.institution_id = :school and e.active and p.name = :name
                                   and (e.registry_digest = :digest or e.student_number = :number)
                                """)
                .param("school", school)
                .param("name", name)
                .param("number", number)
                .param("digest", vault.digest(Intake.REGISTRY_KEY, Intake.registryKey(number)))
                .query(opened.of(Leaver.class, Intake.REGISTRY_NUMBER))
                .optional();
    }

    /// Pupils of a class who have asked for nothing, in the order of their numbers.
    @Transactional
    List<Leaver> undisturbed(UUID unit, int limit) {
        return sql.sql(
                        SELECT
                                + """
                                 where s.unit_id = :unit and s.status = '01'
                                   and not exists (select from workflow.case_file c where c.subject_id = e.id)
                                 order by e.student_number desc limit :limit
                                """)
                .param("unit", unit)
                .param("limit", limit)
                .query(opened.of(Leaver.class, Intake.REGISTRY_NUMBER))
                .list();
    }

    /// The same again, once it is known who it is.
    Optional<Leaver> active(UUID school, UUID person) {
        return sql.sql(
                        SELECT
                                + " where e.institution_id = :school and e.active and e.person_id = :person")
                .param("school", school)
                .param("person", person)
                .query(opened.of(Leaver.class, Intake.REGISTRY_NUMBER))
                .optional();
    }

    /// The name of the major a unit belongs to, empty where it belongs to none.
    Optional<String> majorOf(UUID unit) {
        return sql.sql("select " + MAJOR + " from organisation.unit u where u.id = :unit")
                .param("unit", unit)
                .query(String.class)
                .optional();
    }

    /// What the school has decided about the enrolment before it lets the student go, one line
    /// each: part of the package.
    List<String> history(UUID enrolment) {
        return sql.sql(
                        """
                        select e.verb from registry.status_event e
                         where e.enrolment_id = :id and e.reverses is null and e.verb <> :leaving
                           and not exists (select from registry.status_event r where r.reverses = e.id)
                         order by e.seq
                        """)
                .param("id", enrolment)
                .param("leaving", StatusVerb.TRANSFER_OUT.name())
                .query(String.class)
                .list();
    }
}
