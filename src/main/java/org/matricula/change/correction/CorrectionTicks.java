package org.matricula.change.correction;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.change.correction.CorrectionItems.CaseHead;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 人工核对: what a person has seen of the images. A tick holds for the values that were asked for and
/// the images that lay there when it was set; with others it falls and stays readable.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CorrectionTicks {

    private final JdbcClient sql;

    CorrectionTicks(JdbcClient sql) {
        this.sql = sql;
    }

    void set(CaseHead of, String tick, @Nullable String note, Instant at) {
        fallWithPapers(of.id(), at);
        sql.sql(
                        """
                        insert into change.correction_check
                          (case_id, enrolment_id, person_id, scope_pos, tick, checked_by, checked_at, note)
                        values (:case, :enrolment, :person, :pos, :tick, :by, :at, :note)
                        on conflict (case_id, tick) where fallen_at is null do nothing
                        """)
                .param("case", of.id())
                .param("enrolment", of.enrolment())
                .param("person", of.person())
                .param("pos", of.scopePos())
                .param("tick", tick)
                .param("note", note)
                .param("by", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Those that stand: none that is older than an image.
    List<CorrectionItems.Tick> of(UUID caseId) {
        return sql.sql(
                        """
                        select t.tick, t.checked_by, t.checked_at, t.note from change.correction_check t
                         where t.case_id = :case and t.fallen_at is null
                           and not exists (select from workflow.evidence e
                                            where e.case_id = t.case_id and e.added_at > t.checked_at)
                         order by t.tick
                        """)
                .param("case", caseId)
                .query(CorrectionItems.Tick.class)
                .list();
    }

    /// @param with the field that was changed or taken off
    void fall(UUID caseId, String with, Instant at) {
        sql.sql(
                        """
                        update change.correction_check set fallen_at = :at, fell_with = :with
                         where case_id = :case and fallen_at is null
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("with", with)
                .param("case", caseId)
                .update();
    }

    /// What was set before an image came makes room for what is set now.
    private void fallWithPapers(UUID caseId, Instant at) {
        sql.sql(
                        """
                        update change.correction_check t set fallen_at = :at, fell_with = e.kind
                          from (select distinct on (v.case_id) v.case_id, v.kind, v.added_at from workflow.evidence v
                                 where v.case_id = :case order by v.case_id, v.added_at desc) e
                         where t.case_id = e.case_id and t.fallen_at is null and t.checked_at < e.added_at
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("case", caseId)
                .update();
    }
}
