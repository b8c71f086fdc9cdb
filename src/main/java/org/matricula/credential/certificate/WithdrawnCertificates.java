package org.matricula.credential.certificate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Certificates withdrawn before anybody had them, and those that can be.
@Repository
@Transactional(readOnly = true)
class WithdrawnCertificates {

    /// A decision some of whose certificates nobody has yet.
    record Unhanded(UUID institutionId, String decisionNo, long certificates) {}

    /// A conclusion's place for one certificate.
    record Place(UUID conclusion, String slot) {}

    private final JdbcClient sql;
    private final Diplomas certificates;

    WithdrawnCertificates(JdbcClient sql, Diplomas certificates) {
        this.sql = sql;
        this.certificates = certificates;
    }

    /// Those whose place waits to be taken anew: the last that was withdrawn of each.
    Map<Place, Certificate> of(Collection<UUID> conclusions) {
        var ids =
                sql.sql(
                                """
                                select distinct on (c.conclusion_id, c.slot) c.id from credential.certificate c
                                 where c.conclusion_id = any (:ids) and c.freed = 'withdrawn'
                                   and not exists (select from credential.certificate n where n.redraws_id = c.id)
                                 order by c.conclusion_id, c.slot, c.id desc
                                """)
                        .param("ids", conclusions.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list();
        return certificates.all(ids).stream()
                .collect(
                        Collectors.toMap(
                                it -> new Place(it.conclusionId(), it.slot()),
                                Function.identity()));
    }

    /// What was drawn in its place, however often; itself where nothing was.
    UUID last(UUID certificate) {
        return sql.sql(
                        """
                        with recursive chain (id, nth) as (
                          select cast(:id as uuid), 0
                          union all
                          select n.id, chain.nth + 1 from chain join credential.certificate n on n.redraws_id = chain.id)
                        select id from chain order by nth desc limit 1
                        """)
                .param("id", certificate)
                .query(UUID.class)
                .single();
    }

    /// The newest first.
    List<Unhanded> unhanded(int limit) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select c.institution_id, k.decision_no, count(*) as certificates
                          from credential.certificate c join graduation.conclusion k on k.id = c.conclusion_id
                         where c.state in ('drawn', 'printed') and c.scope_pos between :lo and :hi
                         group by c.institution_id, k.decision_no order by max(k.concluded_on) desc, 2, 1 limit :limit
                        """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("limit", limit)
                .query(Unhanded.class)
                .list();
    }

    /// Locks so many of a decision's certificates that nobody has yet.
    @Transactional(propagation = Propagation.MANDATORY)
    List<UUID> lock(UUID institution, String decisionNo, int most) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select c.id from credential.certificate c join graduation.conclusion k on k.id = c.conclusion_id
                         where k.institution_id = :institution and k.decision_no = :number
                           and c.state in ('drawn', 'printed') and c.scope_pos between :lo and :hi
                         order by c.id limit :most for update of c
                        """)
                .param("institution", institution)
                .param("number", decisionNo)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /// How many of a decision's certificates are in such a state.
    int count(UUID institution, String decisionNo, Collection<String> states) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select count(*) from credential.certificate c join graduation.conclusion k on k.id = c.conclusion_id
                         where k.institution_id = :institution and k.decision_no = :number
                           and c.state = any (:states) and c.scope_pos between :lo and :hi
                        """)
                .param("institution", institution)
                .param("number", decisionNo)
                .param("states", states.toArray(String[]::new))
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(Integer.class)
                .single();
    }
}
