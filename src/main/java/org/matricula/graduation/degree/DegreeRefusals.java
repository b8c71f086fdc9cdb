package org.matricula.graduation.degree;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 不授予学位: whom the committee decided against, and why.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class DegreeRefusals {

    /// @param of the committee and the number of its decision
    /// @param outcome `refused`, or `revoked` where they had it before
    public record Refused(
            UUID conclusion,
            UUID institutionId,
            UUID person,
            long scopePos,
            String name,
            @Nullable String studentNumber,
            String degree,
            LocalDate on,
            String of,
            String reason,
            @Nullable UUID refuserId,
            String outcome) {}

    /// @param decision null where the degree was taken over with the record
    record Held(
            UUID institutionId, long scopePos, @Nullable UUID decision, @Nullable UUID deciderId) {}

    private static final String REFUSED =
            """
            select c.id as conclusion, c.institution_id, c.person_id as person, c.scope_pos, s.name, s.student_number,
                   c.degree_proposed as degree, c.degree_refused_on as "on", c.degree_refusal_of as "of",
                   c.degree_refusal as reason, c.degree_refuser_id as refuser_id,
                   coalesce((select h.outcome from graduation.degree_hearing h
                              where h.conclusion_id = c.id and h.outcome in ('refused', 'revoked')
                              order by h.id desc limit 1), 'refused') as outcome
              from graduation.conclusion c join registry.student s on s.enrolment_id = c.enrolment_id
             where c.degree_refused_on is not null and c.reversed_at is null
            """;

    private final JdbcClient sql;

    DegreeRefusals(JdbcClient sql) {
        this.sql = sql;
    }

    void add(Collection<UUID> conclusions, String of, LocalDate on, String reason) {
        sql.sql(
                        """
                        update graduation.conclusion
                           set degree_refused_on = :on, degree_refusal = :reason, degree_refusal_of = :of,
                               degree_refuser_id = cast(:by as uuid), degree_refuser = :name
                         where id = any (:ids)
                        """)
                .param("on", on)
                .param("reason", reason)
                .param("of", of)
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("name", Acting.now().name())
                .param("ids", conclusions.toArray(UUID[]::new))
                .update();
    }

    /// 撤销学位: they no longer carry it, and do not wait for it.
    void strip(UUID conclusion) {
        sql.sql(
                        """
                        update graduation.conclusion
                           set degree = false, degree_proposed = coalesce(degree_proposed, degree_name),
                               degree_name = null, degree_decision_id = null
                         where id = :id
                        """)
                .param("id", conclusion)
                .update();
    }

    /// Under which decision they carry it, and who recorded that; locked.
    Optional<Held> holding(UUID conclusion) {
        return sql.sql(
                        """
                        select c.institution_id, c.scope_pos, c.degree_decision_id as decision, d.decider_id
                          from graduation.conclusion c
                          left join graduation.degree_decision d on d.id = c.degree_decision_id
                         where c.id = :id and c.degree and c.reversed_at is null for update of c
                        """)
                .param("id", conclusion)
                .query(Held.class)
                .optional();
    }

    void takeBack(UUID conclusion) {
        sql.sql(
                        """
                        update graduation.conclusion
                           set degree_refused_on = null, degree_refusal = null, degree_refusal_of = null,
                               degree_refuser_id = null, degree_refuser = null
                         where id = :id
                        """)
                .param("id", conclusion)
                .update();
    }

    /// Locked.
    Optional<Refused> find(UUID conclusion) {
        return sql.sql(REFUSED + " and c.id = :id for update of c")
                .param("id", conclusion)
                .query(Refused.class)
                .optional();
    }

    /// The newest first.
    List<Refused> of(UUID institution, int limit) {
        return sql.sql(
                        REFUSED
                                + """
                                 and c.institution_id = :institution
                                 order by c.degree_refused_on desc, s.student_number limit :limit
                                """)
                .param("institution", institution)
                .param("limit", limit)
                .query(Refused.class)
                .list();
    }

    /// Whose accounts are told.
    List<UUID> accounts(Collection<UUID> conclusions) {
        return sql.sql(
                        """
                        select distinct a.account_id from graduation.conclusion c
                          join registry.account_person a on a.person_id = c.person_id where c.id = any (:ids)
                        """)
                .param("ids", conclusions.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }
}
