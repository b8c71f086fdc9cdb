package org.matricula.exam.round;

import java.util.UUID;
import org.matricula.coursework.MakeUpRounds;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Tells others whose results are still to come.
@Repository
@Transactional(readOnly = true)
class OpenRounds implements MakeUpRounds {

    private final JdbcClient sql;

    OpenRounds(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public boolean underWay(UUID institution, UUID term) {
        return sql.sql(
                        """
                        select exists (select from exam.round
                          where institution_id = :institution and term_id = :term and state = 'open'
                            and kind = 'make-up')
                        """)
                .param("institution", institution)
                .param("term", term)
                .query(Boolean.class)
                .single();
    }
}
