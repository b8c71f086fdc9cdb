package org.matricula.workflow.record;

import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Actor;
import org.matricula.workflow.CaseView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// 特批: exceptions from a rule, asked for and decided.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class WaiverRows {

    /// @param sentence what the rule said when the exception was asked for
    /// @param holds whether the application still is what it was made for
    public record Waiver(
            UUID id,
            UUID caseId,
            String kind,
            @Nullable String number,
            String student,
            @Nullable String studentNumber,
            String unit,
            String rule,
            String sentence,
            String why,
            @Nullable UUID askedBy,
            String asked,
            Instant askedAt,
            @Nullable String decision,
            @Nullable String opinion,
            @Nullable String decided,
            @Nullable String decidedRole,
            @Nullable Instant decidedAt,
            boolean holds) {

        public boolean granted() {
            return "grant".equals(decision);
        }
    }

    private static final String SELECT =
            """
            select w.id, w.case_id, c.kind, c.number, c.subject_name as student,
                   c.subject_number as student_number, u.name as unit, w.rule, w.sentence, w.why,
                   w.asked_by, w.asked, w.asked_at, w.decision, w.opinion, w.decided,
                   w.decided_role, w.decided_at, w.fields = c.fields as holds
              from workflow.waiver w
              join workflow.case_file c on c.id = w.case_id
              join organisation.unit u on u.id = c.unit_id
            """;

    private final JdbcClient sql;

    WaiverRows(JdbcClient sql) {
        this.sql = sql;
    }

    public UUID add(CaseView of, String rule, String sentence, String why, Actor by, Instant when) {
        return sql.sql(
                        """
                        insert into workflow.waiver
                          (case_id, scope_pos, person_id, rule, sentence, fields, why, asked_by, asked, asked_role, asked_at)
                        select c.id, c.scope_pos, c.person_id, :rule, :sentence, c.fields, :why,
                               cast(:account as uuid), :name, :role, :at
                          from workflow.case_file c where c.id = :case
                        returning id
                        """)
                .param("case", of.id())
                .param("rule", rule)
                .param("sentence", sentence)
                .param("why", why)
                .param("account", by.account())
                .param("name", by.name())
                .param("role", by.role())
                .param("at", CaseRows.at(when))
                .query(UUID.class)
                .single();
    }

    public Optional<Waiver> find(UUID id) {
        return sql.sql(SELECT + "where w.id = :id").param("id", id).query(Waiver.class).optional();
    }

    public List<Waiver> of(UUID caseId) {
        return sql.sql(SELECT + "where w.case_id = :case order by w.id")
                .param("case", caseId)
                .query(Waiver.class)
                .list();
    }

    /// The rules that give way in this case, as it is filled in now.
    public Set<String> granted(UUID caseId) {
        return sql.sql(
                        """
                        select w.rule from workflow.waiver w
                          join workflow.case_file c on c.id = w.case_id and c.fields = w.fields
                         where w.case_id = :case and w.decision = 'grant'
                        """)
                .param("case", caseId)
                .query(String.class)
                .set();
    }

    /// Those within reach: what waits first, then the newest; one more than asked for.
    public List<Waiver> list(boolean waiting, @Nullable UUID before, int limit) {
        return sql.sql(
                        SELECT
                                + """
                                where (w.decision is null) = :waiting
                                  and (cast(:before as uuid) is null or w.id < cast(:before as uuid))
                                order by w.id desc limit :limit
                                """)
                .param("waiting", waiting)
                .param("before", before)
                .param("limit", limit + 1)
                .query(Waiver.class)
                .list();
    }

    /// The guard between two deciders.
    ///
    /// @return whether this decision was the first
    public boolean decide(
            UUID id, String decision, @Nullable String opinion, Actor by, Instant when) {
        return sql.sql(
                                """
                                update workflow.waiver
                                   set decision = :decision, opinion = :opinion, decided_by = cast(:account as uuid),
                                       decided = :name, decided_role = :role, decided_at = :at
                                 where id = :id and decision is null
                                """)
                        .param("id", id)
                        .param("decision", decision)
                        .param("opinion", opinion)
                        .param("account", by.account())
                        .param("name", by.name())
                        .param("role", by.role())
                        .param("at", CaseRows.at(when))
                        .update()
                == 1;
    }
}
