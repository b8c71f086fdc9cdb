package org.matricula.appraisal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What a round's reckoning came to: set by set, and the same again from the same notes.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class AppraisalScores {

    private final JdbcClient sql;

    AppraisalScores(JdbcClient sql) {
        this.sql = sql;
    }

    void forget(UUID round) {
        sql.sql("delete from appraisal.score where round_id = :round")
                .param("round", round)
                .update();
        sql.sql("delete from appraisal.unit_score where round_id = :round")
                .param("round", round)
                .update();
    }

    /// Everybody active with at least one note in the term; of each class the best by the
    /// percentage, but nobody below what everybody begins with.
    int reckon(Round it, long lo, long hi) {
        return sql.sql(
                        """
                        insert into appraisal.score
                          (round_id, enrolment_id, scope_pos, person_id, unit_id, outstanding, met, missed, points,
                           proposed)
                        select :round, p.enrolment_id, p.scope_pos, p.person_id, p.unit_id, p.outstanding, p.met,
                               p.missed, p.points,
                               p.points > :base and rank() over (partition by p.unit_id order by p.points desc)
                                 <= floor(p.size * :percent / 100.0)
                          from (select s.enrolment_id, s.scope_pos, s.person_id, s.unit_id, n.outstanding, n.met, n.missed,
                                       least(100, greatest(0, :base + :bonus * n.outstanding - :malus * n.missed))
                                         as points,
                                       (select count(*) from registry.student o
                                         where o.unit_id = s.unit_id and o.status = any (:active)) as size
                                  from (select enrolment_id, count(*) filter (where verdict = 'outstanding')::int as outstanding,
                                               count(*) filter (where verdict = 'met')::int as met,
                                               count(*) filter (where verdict = 'missed')::int as missed
                                          from appraisal.conduct_note
                                         where struck_at is null and noted_on >= :from and noted_on < :until
                                           and scope_pos between :lo and :hi
                                         group by enrolment_id) n
                                  join registry.student s on s.enrolment_id = n.enrolment_id
                                   and s.institution_id = :institution and s.status = any (:active)) p
                        """)
                .param("round", it.id())
                .param("base", it.base())
                .param("bonus", it.bonus())
                .param("malus", it.malus())
                .param("percent", it.studentPercent())
                .param("active", StudentStatus.activeCodes())
                .param("from", it.from())
                .param("until", it.until())
                .param("lo", lo)
                .param("hi", hi)
                .param("institution", it.institutionId())
                .update();
    }

    /// Classes, and the departments or grades above them, by the mean of their students.
    void reckonUnits(Round it) {
        sql.sql(
                        """
                        insert into appraisal.unit_score (round_id, unit_id, scope_pos, sort, members, points, proposed)
                        select :round, p.id, p.pos, p.sort, p.members, p.points,
                               p.points > :base and rank() over (partition by p.sort order by p.points desc)
                                 <= ceil(p.many * :percent / 100.0)
                          from (select u.id, u.pos, k.sort, count(*)::int as members, round(avg(s.points), 2) as points,
                                       count(*) over (partition by k.sort) as many
                                  from appraisal.score s
                                  join organisation.unit c on c.id = s.unit_id
                                  join organisation.unit u on u.institution_id = :institution
                                   and c.pos between u.pos and u.pos_end
                                  join (values ('class', 'class'), ('department', 'department'), ('grade', 'department'))
                                         k (kind, sort) on k.kind = u.kind
                                 where s.round_id = :round
                                   and not (u.kind = 'grade' and exists (select from organisation.unit d
                                         where d.institution_id = u.institution_id and d.kind = 'department'
                                           and u.pos between d.pos and d.pos_end))
                                 group by u.id, u.pos, k.sort) p
                        """)
                .param("round", it.id())
                .param("base", it.base())
                .param("percent", it.unitPercent())
                .param("institution", it.institutionId())
                .update();
    }

    /// Those proposed or all, the best first; within reach.
    ///
    /// @param after the last subject seen, null for the first
    List<Scored> list(UUID round, boolean proposedOnly, @Nullable UUID after, int most) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        with l as (
                          select k.enrolment_id as subject, 'student' as sort, s.name, s.student_number as number,
                                 u.name as unit, 1 as members, k.outstanding, k.missed, k.points::numeric as points,
                                 k.proposed, k.changed_why
                            from appraisal.score k
                            join registry.student s on s.enrolment_id = k.enrolment_id
                            join organisation.unit u on u.id = k.unit_id
                           where k.round_id = :round and k.scope_pos between :lo and :hi
                          union all
                          select k.unit_id, k.sort, u.name, '', coalesce(a.name, ''), k.members, 0, 0, k.points,
                                 k.proposed, k.changed_why
                            from appraisal.unit_score k
                            join organisation.unit u on u.id = k.unit_id
                            left join organisation.unit a on a.id = u.parent_id
                           where k.round_id = :round and k.scope_pos between :lo and :hi),
                        k as (select l.*, array_position(array['student', 'department', 'class'], l.sort) as nth from l)
                        select k.subject, k.sort, k.name, k.number, k.unit, k.members, k.outstanding, k.missed, k.points,
                               k.proposed, k.changed_why
                          from k
                         where (k.proposed or k.changed_why is not null or not :only)
                           and (cast(:after as uuid) is null
                                or (k.nth, -k.points, k.subject)
                                   > (select x.nth, -x.points, x.subject from k x where x.subject = cast(:after as uuid)))
                         order by k.nth, -k.points, k.subject limit :most
                        """)
                .param("round", round)
                .param("only", proposedOnly)
                .param("after", after)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("most", most)
                .query(Scored.class)
                .list();
    }

    /// @return false if nobody of that id was appraised
    boolean change(UUID round, UUID subject, boolean proposed, @Nullable String why) {
        var changed = 0;
        for (var table : List.of("score", "unit_score")) {
            changed +=
                    sql.sql(
                                    "update appraisal.%s set proposed = :proposed, changed_why = :why, changer_ids = array_append(changer_ids, cast(:by as uuid)) where round_id = :round and %s = :subject"
                                            .formatted(
                                                    table,
                                                    table.equals("score")
                                                            ? "enrolment_id"
                                                            : "unit_id"))
                            .param("proposed", proposed)
                            .param("why", why)
                            .param("by", Acting.now().account())
                            .param("round", round)
                            .param("subject", subject)
                            .update();
        }
        return changed == 1;
    }

    /// Whether somebody has adjusted anything of a round.
    boolean changedBy(UUID round, UUID account) {
        return sql.sql(
                        """
                        select exists (select from appraisal.score where round_id = :round and :account = any (changer_ids))
                            or exists (select from appraisal.unit_score where round_id = :round and :account = any (changer_ids))
                        """)
                .param("round", round)
                .param("account", account)
                .query(Boolean.class)
                .single();
    }
}
