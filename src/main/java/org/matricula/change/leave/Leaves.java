package org.matricula.change.leave;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.StudentStatus;
import org.matricula.workflow.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Leaves: those that were taken, as the register's own history tells them, and until when the
/// running one was granted.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Leaves {

    /// A time spent on leave; of one still running, until its granted end.
    ///
    /// @param until first day after it
    public record Taken(LocalDate from, LocalDate until) {

        public int months() {
            var months = (int) Period.between(from, until).toTotalMonths();
            return from.plusMonths(months).isBefore(until) ? months + 1 : months;
        }
    }

    /// What was granted last and has not been reversed.
    public record Granted(UUID caseId, LocalDate from, LocalDate lastOn, @Nullable String reason) {}

    private final JdbcClient sql;

    Leaves(JdbcClient sql) {
        this.sql = sql;
    }

    /// Spells of leave that touch are one leave: an extension is no second time.
    public List<Taken> taken(UUID enrolment) {
        return sql.sql(
                        """
                        with leave as (
                          select unnest(range_agg(during)) as during from registry.spell
                           where enrolment_id = :id and upper_inf(recorded) and status = :onLeave),
                        granted as (
                          select max(last_on) as last_on from change.leave
                           where enrolment_id = :id and reversed_at is null)
                        select lower(l.during) as "from",
                               coalesce(upper(l.during), greatest(g.last_on, lower(l.during)) + 1,
                                        (lower(l.during) + interval '1 year')::date) as until
                          from leave l, granted g order by 1
                        """)
                .param("id", enrolment)
                .param("onLeave", StudentStatus.ON_LEAVE.code())
                .query(Taken.class)
                .list();
    }

    public Optional<Granted> granted(UUID enrolment) {
        return sql.sql(
                        """
                        select case_id, from_on as "from", last_on, reason from change.leave
                         where enrolment_id = :id and reversed_at is null
                         order by last_on desc limit 1
                        """)
                .param("id", enrolment)
                .query(Granted.class)
                .optional();
    }

    public void add(
            Subject student,
            UUID caseId,
            UUID event,
            LocalDate from,
            LocalDate lastOn,
            String reason) {
        sql.sql(
                        """
                        insert into change.leave
                          (enrolment_id, person_id, scope_pos, case_id, event_id, from_on, last_on, reason)
                        values (:enrolment, :person, :scope, :case, :event, :from, :last, :reason)
                        """)
                .param("enrolment", student.id())
                .param("person", student.person())
                .param("scope", student.scopePos())
                .param("case", caseId)
                .param("event", event)
                .param("from", from)
                .param("last", lastOn)
                .param("reason", reason)
                .update();
    }

    public void reversed(UUID caseId, Instant when) {
        sql.sql("update change.leave set reversed_at = :at where case_id = :case")
                .param("case", caseId)
                .param("at", OffsetDateTime.ofInstant(when, ZoneOffset.UTC))
                .update();
    }
}
