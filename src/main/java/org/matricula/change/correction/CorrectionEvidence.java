package org.matricula.change.correction;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.matricula.registry.CaseEvidence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What was handed in with a correction; a reversal of one rests upon the same papers.
@Repository
@Transactional(readOnly = true)
public class CorrectionEvidence implements CaseEvidence {

    private final JdbcClient sql;

    CorrectionEvidence(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Given> of(Collection<UUID> cases) {
        return sql.sql(
                        """
                        select c.id as case_id, c.number, coalesce(e.kind, '') as kind, e.file_id as file
                          from workflow.case_file c left join workflow.evidence e on e.case_id = c.id
                         where c.id = any (:cases) order by c.id, e.id
                        """)
                .param("cases", cases.toArray(UUID[]::new))
                .query(Given.class)
                .list();
    }
}
