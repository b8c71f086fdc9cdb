package org.matricula.graduation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.graduation.RecordConclusions.Decided;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ConclusionRows {

    /// One of those decided together.
    record Mate(UUID id, @Nullable UUID batch, UUID institutionId) {}

    private final JdbcClient sql;

    ConclusionRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<UUID> write(
            UUID institution,
            LocalDate on,
            List<Decided> decided,
            String decisionNo,
            UUID act,
            @Nullable UUID batch) {
        return sql.sql(
                        """
                        insert into graduation.conclusion
                          (institution_id, enrolment_id, person_id, scope_pos, outcome, concluded_on, degree, degree_name,
                           degree_proposed, decision_no, batch, act_id, recorded_at)
                        select e.institution_id, e.id, e.person_id, e.scope_pos, d.outcome, :on, d.degree is not null, d.degree,
                               d.proposed,
                               :number, case when d.outcome = 'postponed' then null else cast(:batch as uuid) end, :act, now()
                          from unnest(cast(:enrolments as uuid[]), cast(:outcomes as text[]), cast(:degrees as text[]),
                                 cast(:proposed as text[]))
                               as d (enrolment, outcome, degree, proposed)
                          join registry.enrolment e on e.id = d.enrolment and e.institution_id = :institution
                         order by e.id
                        returning id
                        """)
                .param("on", on)
                .param("number", decisionNo)
                .param("batch", batch)
                .param("act", act)
                .param("institution", institution)
                .param("enrolments", decided.stream().map(Decided::enrolment).toArray(UUID[]::new))
                .param(
                        "outcomes",
                        decided.stream().map(it -> it.outcome().code()).toArray(String[]::new))
                .param("degrees", decided.stream().map(Decided::degreeName).toArray(String[]::new))
                .param(
                        "proposed",
                        decided.stream().map(Decided::degreeProposed).toArray(String[]::new))
                .query(UUID.class)
                .list();
    }

    UUID later(
            UUID completion, LocalDate on, @Nullable String degree, String decisionNo, UUID batch) {
        return sql.sql(
                        """
                        insert into graduation.conclusion
                          (institution_id, enrolment_id, person_id, scope_pos, outcome, concluded_on, degree,
                           degree_proposed, decision_no, replaces_id, batch, recorded_at)
                        select c.institution_id, c.enrolment_id, c.person_id, c.scope_pos, 'graduate', :on,
                               false, :degree, :number, c.id, :batch, now()
                          from graduation.conclusion c where c.id = :completion
                        returning id
                        """)
                .param("on", on)
                .param("degree", degree)
                .param("number", decisionNo)
                .param("batch", batch)
                .param("completion", completion)
                .query(UUID.class)
                .single();
    }

    /// Locks those decided together with it that stand.
    List<Mate> mates(UUID conclusion) {
        return sql.sql(
                        """
                        select c.id, c.batch, c.institution_id from graduation.conclusion c
                          join graduation.conclusion one on one.id = :id and one.act_id = c.act_id
                         where c.reversed_at is null order by c.id for update of c
                        """)
                .param("id", conclusion)
                .query(Mate.class)
                .list();
    }

    void reversed(List<UUID> ids, String reason) {
        sql.sql(
                        """
                        update graduation.conclusion set reversed_at = now(), reverse_reason = :reason
                         where id = any (:ids)
                        """)
                .param("reason", reason)
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /// Whether it stands and no graduation has followed it.
    boolean stands(UUID conclusion) {
        return sql.sql(
                        """
                        select exists (select from graduation.conclusion c
                                        where c.id = :id and c.reversed_at is null
                                          and not exists (select from graduation.conclusion l
                                                           where l.replaces_id = c.id and l.reversed_at is null))
                        """)
                .param("id", conclusion)
                .query(Boolean.class)
                .single();
    }
}
