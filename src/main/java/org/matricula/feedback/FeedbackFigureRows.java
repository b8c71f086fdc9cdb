package org.matricula.feedback;

import java.time.LocalDate;
import java.util.List;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What the feedback of a time comes to.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FeedbackFigureRows {

    private final JdbcClient sql;

    FeedbackFigureRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<FeedbackFigures.Row> figures(LocalDate from, LocalDate until, LocalDate today) {
        return reached(
                        """
                        select f.topic, count(*)::int as given,
                               (count(*) filter (where f.state <> 'answered'))::int as open,
                               (count(*) filter (where f.state <> 'answered' and f.due_on < :today))::int as late,
                               (count(*) filter (where f.outcome in ('corrected', 'case', 'changed')))::int as upheld,
                               (count(*) filter (where f.helped))::int as helped,
                               round((percentile_cont(0.5) within group
                                 (order by extract(epoch from f.answered_at - f.given_at) / 86400))::numeric, 1) as median
                          from feedback.feedback f
                         where f.scope_pos between :lo and :hi
                           and (f.given_at at time zone 'Asia/Shanghai')::date between :from and :until
                         group by f.topic order by 2 desc, 1
                        """)
                .param("from", from)
                .param("until", until)
                .param("today", today)
                .query(FeedbackFigures.Row.class)
                .list();
    }

    List<FeedbackFigures.Improvement> improvements(LocalDate from, LocalDate until, int most) {
        return reached(
                        """
                        select (f.answered_at at time zone 'Asia/Shanghai')::date as "on", f.topic, i.name as unit,
                               f.improvement as words, f.answerer as "by"
                          from feedback.feedback f join organisation.unit i on i.id = f.institution_id
                         where f.scope_pos between :lo and :hi and f.improvement is not null
                           and (f.answered_at at time zone 'Asia/Shanghai')::date between :from and :until
                         order by f.answered_at desc limit :most
                        """)
                .param("from", from)
                .param("until", until)
                .param("most", most)
                .query(FeedbackFigures.Improvement.class)
                .list();
    }

    private JdbcClient.StatementSpec reached(String text) {
        var scope = Acting.now().scope();
        return sql.sql(text).param("lo", scope.lo()).param("hi", scope.hi());
    }
}
