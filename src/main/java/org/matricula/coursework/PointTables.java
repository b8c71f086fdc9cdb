package org.matricula.coursework;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 绩点对照表: the newest of a school, else the one that came with the program.
@Repository
@Transactional(readOnly = true)
class PointTables {

    private final JdbcClient sql;

    PointTables(JdbcClient sql) {
        this.sql = sql;
    }

    List<PointScheme.Step> steps(UUID institution) {
        return sql.sql(
                        """
                        select s.least, s.points from coursework.point_step s
                         where s.table_id = (
                           select t.id from coursework.point_table t
                            where t.institution_id = :institution or t.institution_id is null
                            order by t.institution_id is null, t.set_at desc, t.id desc limit 1)
                         order by s.least desc
                        """)
                .param("institution", institution)
                .query(PointScheme.Step.class)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void set(UUID institution, String reason, String by, Instant at, List<PointScheme.Step> steps) {
        sql.sql(
                        """
                        with made as (
                          insert into coursework.point_table (institution_id, reason, set_by, set_at)
                          values (:institution, :reason, :by, :at) returning id)
                        insert into coursework.point_step (table_id, least, points)
                        select made.id, v.least, v.points
                          from made, unnest(cast(:least as int[]), cast(:points as numeric[])) as v (least, points)
                        """)
                .param("institution", institution)
                .param("reason", reason)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("least", steps.stream().map(PointScheme.Step::least).toArray(Integer[]::new))
                .param(
                        "points",
                        steps.stream()
                                .map(PointScheme.Step::points)
                                .toArray(java.math.BigDecimal[]::new))
                .update();
    }
}
