package org.matricula.verification.campaign;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 得分: each student has a hundred points, of which what is open about them, and about their class,
/// costs its weight; a unit's score is the mean of its students'.
@Repository
@Transactional(readOnly = true)
public class CampaignScores {

    /// @param depth how far below the unit asked about, 0 itself
    /// @param score 0 to 100, one decimal
    public record Score(
            UUID unitId,
            String name,
            String kind,
            int depth,
            long students,
            long confirmed,
            long objected,
            long compared,
            long problems,
            long openFindings,
            long waived,
            long mended,
            BigDecimal score) {

        public long part(long some) {
            return students == 0 ? 0 : some * 100 / students;
        }
    }

    /// Each place's sums first, so that no student is counted by more than one row of the tree.
    private static final String PLACES =
            """
            with f as (
              select f.enrolment_id, f.scope_pos, f.unit_id, f.state, f.weight
                from verification.finding f
               where f.campaign_id = :campaign and f.scope_pos between :lo and :hi
            ), own as (
              select enrolment_id, sum(weight) filter (where state in ('open', 'waiving')) as lost
                from f where enrolment_id is not null group by enrolment_id
            ), shared as (
              select g.pos, g.pos_end, sum(f.weight) as lost
                from verification.finding f join organisation.unit g on g.id = f.unit_id
               where f.campaign_id = :campaign and f.enrolment_id is null and f.state in ('open', 'waiving')
               group by g.pos, g.pos_end
            ), at_class as (
              select p.scope_pos, coalesce(sum(h.lost), 0) as lost
                from (select distinct x.scope_pos from verification.line x
                       where x.campaign_id = :campaign and x.scope_pos between :lo and :hi) p
                left join shared h on p.scope_pos between h.pos and h.pos_end
               group by p.scope_pos
            ), place as (
              select x.scope_pos, count(*) as students, count(*) filter (where x.confirmed) as confirmed,
                     count(*) filter (where x.confirmed is false) as objected,
                     count(*) filter (where x.compared is not null) as compared,
                     count(*) filter (where x.compared is false) as problems,
                     sum(greatest(0, 100 - coalesce(o.lost, 0) - c.lost)) as points
                from verification.line x
                join at_class c on c.scope_pos = x.scope_pos
                left join own o on o.enrolment_id = x.enrolment_id
               where x.campaign_id = :campaign and x.scope_pos between :lo and :hi
               group by x.scope_pos
            ), told as (
              select scope_pos, count(*) filter (where state in ('open', 'waiving')) as open_findings,
                     count(*) filter (where state = 'waived') as waived, count(*) filter (where state = 'mended') as mended
                from f group by scope_pos
            ), tree as (
              select u.id, u.name, u.kind, u.pos, u.pos_end, %s as depth
                from organisation.unit u %s
            )
            select t.id as unit_id, t.name, t.kind, t.depth, sum(coalesce(p.students, 0)) as students,
                   sum(coalesce(p.confirmed, 0)) as confirmed, sum(coalesce(p.objected, 0)) as objected,
                   sum(coalesce(p.compared, 0)) as compared, sum(coalesce(p.problems, 0)) as problems,
                   sum(coalesce(d.open_findings, 0)) as open_findings, sum(coalesce(d.waived, 0)) as waived,
                   sum(coalesce(d.mended, 0)) as mended,
                   coalesce(round(sum(p.points) / nullif(sum(p.students), 0), 1), 100.0) as score
              from tree t
              join (select scope_pos from place union select scope_pos from told) a
                on a.scope_pos between t.pos and t.pos_end
              left join place p on p.scope_pos = a.scope_pos
              left join told d on d.scope_pos = a.scope_pos
             group by t.id, t.name, t.kind, t.depth, t.pos order by t.pos
            """;

    private final JdbcClient sql;

    CampaignScores(JdbcClient sql) {
        this.sql = sql;
    }

    /// The unit and what stands directly below it, so far as the reader reaches.
    List<Score> below(UUID campaign, UUID unit, long lo, long hi) {
        return within(
                        PLACES.formatted(
                                "case when u.id = :unit then 0 else 1 end",
                                "where u.id = :unit or u.parent_id = :unit"),
                        campaign,
                        lo,
                        hi)
                .param("unit", unit)
                .query(Score.class)
                .list();
    }

    /// The unit and everything below it.
    List<Score> all(UUID campaign, UUID unit, long lo, long hi) {
        return within(
                        PLACES.formatted(
                                """
                                (select count(*) from organisation.unit b, organisation.unit top
                                  where top.id = :unit and b.pos < u.pos and b.pos_end >= u.pos_end and b.pos >= top.pos)
                                """,
                                "where u.pos between :lo and :hi"),
                        campaign,
                        lo,
                        hi)
                .param("unit", unit)
                .query(Score.class)
                .list();
    }

    private JdbcClient.StatementSpec within(String statement, UUID campaign, long lo, long hi) {
        var scope = Acting.now().scope().within(lo, hi);
        return sql.sql(statement)
                .param("campaign", campaign)
                .param("lo", scope.lo())
                .param("hi", scope.hi());
    }
}
