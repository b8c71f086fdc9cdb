package org.matricula.discipline.sanction;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 告知的内容: of which sanction the student was told, and of which before.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Tellings {

    private final JdbcClient sql;

    Tellings(JdbcClient sql) {
        this.sql = sql;
    }

    /// What the student was told, in the form's own fields.
    Optional<ToldSanction> told(UUID caseId) {
        return sql.sql(
                        """
                        select p.told->>'measure' as measure, (p.told->>'months')::int as months,
                               p.told->>'facts' as facts, p.told->>'basis' as basis, p.told->>'ground' as ground,
                               p.told->>'course' as course, (p.told->>'mark')::int as mark
                          from discipline.proceeding p where p.case_id = :case and p.told is not null
                        """)
                .param("case", caseId)
                .query(ToldSanction.class)
                .optional();
    }

    /// The student is told of the proposal as it stands.
    void tell(UUID caseId) {
        sql.sql(
                        """
                        update discipline.proceeding p set told = c.fields
                          from workflow.case_file c where c.id = p.case_id and p.case_id = :case
                        """)
                .param("case", caseId)
                .update();
    }

    /// Keeps the proposal as it is handed in.
    ///
    /// @return whether it is another than the last time, of a case that was handed in before
    boolean weighedAnew(UUID caseId) {
        return sql.sql(
                        """
                        with before as (select p.weighed from discipline.proceeding p where p.case_id = :case)
                        update discipline.proceeding p set weighed = c.fields
                          from workflow.case_file c, before b
                         where p.case_id = :case and c.id = p.case_id and p.weighed is distinct from c.fields
                        returning b.weighed is not null
                        """)
                .param("case", caseId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /// What was done about another proposal is kept and begun anew: by the offices, and where
    /// something else has to be told, the telling and the hearing too.
    void again(UUID caseId, boolean told) {
        sql.sql(
                        """
                        update discipline.proceeding p
                           set earlier = p.earlier || jsonb_build_array(jsonb_strip_nulls(
                                 to_jsonb(p) - 'earlier' - 'weighed' - 'case_id' - 'scope_pos' - 'person_id'
                                   - 'offence_id' - 'taken_part'
                                 || jsonb_build_object('toldOn', (select max(d.delivered_on) from discipline.delivery d
                                      where d.case_id = p.case_id and d.what = 'intent')))),
                               told = case when :told then null else p.told end,
                               statement_kind = case when :told then null else p.statement_kind end,
                               statement = case when :told then null else p.statement end,
                               spoken_by = case when :told then null else p.spoken_by end,
                               heard_on = case when :told then null else p.heard_on end,
                               statement_note = case when :told then null else p.statement_note end,
                               draft = null, drafted_on = null, drafter = null, lawful = null, legal_opinion = null,
                               reviewed_on = null, reviewer = null, meeting = null, meeting_on = null,
                               meeting_number = null, present = null, resolution = null, authority = null,
                               authority_agrees = null, authority_number = null, authority_on = null,
                               authority_note = null
                         where p.case_id = :case
                        """)
                .param("told", told)
                .param("case", caseId)
                .update();
    }

    /// @param toldOn when the notice counted as delivered, null where it never was
    public record Earlier(
            String measure,
            @Nullable Integer months,
            @Nullable LocalDate toldOn,
            @Nullable String statement,
            @Nullable LocalDate heardOn) {}

    /// What was told and said before something else had to be told, the oldest first.
    List<Earlier> earlier(UUID caseId) {
        return sql.sql(
                        """
                        select e.it->'told'->>'measure' as measure, (e.it->'told'->>'months')::int as months,
                               (e.it->>'toldOn')::date as told_on, e.it->>'statement' as statement,
                               (e.it->>'heard_on')::date as heard_on
                          from discipline.proceeding p, jsonb_array_elements(p.earlier) with ordinality e (it, nth)
                         where p.case_id = :case and e.it->'told' is not null
                           and (p.told is null or e.it->'told' <> p.told)
                         order by e.nth
                        """)
                .param("case", caseId)
                .query(Earlier.class)
                .list();
    }
}
