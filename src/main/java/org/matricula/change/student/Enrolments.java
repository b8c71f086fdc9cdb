package org.matricula.change.student;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.StatusVerb;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What the rules of a change ask of an enrolment beyond today's standing.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Enrolments {

    /// @param registration whether the first registration has been checked
    /// @param stage `compulsory` where the law forbids withdrawal
    public record Facts(
            @Nullable LocalDate graduationOn,
            @Nullable LocalDate studyLimitOn,
            String registration,
            @Nullable String stage) {}

    private final JdbcClient sql;
    private final Clock clock;

    Enrolments(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Optional<UUID> byNumber(String studentNumber) {
        return sql.sql(
                        """
                        select e.id from registry.enrolment e
                         where e.student_number = :number order by e.active desc, e.entry_on desc limit 1
                        """)
                .param("number", studentNumber)
                .query(UUID.class)
                .optional();
    }

    List<UUID> within(List<UUID> persons) {
        return sql.sql(
                        """
                        select e.id from registry.enrolment e
                         where e.person_id in (:persons) order by e.active desc, e.entry_on desc
                        """)
                .param("persons", persons)
                .query(UUID.class)
                .list();
    }

    /// The time a place is held for service does not count towards the longest time of study
    /// (普通高等学校学生管理规定 第二十七条): the limit moves by it, up to today where it still runs.
    public Facts facts(UUID enrolment) {
        return sql.sql(
                        """
                        select e.graduation_on,
                               e.study_limit_on + coalesce((
                                 select sum(least(coalesce(upper(s.during), cast(:today as date)), cast(:today as date)) - lower(s.during))
                                   from registry.spell s join registry.status_event v on v.id = s.event_id
                                  where s.enrolment_id = e.id and upper_inf(s.recorded) and v.verb = :held
                                    and lower(s.during) < cast(:today as date)), 0)::int as study_limit_on,
                               e.registration,
                               coalesce(k.stage, i.stage) as stage
                          from registry.enrolment e
                          join organisation.unit i on i.id = e.institution_id
                          left join organisation.unit k on k.pos = e.scope_pos
                         where e.id = :id
                        """)
                .param("id", enrolment)
                .param("held", StatusVerb.HOLD_PLACE.name())
                .param("today", LocalDate.now(clock))
                .query(Facts.class)
                .single();
    }

    /// Whether a change other than one of these verbs became true within a period and still stands.
    public boolean changedWithin(UUID enrolment, LocalDate from, LocalDate until) {
        return sql.sql(
                        """
                        select exists (
                          select from registry.status_event e
                           where e.enrolment_id = :id and e.reverses is null
                             and e.effective_on >= :from and e.effective_on < :until
                             and e.verb not in (:uncounted)
                             and not exists (select from registry.status_event r where r.reverses = e.id))
                        """)
                .param("id", enrolment)
                .param("from", from)
                .param("until", until)
                .param(
                        "uncounted",
                        List.of(
                                StatusVerb.ENROL.name(),
                                StatusVerb.TRANSFER_IN.name(),
                                StatusVerb.ADVANCE.name(),
                                StatusVerb.CHANGE_CLASS.name()))
                .query(Boolean.class)
                .single();
    }
}
