package org.matricula.coursework;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.matricula.registry.Concern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Failed courses that still count, and lessons missed without leave within four weeks.
@Repository
@Transactional(readOnly = true)
class StudyConcern implements Concern {

    private static final int DAYS = 28;

    private final JdbcClient sql;

    StudyConcern(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Found> of(Collection<UUID> enrolments, LocalDate today) {
        var ids = enrolments.toArray(UUID[]::new);
        var failed =
                sql.sql(
                                """
                                select g.enrolment_id as enrolment, 'failed' as kind, count(*)::text as figure
                                  from coursework.v_counted g
                                 where g.enrolment_id = any (:enrolments) and g.passed is false
                                 group by g.enrolment_id
                                """)
                        .param("enrolments", ids)
                        .query(Found.class)
                        .list();
        var absent =
                sql.sql(
                                """
                                select a.enrolment_id as enrolment, 'absent' as kind, count(*)::text as figure
                                  from coursework.absence a
                                 where a.enrolment_id = any (:enrolments) and a.kind = 'absent'
                                   and a.struck_at is null and a.missed_on > :since and a.missed_on <= :today
                                 group by a.enrolment_id
                                """)
                        .param("enrolments", ids)
                        .param("since", today.minusDays(DAYS))
                        .param("today", today)
                        .query(Found.class)
                        .list();
        return Stream.concat(absent.stream(), failed.stream()).toList();
    }
}
