package org.matricula.graduation.audit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class RequirementRows {

    private static final String ON =
            """
            select distinct on (q.rule) q.rule, q.threshold, q.enabled, q.leads_to, q.source
              from graduation.requirement q join organisation.unit i on i.id = :institution
             where (q.institution_id is null or q.institution_id = i.id) and q.education = i.education
               and q.during @> cast(:on as date)
             order by q.rule, q.institution_id nulls last
            """;

    private final JdbcClient sql;

    RequirementRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<Requirement> on(UUID institution, LocalDate day) {
        return sql.sql(ON)
                .param("institution", institution)
                .param("on", day)
                .query(Requirement.class)
                .list();
    }

    List<Requirements.Version> versions(UUID institution) {
        return sql.sql(
                        """
                        select q.rule, q.threshold, q.enabled, q.leads_to, q.source, lower(q.during) as since,
                               upper(q.during) as until, q.setter, q.institution_id is not null as own
                          from graduation.requirement q join organisation.unit i on i.id = :institution
                         where (q.institution_id is null or q.institution_id = i.id) and q.education = i.education
                         order by q.institution_id nulls last, lower(q.during) desc
                        """)
                .param("institution", institution)
                .query(Requirements.Version.class)
                .list();
    }

    int freeze(UUID round, UUID institution, LocalDate day) {
        return sql.sql(
                        """
                        insert into graduation.round_rule (round_id, rule, threshold, leads_to, source)
                        select :round, h.rule, h.threshold, h.leads_to, h.source from (
                        """
                                + ON
                                + ") h where h.enabled")
                .param("round", round)
                .param("institution", institution)
                .param("on", day)
                .update();
    }

    /// Ends the version of the days before and begins one today, or mends today's.
    void change(
            Unit at,
            String rule,
            BigDecimal threshold,
            boolean enabled,
            String leadsTo,
            String source,
            LocalDate today) {
        sql.sql("select id from organisation.unit where id = :id for update")
                .param("id", at.id())
                .query(UUID.class)
                .single();
        sql.sql(
                        """
                        update graduation.requirement set during = daterange(lower(during), :today)
                         where institution_id = :institution and education = :education and rule = :rule
                           and during @> cast(:today as date) and lower(during) < :today
                        """)
                .param("institution", at.id())
                .param("education", at.education())
                .param("rule", rule)
                .param("today", today)
                .update();
        var mended =
                sql.sql(
                                """
                                update graduation.requirement set threshold = :threshold, enabled = :enabled, source = :source
                                 where institution_id = :institution and education = :education and rule = :rule
                                   and lower(during) = :today
                                """)
                        .param("threshold", threshold)
                        .param("enabled", enabled)
                        .param("source", source)
                        .param("institution", at.id())
                        .param("education", at.education())
                        .param("rule", rule)
                        .param("today", today)
                        .update();
        if (mended == 0) {
            sql.sql(
                            """
                            insert into graduation.requirement
                              (institution_id, education, rule, threshold, enabled, leads_to, source, during, set_by, setter, set_at)
                            values (:institution, :education, :rule, :threshold, :enabled, :leadsTo, :source,
                                    daterange(:today, null), cast(:by as uuid), :name, now())
                            """)
                    .param("institution", at.id())
                    .param("education", at.education())
                    .param("rule", rule)
                    .param("threshold", threshold)
                    .param("enabled", enabled)
                    .param("leadsTo", leadsTo)
                    .param("source", source)
                    .param("today", today)
                    .param("by", Acting.now().account(), java.sql.Types.OTHER)
                    .param("name", Acting.now().name())
                    .update();
        }
    }
}
