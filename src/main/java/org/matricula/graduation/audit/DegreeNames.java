package org.matricula.graduation.audit;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 学位名称 that a programme leads to, for the level of a student before one for every level.
@Repository
@Transactional(readOnly = true)
public class DegreeNames {

    private final JdbcClient sql;

    DegreeNames(JdbcClient sql) {
        this.sql = sql;
    }

    public Optional<String> of(UUID enrolment, @Nullable UUID programme) {
        return sql.sql(
                        """
                        select d.degree_name from curriculum.degree_condition d
                          join registry.student s on s.enrolment_id = :enrolment and d.level in ('', s.level)
                         where d.programme_id = cast(:programme as uuid) and d.degree_name is not null
                         order by d.level desc limit 1
                        """)
                .param("enrolment", enrolment)
                .param("programme", programme)
                .query(String.class)
                .optional();
    }
}
