package org.matricula.exam.result;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 考试工作量 of a round: papers set, rooms watched, patrols, scripts marked.
@Repository
@Transactional(readOnly = true)
public class Workloads {

    /// One teacher.
    public record Line(
            UUID accountId, String name, int papers, int invigilated, int patrolled, int marked) {}

    static final String COUNTED =
            """
            select :round as round_id, n.account_id, sum(n.papers) as papers, sum(n.invigilated) as invigilated,
                   sum(n.patrolled) as patrolled, sum(n.marked) as marked
              from (
                select p.setter_id as account_id, 1 as papers, 0 as invigilated, 0 as patrolled, 0 as marked
                  from exam.paper p where p.round_id = :round and p.version is not null and p.setter_id is not null
                union all
                select d.account_id, 0, case d.kind when 'invigilator' then 1 else 0 end,
                       case d.kind when 'patrol' then 1 else 0 end, 0
                  from exam.duty d where d.round_id = :round
                union all
                select p.marker_id, 0, 0, 0, 1
                  from exam.candidate c
                  join exam.paper p on p.round_id = c.round_id and p.course_id = c.course_id and p.marker_id is not null
                 where c.round_id = :round and c.excluded is null and (c.exam is not null or c.mark is not null)
                   and c.mark is distinct from 'absent'
              ) n
             group by n.account_id
            """;

    private final JdbcClient sql;

    Workloads(JdbcClient sql) {
        this.sql = sql;
    }

    /// As it was handed in, else as it stands.
    List<Line> of(UUID round) {
        return sql.sql(
                        """
                        with frozen as (
                          select w.round_id, w.account_id, w.papers, w.invigilated, w.patrolled, w.marked
                            from exam.workload w where w.round_id = :round),
                        shown as (
                          select * from frozen
                          union all
                          select * from (%s) c where not exists (select from frozen))
                        select s.account_id, a.name, s.papers, s.invigilated, s.patrolled, s.marked
                          from shown s join identity.account a on a.id = s.account_id
                         order by a.name, s.account_id
                        """
                                .formatted(COUNTED))
                .param("round", round)
                .query(Line.class)
                .list();
    }
}
