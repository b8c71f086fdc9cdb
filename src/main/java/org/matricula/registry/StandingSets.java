package org.matricula.registry;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What [Standings] does for one student, for many in one round each: a grade of thousands is one
/// statement, not thousands.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class StandingSets {

    private final JdbcClient sql;

    StandingSets(JdbcClient sql) {
        this.sql = sql;
    }

    /// In one order, so that two who lock the same students wait rather than block each other.
    int lock(Collection<UUID> enrolments) {
        return sql.sql(
                        """
                        select e.id from registry.enrolment e
                         where e.id = any (:ids) order by e.id for update
                        """)
                .param("ids", enrolments.toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .size();
    }

    /// Names of those whose standing of the day does not allow it, or who have a later act.
    List<String> barred(LocalDate day, List<StandingChange> changes) {
        return sql.sql(
                        """
                        select p.name
                          from unnest(cast(:ids as uuid[]), cast(:from as text[])) as c (id, allowed)
                          join registry.enrolment e on e.id = c.id
                          join registry.person p on p.id = e.person_id
                          left join registry.spell s on s.enrolment_id = e.id and upper_inf(s.recorded)
                           and s.during @> :day
                         where s.status is null or not s.status = any (string_to_array(c.allowed, ','))
                            or exists (select from registry.status_event l
                                where l.enrolment_id = e.id and l.reverses is null and l.effective_on > :day
                                  and not exists (select from registry.status_event r where r.reverses = l.id))
                         order by p.name, e.id
                        """)
                .param("day", day)
                .param("ids", ids(changes))
                .param(
                        "from",
                        changes.stream()
                                .map(it ->
                                        String.join(
                                                ",",
                                                it.verb().from().stream()
                                                        .map(StudentStatus::code)
                                                        .toList()))
                                .toArray(String[]::new))
                .query(String.class)
                .list();
    }

    int write(UUID batch, LocalDate day, List<StandingChange> changes) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        insert into registry.status_event
                          (enrolment_id, scope_pos, person_id, verb, effective_on, batch, status, reason,
                           decided_by, document_no, recorded_by, recorder)
                        select e.id, e.scope_pos, e.person_id, c.verb, :day, :batch, c.status, c.reason,
                               c.decided_by, c.document_no, :account, :name
                          from unnest(cast(:ids as uuid[]), cast(:verbs as text[]), cast(:statuses as text[]),
                                      cast(:reasons as text[]), cast(:deciders as text[]), cast(:numbers as text[]))
                               as c (id, verb, status, reason, decided_by, document_no)
                          join registry.enrolment e on e.id = c.id
                         order by e.id
                        """)
                .param("batch", batch)
                .param("day", day)
                .param("ids", ids(changes))
                .param("verbs", texts(changes.stream().map(it -> it.verb().name()).toList()))
                .param(
                        "statuses",
                        texts(changes.stream().map(it -> it.verb().to().code()).toList()))
                .param(
                        "reasons",
                        changes.stream().map(StandingChange::reason).toArray(String[]::new))
                .param(
                        "deciders",
                        changes.stream().map(StandingChange::decidedBy).toArray(String[]::new))
                .param(
                        "numbers",
                        changes.stream().map(StandingChange::documentNo).toArray(String[]::new))
                .param("account", actor.account())
                .param("name", actor.name())
                .update();
    }

    void closeFrom(UUID batch) {
        sql.sql(
                        """
                        with e as (select id, enrolment_id, effective_on, recorded_at
                                     from registry.status_event where batch = :batch),
                        closed as (
                          update registry.spell s
                             set recorded = tstzrange(lower(s.recorded), e.recorded_at), closed_by = e.id
                            from e
                           where s.enrolment_id = e.enrolment_id and upper_inf(s.recorded)
                             and s.during && daterange(e.effective_on, null)
                          returning s.enrolment_id, s.scope_pos, s.person_id, s.during, s.status, s.unit_id,
                                    s.grade_level, s.event_id)
                        insert into registry.spell
                          (enrolment_id, scope_pos, person_id, during, recorded, status, unit_id, grade_level,
                           event_id, written_by)
                        select c.enrolment_id, c.scope_pos, c.person_id, daterange(lower(c.during), e.effective_on),
                               tstzrange(e.recorded_at, null), c.status, c.unit_id, c.grade_level, c.event_id, e.id
                          from closed c join e on e.enrolment_id = c.enrolment_id
                         where lower(c.during) < e.effective_on
                        """)
                .param("batch", batch)
                .update();
    }

    void open(UUID batch, List<StandingChange> changes) {
        sql.sql(
                        """
                        insert into registry.spell
                          (enrolment_id, scope_pos, person_id, during, recorded, status, unit_id, grade_level,
                           event_id, written_by)
                        select e.enrolment_id, e.scope_pos, e.person_id, daterange(e.effective_on, null),
                               tstzrange(e.recorded_at, null), e.status, coalesce(c.unit, w.unit_id),
                               coalesce(c.level, w.grade_level), e.id, e.id
                          from registry.status_event e
                          join unnest(cast(:ids as uuid[]), cast(:units as uuid[]), cast(:levels as int[]))
                               as c (id, unit, level) on c.id = e.enrolment_id
                          join registry.spell w on w.closed_by = e.id and w.during @> e.effective_on
                         where e.batch = :batch
                        """)
                .param("batch", batch)
                .param("ids", ids(changes))
                .param("units", changes.stream().map(StandingChange::unit).toArray(UUID[]::new))
                .param(
                        "levels",
                        changes.stream().map(StandingChange::gradeLevel).toArray(Integer[]::new))
                .update();
    }

    void markActive(UUID batch) {
        sql.sql(
                        """
                        update registry.enrolment e
                           set active = s.status = any (cast(:active as text[]))
                          from registry.spell s, registry.status_event v
                         where v.batch = :batch and e.id = v.enrolment_id and s.enrolment_id = e.id
                           and upper_inf(s.recorded) and upper_inf(s.during)
                        """)
                .param("batch", batch)
                .param("active", StudentStatus.activeCodes())
                .update();
    }

    List<UUID> enrolments(UUID batch) {
        return sql.sql("select enrolment_id from registry.status_event where batch = :batch")
                .param("batch", batch)
                .query(UUID.class)
                .list();
    }

    boolean reversed(UUID batch) {
        return sql.sql(
                        """
                        select exists (select from registry.status_event e
                          join registry.status_event r on r.reverses = e.id where e.batch = :batch)
                        """)
                .param("batch", batch)
                .query(Boolean.class)
                .single();
    }

    /// Names of those upon whose act a later one stands.
    List<String> actedOn(UUID batch) {
        return sql.sql(
                        """
                        select p.name from registry.status_event e
                          join registry.person p on p.id = e.person_id
                         where e.batch = :batch and exists (
                           select from registry.status_event l
                            where l.enrolment_id = e.enrolment_id and l.seq > e.seq and l.reverses is null
                              and not exists (select from registry.status_event r where r.reverses = l.id))
                         order by p.name, e.id
                        """)
                .param("batch", batch)
                .query(String.class)
                .list();
    }

    void writeReversal(UUID batch, UUID reversed, @Nullable String reason) {
        var actor = Acting.now();
        sql.sql(
                        """
                        insert into registry.status_event
                          (enrolment_id, scope_pos, person_id, verb, effective_on, batch, status, reason,
                           reverses, recorded_by, recorder)
                        select e.enrolment_id, e.scope_pos, e.person_id, 'REVERSE', e.effective_on, :batch,
                               coalesce((select s.status from registry.spell s
                                          where s.closed_by = e.id and s.during @> e.effective_on), e.status),
                               :reason, e.id, :account, :name
                          from registry.status_event e where e.batch = :reversed order by e.enrolment_id
                        """)
                .param("batch", batch)
                .param("reversed", reversed)
                .param("reason", reason)
                .param("account", actor.account())
                .param("name", actor.name())
                .update();
    }

    void closeWritten(UUID reversal) {
        sql.sql(
                        """
                        update registry.spell s
                           set recorded = tstzrange(lower(s.recorded), r.recorded_at), closed_by = r.id
                          from registry.status_event r, registry.status_event e
                         where r.batch = :reversal and e.id = r.reverses and s.enrolment_id = e.enrolment_id
                           and upper_inf(s.recorded)
                           and (s.during && daterange(e.effective_on, null)
                                or (upper(s.during) = e.effective_on
                                    and exists (select from registry.spell c
                                                 where c.closed_by = e.id and lower(c.during) = lower(s.during))))
                        """)
                .param("reversal", reversal)
                .update();
    }

    void reopen(UUID reversal) {
        sql.sql(
                        """
                        insert into registry.spell
                          (enrolment_id, scope_pos, person_id, during, recorded, status, unit_id, grade_level,
                           event_id, written_by)
                        select s.enrolment_id, s.scope_pos, s.person_id, s.during, tstzrange(r.recorded_at, null),
                               s.status, s.unit_id, s.grade_level, s.event_id, r.id
                          from registry.status_event r join registry.spell s on s.closed_by = r.reverses
                         where r.batch = :reversal
                        """)
                .param("reversal", reversal)
                .update();
    }

    /// Those who do not lie where their standing of today does.
    List<UUID> displaced(UUID batch, LocalDate today) {
        return sql.sql(
                        """
                        select e.id from registry.status_event v
                          join registry.enrolment e on e.id = v.enrolment_id
                          join registry.spell s on s.enrolment_id = e.id and upper_inf(s.recorded)
                           and s.during @> :today
                          join organisation.unit u on u.id = s.unit_id
                         where v.batch = :batch and u.pos <> e.scope_pos
                         order by e.id
                        """)
                .param("batch", batch)
                .param("today", today)
                .query(UUID.class)
                .list();
    }

    private static UUID[] ids(List<StandingChange> changes) {
        return changes.stream().map(StandingChange::enrolment).toArray(UUID[]::new);
    }

    private static String[] texts(List<String> values) {
        return values.toArray(String[]::new);
    }
}
