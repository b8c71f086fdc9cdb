package org.matricula.registry;

import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 本人或被监护人的学籍: the enrolments of the persons a student or guardian reaches, and of nobody else.
@Repository
@Transactional(readOnly = true)
public class OwnStudents {

    /// @param status national code
    public record Own(
            UUID enrolment,
            UUID person,
            String name,
            String studentNumber,
            UUID institution,
            String institutionName,
            String institutionCode,
            String unit,
            String status) {

        /// 在籍.
        public boolean active() {
            return StudentStatus.of(status).active();
        }
    }

    private final JdbcClient sql;

    OwnStudents(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those who still belong to a school first. Empty for staff, who reach units and not persons.
    public List<Own> all() {
        var persons = Acting.now().scope().persons();
        if (persons.isEmpty()) {
            return List.of();
        }
        return sql.sql(
                        """
                        select s.enrolment_id as enrolment, s.person_id as person, s.name, s.student_number,
                               s.institution_id as institution, i.name as institution_name,
                               i.code as institution_code, u.name as unit, s.status
                          from registry.student s
                          join organisation.unit i on i.id = s.institution_id
                          join organisation.unit u on u.id = s.unit_id
                         where s.person_id in (:persons)
                         order by s.status <> all (:active), s.name, s.enrolment_id
                        """)
                .param("persons", persons)
                .param("active", StudentStatus.activeCodes())
                .query(Own.class)
                .list();
    }
}
