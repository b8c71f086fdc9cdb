package org.matricula.graduation.round;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Of an open university's round: whom teaching point, branch, province and the national audit have
/// all let through, and whom not. Of other schools there is nobody here.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ChainRows {

    private static final String CHAIN =
            """
              from graduation.verdict v
              join graduation.round r on r.id = v.round_id
              join organisation.unit i on i.id = r.institution_id and i.education = 'open'
              join registry.student s on s.enrolment_id = v.enrolment_id
              left join graduation.application a on a.round_id = v.round_id and a.enrolment_id = v.enrolment_id
             where v.round_id = :round
            """;

    record Wishless(UUID enrolment, long pos) {}

    private final JdbcClient sql;

    ChainRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Who would end by this round and may not. Nobody completes (结业) while there is time to study.
    List<HoldUnapproved.Held> held(UUID round) {
        return sql.sql(
                        """
                        select v.id as verdict, v.enrolment_id as enrolment, v.scope_pos as pos, s.name, s.student_number,
                               case when v.outcome = 'completion' then 'time'
                                    when a.graduation is not true then 'unapplied'
                                    when a.point is not true then 'point'
                                    when a.branch is not true then 'branch'
                                    when a.province is not true then 'province'
                                    else 'national' end as why,
                               coalesce(case when v.outcome = 'graduate' and a.province
                                             then a.national_reason else a.note end, '') as words
                        """
                                + CHAIN
                                + """
                                 and (v.outcome = 'graduate'
                                       and (a.graduation and a.point and a.branch and a.province and a.national) is not true
                                      or v.outcome = 'completion'
                                       and not exists (select from graduation.unmet k
                                                        where k.verdict_id = v.id and k.rule = 'time-limit'))
                                 order by s.scope_pos, s.student_number
                                """)
                .param("round", round)
                .query(HoldUnapproved.Held.class)
                .list();
    }

    /// Those on the upload list of whom the national audit has not said anything.
    VerdictSteps.Stopped pending(UUID round) {
        return VerdictSteps.stopped(
                sql.sql(
                                "select s.name, s.student_number, count(*) over ()::int as students"
                                        + CHAIN
                                        + """
                                         and v.outcome = 'graduate' and a.graduation and a.point and a.branch and a.province
                                         and a.national is null
                                         order by s.scope_pos, s.student_number limit :named
                                        """)
                        .param("round", round));
    }

    void postpone(Collection<UUID> verdicts, String note) {
        sql.sql(
                        """
                        update graduation.verdict
                           set outcome = 'postponed', degree = false,
                               note = coalesce(nullif(note, '') || '；', '') || cast(:note as text)
                         where id = any (:ids)
                        """)
                .param("note", note)
                .param("ids", verdicts.toArray(UUID[]::new))
                .update();
    }

    /// 未申请学位的不推荐授予学位.
    ///
    /// @return of whom
    List<Wishless> withoutDegree(UUID round) {
        return sql.sql(
                        """
                        update graduation.verdict v set degree = false
                          from graduation.round r, organisation.unit i, graduation.application a
                         where v.round_id = :round and r.id = v.round_id and i.id = r.institution_id
                           and i.education = 'open' and a.round_id = v.round_id and a.enrolment_id = v.enrolment_id
                           and v.degree and not a.degree
                        returning v.enrolment_id as enrolment, v.scope_pos as pos
                        """)
                .param("round", round)
                .query(Wishless.class)
                .list();
    }
}
