package org.matricula.registry.account;

import java.util.List;
import java.util.UUID;
import org.matricula.organisation.Belonging;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// A student belongs to the class where their file is; who has left every school, to those they
/// left.
@Repository
@Transactional(readOnly = true)
class StudentBelonging implements Belonging {

    private final JdbcClient sql;

    StudentBelonging(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<UUID> units(List<UUID> persons) {
        var now = of(persons, true);
        return now.isEmpty() ? of(persons, false) : now;
    }

    private List<UUID> of(List<UUID> persons, boolean active) {
        return sql.sql(
                        """
                        select s.unit_id from registry.student s
                         where s.person_id = any (:persons) and (s.status = any (:active)) = :now
                         order by s.enrolment_id
                        """)
                .param("persons", persons.toArray(UUID[]::new))
                .param("active", StudentStatus.activeCodes())
                .param("now", active)
                .query(UUID.class)
                .list();
    }
}
