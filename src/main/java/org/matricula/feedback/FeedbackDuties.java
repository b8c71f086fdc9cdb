package org.matricula.feedback;

import java.time.LocalDate;
import java.util.List;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// By when feedback is to be answered, in the calendar of whoever answers for it.
@Repository
@Transactional(readOnly = true)
class FeedbackDuties implements DutySource {

    private final JdbcClient sql;

    FeedbackDuties(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Duty> duties(LocalDate from, LocalDate until) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        select f.due_on as "on", 'feedback-due' as what, i.name as subject, count(*) as "left",
                               '/feedback?which=open' as href
                          from feedback.feedback f join organisation.unit i on i.id = f.institution_id
                         where f.state <> 'answered' and f.due_on >= :from and f.due_on < :until
                           and f.scope_pos between :lo and :hi and (f.owner_role = :role or :leads)
                         group by f.due_on, i.id, i.name
                        """)
                .param("from", from)
                .param("until", until)
                .param("lo", actor.scope().lo())
                .param("hi", actor.scope().hi())
                .param("role", actor.role())
                .param("leads", OpenToFeedbackFigures.Roles.hold(actor))
                .query(Duty.class)
                .list();
    }
}
