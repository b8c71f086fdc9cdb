package org.matricula.demo;

import java.time.LocalDate;
import java.util.List;
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
}
