package org.matricula.change.correction;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The evidence matrix as it is kept: lines are added, never written over.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class EvidenceRuleRows {

    private static final String COLUMNS =
            """
            r.id, r.institution_id as institution, r.education, r.field, r.reason, r.moment, r.verdict, r.tier,
            r.evidence, r.source, r.since, r.why, r.set_by, r.set_at
            """;

    private final JdbcClient sql;

    EvidenceRuleRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// What holds on a day for a school: its own lines before those of its education type before
    /// the general ones; of these the latest.
    List<EvidenceRule> on(@Nullable UUID institution, String education, LocalDate day) {
        return sql.sql(
                        """
                        select distinct on (r.field, r.reason, r.moment)
                        """
                                + COLUMNS
                                + """
                                   from change.correction_rule r
                                  where (r.institution_id is null or r.institution_id = :institution)
                                    and (r.education is null or r.education = :education) and r.since <= :day
                                  order by r.field, r.reason, r.moment, r.institution_id is null, r.education is null,
                                           r.since desc, r.set_at desc, r.id desc
                                """)
                .param("institution", institution, java.sql.Types.OTHER)
                .param("education", education)
                .param("day", day)
                .query(EvidenceRule.class)
                .list();
    }

    /// Who has set what for a school, the newest first.
    List<EvidenceRule> changes(UUID institution) {
        return sql.sql(
                        "select "
                                + COLUMNS
                                + """
                                   from change.correction_rule r where r.institution_id = :institution
                                  order by r.set_at desc, r.id desc limit 200
                                """)
                .param("institution", institution)
                .query(EvidenceRule.class)
                .list();
    }

    UUID add(EvidenceRule it) {
        return sql.sql(
                        """
                        insert into change.correction_rule
                          (institution_id, education, field, reason, moment, verdict, tier, evidence, source, since,
                           why, set_by, set_at)
                        values (:institution, :education, :field, :reason, :moment, :verdict, :tier, :evidence,
                                :source, :since, :why, :by, :at)
                        returning id
                        """)
                .param("institution", it.institution())
                .param("education", it.education())
                .param("field", it.field())
                .param("reason", it.reason())
                .param("moment", it.moment())
                .param("verdict", it.verdict())
                .param("tier", it.tier())
                .param("evidence", it.evidence())
                .param("source", it.source())
                .param("since", it.since())
                .param("why", it.why())
                .param("by", it.setBy())
                .param("at", it.setAt().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }
}
