package org.matricula.graduation.progress;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ProgressRows {

    record Student(
            UUID enrolment, String name, String studentNumber, UUID institution, LocalDate until) {}

    record Mate(
            UUID enrolment,
            String name,
            String studentNumber,
            String unit,
            long pos,
            UUID institution,
            LocalDate until) {}

    private static final String SELECT =
            """
            select s.enrolment_id as enrolment, s.name, s.student_number, s.institution_id as institution,
                   greatest(coalesce(e.graduation_on, :today), :today) as until
              from registry.student s join registry.enrolment e on e.id = s.enrolment_id
            """;

    private final JdbcClient sql;

    ProgressRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<Student> studying(Collection<UUID> persons, LocalDate today) {
        return sql.sql(SELECT + " where s.person_id = any (:persons) and s.status = '01'")
                .param("today", today)
                .param("persons", persons.toArray(UUID[]::new))
                .query(Student.class)
                .list();
    }

    Optional<Student> one(UUID enrolment, LocalDate today) {
        return sql.sql(SELECT + " where s.enrolment_id = :id")
                .param("today", today)
                .param("id", enrolment)
                .query(Student.class)
                .optional();
    }

    List<Mate> under(Unit of, LocalDate today, long pos, UUID id, int limit) {
        return sql.sql(
                        """
                        select s.enrolment_id as enrolment, s.name, s.student_number, u.name as unit, s.scope_pos as pos,
                               s.institution_id as institution, greatest(coalesce(e.graduation_on, :today), :today) as until
                          from registry.student s
                          join registry.enrolment e on e.id = s.enrolment_id
                          join organisation.unit u on u.id = s.unit_id
                         where s.scope_pos between :lo and :hi and s.status = '01'
                           and (s.scope_pos, s.enrolment_id) > (:pos, :id)
                         order by s.scope_pos, s.enrolment_id limit :limit
                        """)
                .param("today", today)
                .param("lo", of.pos())
                .param("hi", of.posEnd())
                .param("pos", pos)
                .param("id", id)
                .param("limit", limit)
                .query(Mate.class)
                .list();
    }
}
