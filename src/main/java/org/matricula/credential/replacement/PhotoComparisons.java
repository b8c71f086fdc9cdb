package org.matricula.credential.replacement;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 同底版照片比对 of the cases that replace a lost certificate.
@Repository
@Transactional(readOnly = true)
public class PhotoComparisons {

    /// @param frozen the photograph on the certificate, null where it bears none on record
    /// @param given the print as handed in
    public record Compared(
            UUID caseId,
            String caseNumber,
            long scopePos,
            UUID personId,
            String name,
            @Nullable String number,
            @Nullable UUID frozen,
            @Nullable UUID given,
            @Nullable Boolean alike,
            @Nullable String note,
            @Nullable String comparer,
            @Nullable Instant comparedAt) {}

    private final JdbcClient sql;

    PhotoComparisons(JdbcClient sql) {
        this.sql = sql;
    }

    /// @throws Absent if there is no such case within reach
    Compared get(UUID caseId) {
        return find(caseId).orElseThrow(() -> new Absent("proof case"));
    }

    Optional<Compared> find(UUID caseId) {
        return sql.sql(
                        """
                        select c.id as case_id, coalesce(c.number, '') as case_number, c.scope_pos, c.person_id,
                               c.subject_name as name, o.number, o.photo_id as frozen,
                               (select v.file_id from workflow.evidence v
                                 where v.case_id = c.id and v.kind = 'same-negative-photo' order by v.id desc limit 1) as given,
                               p.alike, p.note, p.comparer, p.compared_at
                          from workflow.case_file c
                          left join lateral (select d.number, coalesce(d.photo_id, e.graduation_photo_id, h.photo_id) as photo_id
                                               from credential.certificate d
                                               join registry.enrolment e on e.id = d.enrolment_id
                                               join registry.person h on h.id = d.person_id
                                              where d.enrolment_id = c.subject_id and d.slot = 'study' and d.kind <> 'proof'
                                              order by d.id desc limit 1) o on true
                          left join credential.photo_comparison p on p.case_id = c.id
                         where c.id = :case and c.kind = 'diploma-proof'
                        """)
                .param("case", caseId)
                .query(Compared.class)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void write(Compared it, boolean alike, String note, Instant at) {
        sql.sql(
                        """
                        insert into credential.photo_comparison
                          (case_id, scope_pos, person_id, alike, note, comparer_id, comparer, compared_at)
                        values (:case, :scope, :person, :alike, :note, cast(:by as uuid), :name, :at)
                        on conflict (case_id) do update
                          set alike = excluded.alike, note = excluded.note, comparer_id = excluded.comparer_id,
                              comparer = excluded.comparer, compared_at = excluded.compared_at
                        """)
                .param("case", it.caseId())
                .param("scope", it.scopePos())
                .param("person", it.personId())
                .param("alike", alike)
                .param("note", note)
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
