package org.matricula.survey;

import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Whom the demonstration's questionnaires ask.
@Repository
@Profile("demo")
@Transactional(readOnly = true)
class DemoAudience {

    private final JdbcClient sql;

    DemoAudience(JdbcClient sql) {
        this.sql = sql;
    }

    boolean none() {
        return sql.sql("select not exists (select from survey.questionnaire)")
                .query(Boolean.class)
                .single();
    }

    List<UUID> of(UUID questionnaire) {
        return sql.sql(
                        """
                        select enrolment_id from survey.invitation where questionnaire_id = :id
                         order by md5(enrolment_id::text)
                        """)
                .param("id", questionnaire)
                .query(UUID.class)
                .list();
    }
}
