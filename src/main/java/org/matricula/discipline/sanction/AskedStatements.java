package org.matricula.discipline.sanction;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What a student has been told is intended, and whether they have spoken.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class AskedStatements {

    /// @param saidOn null while they may still speak
    public record Asked(
            UUID caseId,
            String number,
            String measure,
            @Nullable Integer months,
            String facts,
            LocalDate toldOn,
            @Nullable String said,
            @Nullable LocalDate saidOn) {}

    private final JdbcClient sql;

    AskedStatements(JdbcClient sql) {
        this.sql = sql;
    }

    /// Of cases that are not decided yet.
    public List<Asked> of(UUID enrolment) {
        return sql.sql(
                        """
                        select c.id as case_id, c.number, p.told->>'measure' as measure,
                               (p.told->>'months')::int as months, p.told->>'facts' as facts,
                               d.delivered_on as told_on, p.statement as said, p.heard_on as said_on
                          from workflow.case_file c
                          join discipline.proceeding p on p.case_id = c.id and p.told is not null
                          join discipline.delivery d on d.case_id = c.id and d.what = 'intent'
                          join document.document o on o.id = d.document_id and o.state = 'standing'
                         where c.subject_id = :id and c.state in ('submitted', 'in-progress')
                         order by c.id
                        """)
                .param("id", enrolment)
                .query(Asked.class)
                .list();
    }
}
