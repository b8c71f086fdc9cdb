package org.matricula.credential.certificate;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.matricula.graduation.ConclusionsReversed;
import org.matricula.graduation.DegreesRevoked;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// A conclusion is taken back only after its certificates are void, and so is a degree.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CertifiedConclusions {

    private static final int TOLD = 10;

    private final JdbcClient sql;

    CertifiedConclusions(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    void on(ConclusionsReversed reversed) {
        refuse(reversed.conclusions(), "", "certificate.stands");
    }

    /// The void certificate of a degree that is gone does not keep a later one from being drawn.
    @EventListener
    void on(DegreesRevoked revoked) {
        refuse(revoked.conclusions(), "degree", "certificate.degree-stands");
        sql.sql(
                        """
                        update credential.certificate set freed = 'degree-gone'
                         where conclusion_id = any (:ids) and slot = 'degree' and state = 'void'
                        """)
                .param("ids", revoked.conclusions().toArray(UUID[]::new))
                .update();
    }

    /// Whether what a certificate says is still so: its conclusion stands, and carries the degree.
    boolean carry(Certificate it) {
        return sql.sql(
                        """
                        select exists (select from graduation.conclusion k
                                        where k.id = :id and k.reversed_at is null and (k.degree or not :degree))
                        """)
                .param("id", it.conclusionId())
                .param("degree", it.sort() == Kind.DEGREE)
                .query(Boolean.class)
                .single();
    }

    private void refuse(Collection<UUID> conclusions, String slot, String code) {
        record Standing(String number, String name, long all) {}
        List<Standing> standing =
                sql.sql(
                                """
                                select c.number, c.name, count(*) over () as "all" from credential.certificate c
                                 where c.conclusion_id = any (:ids) and c.state <> 'void' and :slot in ('', c.slot)
                                 order by c.number limit :told
                                """)
                        .param("slot", slot)
                        .param("told", TOLD)
                        .param("ids", conclusions.toArray(UUID[]::new))
                        .query(Standing.class)
                        .list();
        Refused.unlessEmpty(
                standing.stream()
                        .map(it -> Refusal.conflict(code, it.number() + " " + it.name(), it.all()))
                        .toList());
    }
}
