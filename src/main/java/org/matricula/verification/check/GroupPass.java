package org.matricula.verification.check;

import java.time.ZoneOffset;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The rules upon what students form together: classes too large, series of numbers with gaps.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class GroupPass {

    private static final String WRITE =
            """
            insert into verification.finding
              (campaign_id, rule, about, unit_id, scope_pos, detail, severity, weight, owner, due_on, found_at, pass_id)
            select :campaign, r.code, g.about, g.unit_id, g.pos, g.detail, r.severity, r.weight, r.owner,
                   cast(:due as date), :at, :pass
              from (%s) g
              join verification.campaign_rule r
                on r.campaign_id = :campaign and r.code = :rule and g.education = any (r.educations)
            on conflict (campaign_id, rule, about) do update
               set pass_id = excluded.pass_id, detail = excluded.detail,
                   state = case when finding.state = 'mended' then 'open' else finding.state end,
                   mended_at = null, mender = null,
                   due_on = case when finding.state = 'mended' then excluded.due_on else finding.due_on end
            """;

    private static final String LARGE =
            """
            select cast(u.id as text) as about, u.id as unit_id, u.pos, cast(count(*) as text) as detail, i.education
              from registry.student s
              join organisation.unit u on u.id = s.unit_id and u.kind = 'class'
              join organisation.unit i on i.id = s.institution_id
             where s.scope_pos between :lo and :hi and s.status = any (:active)
             group by u.id, i.education having count(*) > :limit
            """;

    /// Everybody ever numbered counts: a number is not free because its holder has left.
    private static final String GAPS =
            """
            select cast(i.id as text) || ':' || n.series as about, i.id as unit_id, i.pos,
                   n.series || ': ' || sum(n.missing) as detail, i.education
              from (select s.institution_id, left(s.student_number, -cast(:limit as int)) as series,
                           cast(right(s.student_number, cast(:limit as int)) as bigint)
                             - lag(cast(right(s.student_number, cast(:limit as int)) as bigint))
                                 over (partition by s.institution_id, left(s.student_number, -cast(:limit as int)),
                                                    char_length(s.student_number)
                                       order by s.student_number) - 1 as missing
                      from registry.student s
                     where s.scope_pos between :lo and :hi and s.student_number ~ '[0-9]{4}$'
                       and char_length(s.student_number) > :limit) n
              join organisation.unit i on i.id = n.institution_id and i.pos between :lo and :hi
             where n.missing > 0
             group by i.id, n.series
            """;

    private final JdbcClient sql;

    GroupPass(JdbcClient sql) {
        this.sql = sql;
    }

    void find(RegisterPass.Look look) {
        find(look, "class-size", "most", LARGE);
        find(look, "number-gap", "digits", GAPS);
        sql.sql(
                        """
                        update verification.finding f
                           set state = 'mended', mended_at = :at, mender = null
                          from verification.rule r
                         where f.campaign_id = :campaign and r.code = f.rule and r.sort = 'group'
                           and f.scope_pos between :lo and :hi and f.state in ('open', 'waiving')
                           and f.pass_id is distinct from :pass
                        """)
                .param("at", look.at().atOffset(ZoneOffset.UTC))
                .param("campaign", look.campaign())
                .param("pass", look.pass())
                .param("lo", look.lo())
                .param("hi", look.hi())
                .update();
    }

    /// Before the groups are looked at once more under the same run.
    void forget(RegisterPass.Look look) {
        sql.sql(
                        "update verification.finding set pass_id = null where campaign_id = :campaign and enrolment_id is null")
                .param("campaign", look.campaign())
                .update();
    }

    private void find(RegisterPass.Look look, String rule, String limit, String groups) {
        var it = look.rules().get(rule);
        if (it == null) {
            return;
        }
        sql.sql(WRITE.formatted(groups))
                .param("campaign", look.campaign())
                .param("pass", look.pass())
                .param("rule", rule)
                .param("limit", it.parameters().get(limit))
                .param("due", look.dues().get(rule))
                .param("at", look.at().atOffset(ZoneOffset.UTC))
                .param("lo", look.lo())
                .param("hi", look.hi())
                .param("active", StudentStatus.activeCodes())
                .update();
    }
}
