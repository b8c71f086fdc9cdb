package org.matricula.registry.account;

import java.util.Optional;
import org.matricula.identity.Whereabouts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Where a student of a number stands, within the asker's reach.
@Repository
@Transactional(readOnly = true)
class StudentWhereabouts implements Whereabouts {

    private final JdbcClient sql;

    StudentWhereabouts(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Place> of(String studentNumber) {
        return sql.sql(
                        """
                        select s.name, s.scope_pos, s.person_id as person from registry.student s
                         where s.student_number = :number order by s.enrolment_id limit 1
                        """)
                .param("number", studentNumber)
                .query(Place.class)
                .optional();
    }
}
