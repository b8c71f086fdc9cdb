package org.matricula.graduation.progress;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.matricula.graduation.audit.DueGraduates;
import org.matricula.organisation.Unit;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ProgressRows {

    record Student(
            UUID enrolment,
            String name,
            String studentNumber,
            String status,
            UUID institution,
            LocalDate until) {}

    record Mate(
            UUID enrolment,
            String name,
            String studentNumber,
            String unit,
            String status,
            long pos,
            UUID institution,
            LocalDate until) {}

    private static final String SELECT =
            """
            select s.enrolment_id as enrolment, s.name, s.student_number, s.status, s.institution_id as institution,
                   greatest(coalesce(%s, :today), :today) as until
              from registry.student s join registry.enrolment e on e.id = s.enrolment_id
            """
                    .formatted(DueGraduates.END);

    private final JdbcClient sql;

    ProgressRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Whoever belongs to the school, on leave or not.
    List<Student> studying(Collection<UUID> persons, LocalDate today) {
        return sql.sql(SELECT + " where s.person_id = any (:persons) and s.status in (:active)")
                .param("today", today)
                .param("active", List.of(StudentStatus.activeCodes()))
                .param("persons", persons.toArray(UUID[]::new))
                .query(Student.class)
                .list();
    }

    /// Of whoever they are, those who have left as well.
    List<UUID> enrolments(Collection<UUID> persons) {
        return sql.sql(
                        "select s.enrolment_id from registry.student s where s.person_id = any (:persons) order by s.enrolment_id desc")
                .param("persons", persons.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    Optional<Student> one(UUID enrolment, LocalDate today) {
        return sql.sql(SELECT + " where s.enrolment_id = :id")
                .param("today", today)
                .param("id", enrolment)
                .query(Student.class)
                .optional();
    }

    /// Which programmes of the school somebody of the same entry year and level may follow.
    List<Supposed.Programme> programmes(UUID enrolment) {
        return sql.sql(
                        """
                        select distinct on (u.pos, p.unit_id, p.level) p.id, p.name, u.name as unit
                          from registry.student s
                          join curriculum.programme p
                            on p.institution_id = s.institution_id and p.entry_year = s.entry_year
                           and p.level in ('', coalesce(s.level, '')) and p.effective_at is not null
                          join organisation.unit u on u.id = p.unit_id
                         where s.enrolment_id = :id
                         order by u.pos, p.unit_id, p.level, p.version desc limit 500
                        """)
                .param("id", enrolment)
                .query(Supposed.Programme.class)
                .list();
    }

    /// Whoever belongs to the school, on leave or not.
    List<Mate> under(Unit of, LocalDate today, long pos, UUID id, int limit) {
        return sql.sql(
                        """
                        select s.enrolment_id as enrolment, s.name, s.student_number, u.name as unit, s.status,
                               s.scope_pos as pos, s.institution_id as institution, greatest(coalesce(%s, :today), :today) as until
                          from registry.student s
                          join registry.enrolment e on e.id = s.enrolment_id
                          join organisation.unit u on u.id = s.unit_id
                         where s.scope_pos between :lo and :hi and s.status in (:active)
                           and (s.scope_pos, s.enrolment_id) > (:pos, :id)
                         order by s.scope_pos, s.enrolment_id limit :limit
                        """
                                .formatted(DueGraduates.END))
                .param("today", today)
                .param("active", List.of(StudentStatus.activeCodes()))
                .param("lo", of.pos())
                .param("hi", of.posEnd())
                .param("pos", pos)
                .param("id", id)
                .param("limit", limit)
                .query(Mate.class)
                .list();
    }
}
