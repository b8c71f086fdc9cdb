package org.matricula.workflow.record;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.kernel.Acting;
import org.matricula.workflow.CaseView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 证明材料 of a case.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class EvidenceRows {

    public record Item(
            UUID id, String kind, UUID fileId, String name, String addedBy, Instant addedAt) {}

    private final JdbcClient sql;
    private final Clock clock;

    EvidenceRows(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public UUID add(CaseView of, String kind, UUID file, String name) {
        return sql.sql(
                        """
                        insert into workflow.evidence
                          (case_id, scope_pos, person_id, kind, file_id, name, added_by, added_at)
                        values (:case, :scope, :person, :kind, :file, :name, :by, :at)
                        returning id
                        """)
                .param("case", of.id())
                .param("scope", of.scopePos())
                .param("person", of.person())
                .param("kind", kind)
                .param("file", file)
                .param("name", name)
                .param("by", Acting.now().name())
                .param("at", CaseRows.at(clock.instant()))
                .query(UUID.class)
                .single();
    }

    public boolean remove(UUID caseId, UUID item, String by) {
        return sql.sql(
                                "delete from workflow.evidence where case_id = :case and id = :id and added_by = :by")
                        .param("by", by)
                        .param("case", caseId)
                        .param("id", item)
                        .update()
                == 1;
    }

    public List<Item> of(UUID caseId) {
        return sql.sql(
                        """
                        select id, kind, file_id, name, added_by, added_at
                          from workflow.evidence where case_id = :case order by id
                        """)
                .param("case", caseId)
                .query(Item.class)
                .list();
    }

    /// As one is shown who acts for themselves or a ward: papers they may not open are not named to
    /// them either, for names tell of witnesses.
    public List<Item> shown(UUID caseId) {
        return Acting.now().scope().persons().isEmpty()
                ? of(caseId)
                : sql.sql(
                                """
                                select e.id, e.kind, e.file_id, e.name, e.added_by, e.added_at
                                  from workflow.evidence e
                                 where e.case_id = :case
                                   and exists (select from attachment.file f where f.id = e.file_id)
                                 order by e.id
                                """)
                        .param("case", caseId)
                        .query(Item.class)
                        .list();
    }

    public Set<String> kinds(UUID caseId) {
        return of(caseId).stream().map(Item::kind).collect(Collectors.toSet());
    }
}
